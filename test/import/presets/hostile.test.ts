import { describe, expect, it } from "vitest";
import { checkProject } from "../../../src/build.ts";
import { expectSound, importPreset, newProject } from "../../helpers/import-preset.ts";

describe("hostile files", () => {
  const NAMES = [
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "type",
    "relations",
    "1",
    "%",
    "claims",
    "source",
  ];
  const odd = (value: unknown): string =>
    `{${NAMES.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join()}}`;

  it.each([
    [
      "ftm",
      `{"id":"a","schema":"constructor","properties":${odd(["x", "y"])}}\n{"id":"b","schema":"Ownership","properties":{"owner":["a"],"asset":["a"],${odd(["z"]).slice(1)}}`,
    ],
    [
      "stix",
      `{"objects":[{"name":"a",${odd("x").slice(1, -1)},"type":"identity","id":"identity--1","identity_class":"toString"},{"type":"relationship","id":"relationship--2","source_ref":"identity--1","target_ref":"identity--1","relationship_type":"constructor"}]}`,
    ],
    [
      "misp",
      `{"type":"toString","category":"constructor","values":[{"uuid":"1","value":"a","meta":${odd("x")},"related":[{"dest-uuid":"1","type":"__proto__"}]}]}`,
    ],
  ] as const)("names in %s that JavaScript or a schema has its own use for", async (preset, text) => {
    const host = newProject();
    const { findings } = await importPreset(host, preset, text);
    expect(findings).toEqual([]);
    expect((await importPreset(host, preset, text)).changes).toEqual([]);
    expectSound(host);
    const { dataset } = checkProject(host, { partial: true });
    const entity = dataset?.entities.find(({ identifiers }) => identifiers[preset] !== undefined);
    // All but those that say what the entity is.
    expect(Object.keys(entity?.attributes ?? {}).length).toBeGreaterThanOrEqual(NAMES.length - 1);
    expect(dataset?.facts).toHaveLength(1);
  });

  it("values that are nested too deeply", async () => {
    const text = `{"type":"tool","id":"tool--1","name":"a","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { findings } = await importPreset(newProject(), "stix", text);
    expect(findings.map(({ message }) => message)).toEqual([
      "The rows from here on cannot be read: its lists and objects are nested too deeply.",
    ]);
  });
});

import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { projectProfile } from "../../src/project/project-profile.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { SYLVANIA } from "../helpers/sylvania-folder.ts";

const QUOTE = "one two three four five six seven eight nine ten";
const FILES = {
  "data/facts/deployment.yaml": `type: deploys_to\nfrom: freedonia\nto: sylvania\nsource: page\nat: p. 1\nquote: ${QUOTE}\n`,
  "data/imported/back.yaml": `type: deploys_to\nfrom: sylvania\nto: freedonia\nsource: page\nat: p. 2\nquote: ${QUOTE}\n`,
};

function checked(settings: string, files: Readonly<Record<string, string>> = FILES) {
  const text = `title: Sylvania\n${settings}`;
  const all = new Map([...shippedSchema(), ...Object.entries({ ...SYLVANIA, ...files, "entente.yaml": text })]);
  // The person of the dossier makes no claim here.
  all.delete("data/people/ann.yaml");
  const { dataset, diagnostics, failed } = checkProject(memoryHost(all));
  const found = diagnostics.map(({ code, severity, span }) => `${severity} ${code} ${span.file}`);
  const own = diagnostics
    .filter(({ span }) => span.file === "entente.yaml")
    .map(({ code, span, hint, message }) => `${code} | ${text.slice(span.start, span.end)} | ${hint ?? message}`);
  return { found, own, failed, schema: dataset?.schema, project: dataset?.project };
}

const HERE = "data/facts/deployment.yaml";
const THERE = "data/imported/back.yaml";

describe("warnings", () => {
  it("are as they are where nothing is set", () => {
    expect(checked("").found).toEqual([`warning W4015 ${HERE}`, `warning W4015 ${THERE}`]);
  });

  it.each([
    ["long-quote: off", []],
    ["W4015: off", []],
    ["w4015: {data/imported: off}", [`warning W4015 ${HERE}`]],
    ["long-quote: {data/imported/: off, data: error}", [`error W4015 ${HERE}`]],
    ["long-quote: {./data/imported/back.yaml: warning, data: off}", [`warning W4015 ${THERE}`]],
    ["long-quote: {data/facts: error}", [`error W4015 ${HERE}`, `warning W4015 ${THERE}`]],
    ["unsourced-fact: off", [`warning W4015 ${HERE}`, `warning W4015 ${THERE}`]],
  ])("%s", (levels, found) => {
    const result = checked(`warnings: {${levels}}\n`);
    expect(result.found).toEqual(found);
    expect(result.failed).toBe(found.some((one) => one.startsWith("error")));
  });

  it.each([
    ["longquote: off", "E5004 | longquote | did you mean `long-quote`?"],
    ["W9999: off", "E5004 | W9999 | `entente explain` lists all; codes that begin with W are warnings"],
    ["E3001: off", "E5004 | E3001 | `entente explain` lists all; codes that begin with W are warnings"],
    ["long-quote: of", "E2007 | of | did you mean `off`?"],
    ["long-quote: mute", "E2007 | mute | one of off, warning, error"],
    ["long-quote: false", "E2006 | false | `long-quote` takes `off`, `warning` or `error`, and this is `false`."],
    ["long-quote: {data/imported: none}", "E2007 | none | one of off, warning, error"],
    ["long-quote: {imported: off}", "W5005 | imported | There is no file or folder `imported` in the project."],
    ["[long-quote]", null],
  ])("%s is refused at its place", (levels, finding) => {
    const { own } = checked(levels.startsWith("[") ? `warnings: ${levels}\n` : `warnings: {${levels}}\n`);
    expect(own).toHaveLength(1);
    if (finding !== null) expect(own).toEqual([finding]);
  });
});

describe("quote_words", () => {
  it.each([
    [10, 0],
    [9, 2],
    [0, 2],
  ])("%d", (words, findings) => {
    expect(checked(`quote_words: ${words}\n`).found).toHaveLength(findings);
  });

  it.each(["-1", "1.5", "ten"])("is not %s", (words) => {
    expect(checked(`quote_words: ${words}\n`).own).toHaveLength(1);
  });
});

it("language travels with the dataset", () => {
  expect(checked("language: zh-Hant\n").project?.language).toBe("zh-Hant");
  expect(checked("").project).not.toHaveProperty("language");
  expect(checked("language: Korean language\n").own).toHaveLength(1);
});

describe("without_types", () => {
  it("does without a relation and an entity type, and what refers to them", () => {
    const { schema, found } = checked("without_types: [weapon, supplies]\nwarnings: {long-quote: off}\n");
    expect(found).toEqual([]);
    expect(Object.keys(schema?.entities ?? {})).not.toContain("weapon");
    expect(Object.keys(schema?.relations ?? {})).not.toContain("supplies");
    expect(JSON.stringify(schema)).not.toContain('"weapon"');
  });

  it("holds for every type that no other one extends", () => {
    const { schema } = checked("warnings: {long-quote: off}\n");
    const entities = Object.values(schema?.entities ?? {});
    const extended = new Set(entities.flatMap(({ lineage }) => lineage.slice(1)));
    const all = [
      ...entities.map(({ name }) => name).filter((name) => !extended.has(name)),
      // Not those that an attribute makes: they go with it.
      ...Object.keys(schema?.relations ?? {}).filter((name) => existsSync(`schema/relations/${name}.yaml`)),
    ];
    expect(all.length).toBeGreaterThan(40);
    const used = new Set(["state", "source", "deploys_to"]);
    for (const name of all) {
      if (used.has(name)) continue;
      const { found } = checked(`without_types: ${name}\nwarnings: {long-quote: off}\n`);
      expect([name, found]).toEqual([name, []]);
    }
  });

  it("refuses data of such a type, and lists of what there is not", () => {
    const used = checked("without_types: [deploys_to]\n");
    expect(used.found.filter((one) => one.startsWith("error"))).toEqual([
      `error E2002 ${HERE}`,
      `error E2002 ${THERE}`,
    ]);
    expect(checked("without_types: [weapn]\n").own).toEqual(["E2002 | weapn | did you mean `weapon`?"]);
    expect(checked("without_types: [actor]\n").own[0]).toContain("E5006 | actor | `actor` cannot be left out:");
    expect(checked("without_types: 3\n").own).toHaveLength(1);
  });
});

it("all of it is completed in editors", () => {
  const { schema } = checked("warnings: {long-quote: off}\n");
  if (!schema) throw new Error("no schema");
  const { properties } = projectProfile(schema, []) as { properties: Record<string, { properties?: object }> };
  expect(Object.keys(properties["warnings"]?.properties ?? {})).toEqual(
    expect.arrayContaining(["long-quote", "W4015", "unreachable-entity"]),
  );
  expect(JSON.stringify(properties["without_types"])).toContain('"weapon"');
  expect(properties).toHaveProperty("quote_words");
  expect(properties).toHaveProperty("language");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { renameEntity } from "../../src/refactor/rename-entity.ts";
import { runs } from "../helpers/runs.ts";
import { applied, harbourWith, shipped, shippedIds } from "./project-files.ts";

function renamed(files: ReadonlyMap<string, string>, old: string, now: string): Map<string, string> {
  return applied(files, renameEntity(memoryHost(new Map(files)), old, now));
}

describe("renaming an entity", () => {
  it("leaves every answer as it was but for the id, whichever it is", () => {
    const before = JSON.stringify(checkProject(memoryHost(new Map(shipped))).dataset);
    fc.assert(
      fc.property(fc.constantFrom(...shippedIds), (old) => {
        const after = renamed(shipped, old, "zz-renamed");
        const { dataset, diagnostics } = checkProject(memoryHost(after));
        expect(diagnostics).toEqual([]);
        expect(formatProject(memoryHost(after)).rewrites).toEqual([]);
        const { entities = [], facts = [], ...rest } = dataset ?? {};
        const own = entities.find(({ id }) => id === "zz-renamed");
        expect(own?.former_ids).toContain(old);
        const back = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll("zz-renamed", old));
        const byId = (all: unknown): unknown[] =>
          (all as { id: string }[])
            .sort((a, b) => (a.id < b.id ? -1 : 1))
            .map((one) => ({ ...one, pointer: undefined }));
        const was = JSON.parse(before);
        const cleared = entities.map((entity) => (entity === own ? { ...entity, former_ids: [] } : entity));
        expect(byId(back(cleared))).toEqual(byId(was.entities));
        expect(byId(back(facts)).map((fact) => sorted(fact))).toEqual(byId(was.facts).map((fact) => sorted(fact)));
        expect(Object.keys(rest).sort()).toEqual(
          Object.keys(was)
            .filter((key) => key !== "entities" && key !== "facts")
            .sort(),
        );
      }),
      { numRuns: runs(1), seed: 20 },
    );
  }, 120_000);

  it("keeps comments, quotes and all other bytes", () => {
    const files = harbourWith({
      ["data/states/ostia.yaml"]:
        "# the port\nname: 'Ostia'   # at the mouth\ntype: state\nrelations:\n  borders: {to: \"carthage\"} # by sea\n",
    });
    files.set("data/states/carthage.yaml", "type: state   # once\nname: Carthage\n\n# until 146 BCE\n");
    const after = renamed(files, "carthage", "qart-hadasht");
    expect(after.get("data/states/ostia.yaml")).toBe(
      "# the port\nname: 'Ostia'   # at the mouth\ntype: state\nrelations:\n  borders: {to: qart-hadasht} # by sea\n",
    );
    expect(after.get("data/states/carthage.yaml")).toBeUndefined();
    expect(after.get("data/states/qart-hadasht.yaml")).toBe(
      "type: state   # once\nname: Carthage\nformer_ids: [carthage]\n\n# until 146 BCE\n",
    );
  });

  it("keeps a condition of entente.yaml in one piece", () => {
    const view = (id: string) =>
      `views:\n  - id: a\n    title: A\n    where: {either: ["speaks_for!=russia, ${id}", type=state]} # both\n    bloc: ${id} # of old\n`;
    const files = new Map(shipped).set("entente.yaml", view("north-korea"));
    expect(renamed(files, "north-korea", "dprk").get("entente.yaml")).toBe(view("dprk"));
  });

  it.each([
    ["{type: state, name: Carthage}\n", "{type: state, name: Carthage, former_ids: [carthage]}\n"],
    ["type: state\nname: C\nformer_ids: [kart]\n", "type: state\nname: C\nformer_ids: [kart, carthage]\n"],
    [
      "type: state\nname: C\nformer_ids:\n  - kart # of old\n",
      "type: state\nname: C\nformer_ids:\n  - kart # of old\n  - carthage\n",
    ],
    ["type: state\nname: C\nformer_ids: kart\n", "type: state\nname: C\nformer_ids: [kart, carthage]\n"],
    ["type: state\nname: C\nformer_ids: [now]\n", "type: state\nname: C\nformer_ids: [carthage]\n"],
    [
      "type: state\nname: C\ndescription: |\n  Two\n  lines\nrelations: {}\n",
      "type: state\nname: C\ndescription: |\n  Two\n  lines\nformer_ids: [carthage]\nrelations: {}\n",
    ],
    [
      "type: state\nname: C\nformer_ids:\n  - now # once\n  - kart # of old\nrelations: {}\n",
      "type: state\nname: C\n# once\nformer_ids: [kart, carthage] # of old\nrelations: {}\n",
    ],
    ["type: state\r\nname: C\r\n", "type: state\r\nname: C\r\nformer_ids: [carthage]\r\n"],
    ["type: state\nname: C", "type: state\nname: C\nformer_ids: [carthage]"],
  ])("keeps the old id in %j", (text, wanted) => {
    const after = renamed(harbourWith({ ["data/states/carthage.yaml"]: text }), "carthage", "now");
    const written = after.get("data/states/now.yaml");
    expect(written).toBe(wanted);
    expect(checkProject(memoryHost(after)).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("writes an id in quotes where YAML would take it for a number", () => {
    const files = harbourWith({
      ["data/states/ostia.yaml"]: "type: state\nname: Ostia\nrelations:\n  borders: {to: carthage}\n",
    });
    files.set("data/states/carthage.yaml", "type: state\nname: Carthage\n");
    const after = renamed(files, "carthage", "1453");
    expect(after.get("data/states/ostia.yaml")).toContain('borders: {to: "1453"}');
    expect(checkProject(memoryHost(after)).failed).toBe(false);
  });

  it("renames in entente.yaml, ids of facts included", () => {
    const after = renamed(shipped, "kn-23", "hwasong-11a");
    const text = after.get("entente.yaml") ?? "";
    expect(text).not.toMatch(/\bkn-23\b/);
    expect(checkProject(memoryHost(after)).diagnostics).toEqual([]);
  });
});

/** Voices, which are sorted by id, in an order that no id decides. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
}

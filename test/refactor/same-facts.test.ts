import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { mergeEntities } from "../../src/refactor/merge-entities.ts";
import { renameEntity } from "../../src/refactor/rename-entity.ts";
import { applied, harbourWith } from "./project-files.ts";

const OLD = "data/states/old.yaml";
const INTO = "data/states/into.yaml";
const head = (name: string): string => `type: state\nname: ${name}\n`;
/** The files after `old` was merged into `into`; each is of a state but for those of facts. */
function merged(files: Readonly<Record<string, string>>) {
  const all = harbourWith({ [OLD]: head("Old"), [INTO]: head("Into"), ...files });
  const { changes, contradictions } = mergeEntities(memoryHost(new Map(all)), "old", "into", null);
  const after = applied(all, changes);
  return { at: (path: string) => after.get(path), contradictions, changes };
}

describe("facts that come to be the same when two entities are merged", () => {
  const into = (relations: string): string =>
    `type: state\nname: Into\naliases: [Old]\nformer_ids: [old]\n${relations}`;

  it("are one entry, with the claims of all", () => {
    const { at, contradictions } = merged({
      [INTO]: `${head("Into")}relations:\n  borders: {to: ostia, source: harbour-gazette}\n`,
      [OLD]: `${head("Old")}relations:\n  borders:\n    - {to: ostia, source: evening-post}\n    - {to: norland, source: evening-post}\n`,
    });
    expect(contradictions).toEqual([]);
    expect(at(OLD)).toBeUndefined();
    expect(at(INTO)).toBe(
      into(
        "relations:\n  borders:\n    - to: ostia\n      claims:\n        - {source: harbour-gazette}\n        - {source: evening-post}\n    - {to: norland, source: evening-post}\n",
      ),
    );
  });

  it("are joined in the files of others, whose empty lists go", () => {
    const { at, changes } = merged({
      "data/states/rome.yaml": `${head("Rome")}relations:\n  supplies:\n    - {to: into, item: coal, source: evening-post}\n    - {to: old, item: coal, source: harbour-gazette}\n    - {to: old, item: timber, source: harbour-gazette}\n`,
      [INTO]: `${head("Into")}relations:\n  borders:\n    - {to: ostia, source: evening-post}\n`,
      "data/states/ostia.yaml": `${head("Ostia")}relations:\n  borders:\n    - {to: old, source: harbour-gazette}\n`,
    });
    expect(changes.references).toBe(3);
    expect(changes.removes).toEqual([OLD]);
    // No other file is written anew.
    expect(changes.writes.map(({ path }) => path)).toEqual([INTO, "data/states/ostia.yaml", "data/states/rome.yaml"]);
    expect(at("data/states/rome.yaml")).toBe(
      `${head("Rome")}relations:\n  supplies:\n    - to: into\n      item: coal\n      claims:\n        - {source: evening-post}\n        - {source: harbour-gazette}\n    - {to: into, item: timber, source: harbour-gazette}\n`,
    );
    const [ostia, own] = [at("data/states/ostia.yaml"), at(INTO)];
    // A relation that both ends tell is told once.
    const both = [ostia, own].filter((text) => text?.includes("borders"));
    expect(both).toHaveLength(1);
    expect(both[0]).toMatch(
      /claims:\n.*\{source: (?:evening-post|harbour-gazette)\}\n.*\{source: (?:evening-post|harbour-gazette)\}\n$/,
    );
    expect([ostia, own].filter((text) => text?.includes("relations"))).toHaveLength(1);
  });

  it("go into the file that is the fact's own", () => {
    const fact = "data/facts/coal.yaml";
    const { at } = merged({
      [fact]: "type: supplies\nfrom: into\nto: ostia\nitem: coal\nclaims:\n  - {source: evening-post}\n",
      [OLD]: `${head("Old")}relations:\n  supplies: {to: ostia, item: coal, source: harbour-gazette}\n`,
    });
    expect(at(fact)).toBe(
      "type: supplies\nfrom: into\nto: ostia\nitem: coal\nclaims:\n  - {source: evening-post}\n  - {source: harbour-gazette}\n",
    );
    expect(at(INTO)).toBe(into(""));
  });

  it("are the richer entry where the other is an id alone, with the comments of both", () => {
    const source = (...mentions: string[]): string =>
      `type: source\nname: Daily\nkind: news\nrelations:\n  mentions:\n${mentions.map((one) => `    ${one}\n`).join("")}`;
    const said = "{to: into, note: as said}";
    for (const [before, after] of [
      [
        ["- coal", "- into # ours", "- {to: old, note: as said} # theirs"],
        ["- coal", "# ours", `- ${said} # theirs`],
      ],
      [
        [`- ${said} # ours`, "- coal", "- old # theirs"],
        ["# theirs", `- ${said} # ours`, "- coal"],
      ],
      [
        ["- into # ours", "- old # theirs"],
        ["# theirs", "- into # ours"],
      ],
    ] as const) {
      const { at } = merged({ "data/sources/daily.yaml": source(...before) });
      expect(at("data/sources/daily.yaml")).toBe(source(...after));
    }
  });

  it("contradict where one of them is an alias", () => {
    const { contradictions } = merged({
      [INTO]: `${head("Into")}relations:\n  borders:\n    - &one {to: ostia, source: harbour-gazette}\n`,
      "data/states/rome.yaml": `${head("Rome")}relations:\n  supplies:\n    - &coal {to: into, item: coal, source: evening-post}\n    - {to: old, item: coal, source: evening-post}\n    - *coal\n`,
    });
    expect(contradictions).toEqual([
      { key: "rome.supplies.into.coal", into: "an entry", old: "an alias of one", file: "data/states/rome.yaml" },
    ]);
  });

  it("tell where the entries contradict", () => {
    const text = (to: string, note: string): string =>
      `    - to: ${to}\n      note: ${note}\n      claims:\n        - {source: evening-post}\n`;
    const { contradictions } = merged({
      "data/states/rome.yaml": `${head("Rome")}relations:\n  borders:\n${text("into", "one")}${text("old", "two")}`,
    });
    expect(contradictions).toEqual([{ key: "note", into: "one", old: "two", file: "data/states/rome.yaml" }]);
  });
});

describe("ids of facts that entente.yaml names", () => {
  const project = (id: string): string => `views:\n  - id: a\n    title: A\n    facts: [${id}] # which\n`;
  const files = harbourWith({
    [OLD]: `${head("Old")}relations:\n  borders: {to: ostia, source: harbour-gazette}\n  supplies: {to: norland, item: coal, source: harbour-gazette}\n`,
  });
  const renamed = (id: string): string | undefined => {
    const before = new Map(files).set("entente.yaml", project(id));
    return applied(before, renameEntity(memoryHost(new Map(before)), "old", "now")).get("entente.yaml");
  };

  it("change with the ids that they are made of, and no other", () => {
    expect(renamed("old.supplies.norland.coal")).toBe(project("now.supplies.norland.coal"));
    expect(renamed("old.borders.ostia")).toBe(project("now.borders.ostia"));
    for (const id of ["norland.borders.sudmark", "norland.supplies.sudmark.coal"])
      expect(renamed(id)).toBe(project(id));
  });
});

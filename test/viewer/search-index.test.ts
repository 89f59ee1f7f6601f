import { describe, expect, it } from "vitest";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { SearchIndex } from "../../viewer/search/search-index.ts";
import { claim, entityOf, factOf, sampleSchema } from "./sample-dataset.ts";

const korea = entityOf("north-korea", "state", "North Korea", {
  aliases: [
    { name: "DPRK", used_by: null },
    { name: "hermit kingdom", used_by: null },
  ],
  names: { ko: "북한", ru: "Северная Корея" },
  identifiers: { wikidata: "Q423" },
});
const world = [korea, entityOf("russia", "state", "Russia"), entityOf("zelensky", "person", "Volodymyr Zelenský")];
const fact = factOf("north-korea", "opposes", "russia", {}, [claim({ note: "over unpaid fertiliser" })]);
const dataset = { format: "entente/1" as const, digest: "0", schema: sampleSchema(), entities: world, facts: [fact] };
const NO_GRAPH = { nodes: [], edges: [] };
const index = SearchIndex.whole(buildAtlas({ dataset, graph: NO_GRAPH }));

function first(words: string): string | undefined {
  return index.find(words)[0]?.id;
}

describe("search", () => {
  it.each([
    ["a name", "north korea"],
    ["the beginning of a name", "north ko"],
    ["a name mistyped", "nroth korae"],
    ["an alias", "dprk"],
    ["words of an alias", "hermit"],
    ["Hangul", "북한"],
    ["Cyrillic in lower case", "корея"],
    ["an identifier", "q423"],
    ["an id", "north-korea"],
  ])("finds an entity by %s", (_, words) => {
    expect(first(words)).toBe("north-korea");
  });

  it("does without accents", () => {
    expect(first("zelensky")).toBe("zelensky");
  });

  it("says by which other name it found", () => {
    expect(index.find("dprk")[0]?.detail).toBe("state · also DPRK");
  });

  it("finds a fact by what was said of it", () => {
    expect(index.find("fertiliser")[0]).toMatchObject({ kind: "fact", id: "north-korea.opposes.russia" });
  });

  it("finds nothing where there is nothing, and does not mind odd input", () => {
    expect(index.find("   ")).toEqual([]);
    expect(index.find("xqzzw")).toEqual([]);
    expect(index.find("\u202e](*")).toEqual([]);
  });

  it("puts what the graph shows before evidence and judgements of the same words", () => {
    const entities = [
      entityOf("a-source", "source", "Korean missiles"),
      entityOf("z-state", "state", "Korean missiles"),
    ];
    const found = SearchIndex.whole(buildAtlas({ dataset: { ...dataset, entities, facts: [] }, graph: NO_GRAPH }));
    expect(found.find("korean missiles").map(({ id }) => id)).toEqual(["z-state", "a-source"]);
  });

  it("grows bit by bit, entities first, and tells when all is in", () => {
    const entities = Array.from({ length: 120 }, (_, n) => entityOf(`state-${n}`, "state", `Freedonia ${n}`));
    const bits = new SearchIndex(buildAtlas({ dataset: { ...dataset, entities }, graph: NO_GRAPH }));
    expect(bits.find("freedonia")).toEqual([]);
    expect(bits.grow(0)).toBe(false);
    expect(bits.find("freedonia 3", 500).length).toBeGreaterThan(0);
    expect(bits.find("fertiliser")).toEqual([]);
    expect(bits.grow(Infinity)).toBe(true);
    expect(bits.grow(0)).toBe(true);
    expect(bits.find("freedonia 119")[0]?.id).toBe("state-119");
    expect(bits.find("fertiliser")).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { leanEntity, wholeEntity } from "../../src/model/outputs/lean-entity.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { type Scope, SearchIndex } from "../../viewer/search/search-index.ts";
import { claim, entityOf, factOf, sampleDataset, sampleSchema } from "./sample-dataset.ts";

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

  it("finds only entities where only these can be chosen", () => {
    expect(index.find("north korea", 12, "entities").map(({ key }) => key)).toEqual(["entity:north-korea"]);
    expect(index.find("fertiliser", 12, "entities")).toEqual([]);
  });

  describe("of a part of a dataset", () => {
    const { dataset: whole } = sampleDataset({ entities: 40, facts: 60 });
    const atlasOf = (entities: readonly Entity[], facts: readonly Fact[]): Atlas =>
      buildAtlas({ dataset: { ...whole, entities, facts }, graph: NO_GRAPH });
    const described = whole.entities.map((one) => ({ ...one, description: "remarkable" }));
    const words = [...whole.entities.flatMap(({ name, id }) => [name, id, name.slice(0, 3)]), "supplies", "remarkable"];
    const found = (search: SearchIndex, scope: Scope): unknown => words.map((one) => search.find(one, 500, scope));

    it("goes on from one part to the next, and finds what a new one would", () => {
      const names = SearchIndex.whole(atlasOf(whole.entities, []));
      const opened = atlasOf([...described.slice(0, 5), ...whole.entities.slice(5)], whole.facts.slice(0, 20));
      const more = names.follow(opened);
      expect(more).toBe(names);
      expect(more.grow(Infinity)).toBe(true);
      const fresh = SearchIndex.whole(opened);
      for (const word of words) {
        const keys = (search: SearchIndex): Set<string> => new Set(search.find(word, 500).map(({ key }) => key));
        expect(keys(more), word).toEqual(keys(fresh));
      }
      const other = atlasOf(whole.entities, whole.facts.slice(20, 30));
      const next = more.follow(other);
      next.grow(Infinity);
      expect(next.find("remarkable", 500)).toEqual([]);
      expect(next.find("supplies", 500).length).toBe(SearchIndex.whole(other).find("supplies", 500).length);
    });

    it("finds the best few as it would among many", () => {
      const search = SearchIndex.whole(atlasOf(described, whole.facts));
      for (const word of [...words, "e", "re"]) {
        const many = search.find(word, 500);
        for (const most of [1, 3, 12]) expect(search.find(word, most), word).toEqual(many.slice(0, most));
      }
    });

    it("begins again where nearly all is new", () => {
      const names = SearchIndex.whole(atlasOf(whole.entities, []));
      const all = atlasOf(described, whole.facts);
      const next = names.follow(all);
      expect(next).not.toBe(names);
      next.grow(Infinity);
      expect(found(next, "all")).toEqual(found(SearchIndex.whole(all), "all"));
    });

    it("finds by names what it finds with the texts of entities", () => {
      const names = SearchIndex.whole(atlasOf(whole.entities, whole.facts));
      const file = whole.entities.map((one) => wholeEntity(leanEntity(one)));
      expect(found(SearchIndex.whole(atlasOf(file, whole.facts)), "all")).toEqual(found(names, "all"));
      const withTexts = SearchIndex.whole(atlasOf(described, whole.facts));
      for (const { name } of whole.entities) {
        const keys = (search: SearchIndex): readonly string[] =>
          search.find(name, 500, "entities").map(({ key }) => key);
        expect(keys(withTexts)).toEqual(keys(names));
      }
    });
  });
});

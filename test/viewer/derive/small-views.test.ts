import { describe, expect, it } from "vitest";
import type { Entity } from "../../../src/model/entity.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { attributeChoices } from "../../../viewer/derive/attribute-choices.ts";
import { actorsLike, nearestFirst } from "../../../viewer/derive/bloc.ts";
import { neighboursOf } from "../../../viewer/derive/neighbours.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { type Shown, show } from "../../../viewer/derive/shown.ts";
import { type Filters, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const ENTITIES: readonly Entity[] = [
  ...["ostia", "norland", "sudmark"].map((id) => entityOf(id, "state", id.toUpperCase())),
  entityOf("ana", "person", "Ana", { aliases: [{ name: "The Fox", used_by: null }] }),
  entityOf("hermit", "person", "Hermit"),
  entityOf("gun", "weapon", "Gun"),
  entityOf("deal", "agreement", "Deal"),
  entityOf("paper", "source", "Paper", {
    attributes: {
      date: "2024-05-01",
      url: ["https://b.example", "https://a.example"],
      published_in: "norland",
      pages: 3,
    },
  }),
  entityOf("weekly", "source", "Weekly", { attributes: { published_in: "ostia", url: "https://a.example" } }),
];
const FACTS: readonly Fact[] = [
  factOf("norland", "supplies", "ostia", { item: "gun" }, [said("ana")]),
  factOf("norland", "opposes", "sudmark", {}, [said("ana", { stance: "denies" })]),
  factOf("ana", "opposes", "norland", {}, [said("ana")]),
  factOf("ana", "leads", "norland", {}, [said("ana"), said("norland")]),
  factOf("paper", "authored_by", "ana", {}, [said("ana")]),
  factOf("deal", "has_party", "norland", {}, [said("ana")]),
  factOf("deal", "has_party", "ostia", {}, [said("ana")]),
  factOf("norland", "has_motto", null, { value: "Coal" }, [said("ana")]),
];
const atlas = worldAtlas(ENTITIES, FACTS);
const seen = see(atlas, NO_CLOCKS, null);
const view = (change: Partial<Filters> = {}, ...more: [focus?: Parameters<typeof show>[3], added?: string[]]): Shown =>
  show(atlas, seen, { ...NO_FILTERS, ...change }, more[0] ?? null, more[1]);
const nodes = (...given: Parameters<typeof view>): readonly string[] => [...view(...given).nodes].sort();

describe("what is counted beside a choice", () => {
  it("is each fact once for its relation, and once for each kind of line that it draws", () => {
    const { counts } = view();
    expect(Object.fromEntries(counts.relations)).toEqual({
      ...{ supplies: 1, transferred_to: 1, opposes: 2, leads: 1, has_party: 2, signed_with: 2, has_motto: 1 },
    });
    expect(Object.fromEntries(counts.types)).toEqual({ state: 3, person: 1, agreement: 1 });
    expect(Object.fromEntries(counts.support)).toMatchObject({ denied: 1 });
    expect([...counts.support.values()].reduce((sum, n) => sum + n)).toBe(view().facts.length);
  });

  it("of a source or a voice is what it says, and no less where it is the one that is chosen", () => {
    const { counts, facts } = view();
    expect(counts.sources.get("paper")).toBe(facts.length);
    expect(view({ voices: ["norland"] }).counts.voices).toEqual(counts.voices);
    expect(view({ types: ["state"] }).counts.types.get("state")).toBe(3);
  });
});

describe("entities without a line", () => {
  it("are drawn where that is asked for, and of the chosen types and entities alone", () => {
    const tied = ["ana", "deal", "gun", "norland", "ostia", "sudmark"];
    expect(nodes()).toEqual(tied);
    expect(nodes({ isolated: true })).toEqual([...tied, "hermit"].sort());
    // A choice turns a type on or off: sources are off at first.
    expect(nodes({ isolated: true, types: ["person"] })).toEqual(["deal", "gun", "norland", "ostia", "sudmark"]);
    expect(nodes({ isolated: true, types: ["source"] })).toContain("weekly");
    expect(nodes({ isolated: true, entities: ["ana", "norland", "hermit"] })).toEqual(["ana", "hermit", "norland"]);
    expect(nodes({ isolated: true }, { ids: ["hermit"], depth: 1 })).toEqual(["hermit"]);
  });

  it("are drawn where the reader names them", () => {
    expect(nodes({ entities: ["hermit", "gun"] })).toEqual(["gun", "hermit"]);
    expect(nodes({ entities: ["nowhere"] })).toEqual([]);
  });
});

describe("what lies around", () => {
  it("is as many steps away as asked, with the lines among all of it", () => {
    expect(nodes({}, { ids: ["sudmark"], depth: 0 })).toEqual(["sudmark"]);
    expect(nodes({}, { ids: ["sudmark"], depth: 1 })).toEqual(["norland", "sudmark"]);
    const { edges, nodes: near, drawn } = view({}, { ids: ["ana"], depth: 1 });
    expect([[...near].sort(), edges.map(({ key }) => key).sort(), drawn]).toEqual([
      ["ana", "norland"],
      ["ana.leads.norland", "ana.opposes.norland"],
      2,
    ]);
    expect(nodes({}, { ids: ["sudmark"], depth: 1 }, ["ostia"])).toEqual(["norland", "ostia", "sudmark"]);
  });
});

describe("lines that rest on several facts", () => {
  it("are drawn where all of them pass, once", () => {
    const signed = ({ edges }: Shown) => edges.filter(({ attributes }) => attributes.kind === "signed_with").length;
    expect(signed(view())).toBe(1);
    expect(signed(view({ entities: ["deal", "norland"] }))).toBe(0);
    expect(signed(view({ relations: ["has_party"] }))).toBe(0);
  });
});

describe("hidden neighbours", () => {
  const few = view({ entities: ["norland"] });
  const hidden = (id: string) =>
    neighboursOf(atlas, few, id).groups.map(({ name, hidden: ids, relations }) => [
      name,
      ids,
      relations.map((one) => [one.name, one.hidden]),
    ]);

  it("are grouped by what ties them, the largest group first, then by name", () => {
    expect(hidden("norland")).toEqual([
      ["fights", ["ana", "sudmark"], []],
      ["gives", ["ostia"], []],
      ["has_party", ["deal"], []],
      ["leads", ["ana"], []],
      ["signed_with", ["ostia"], []],
    ]);
  });

  it("are told apart by relation where a family has several", () => {
    const all = neighboursOf(atlas, view({ entities: ["hermit"] }), "ostia").groups;
    expect(all.find(({ name }) => name === "gives")).toMatchObject({
      label: "what one gives",
      hidden: ["norland", "gun"],
      relations: [
        { name: "supplies", hidden: ["norland"] },
        { name: "transferred_to", hidden: ["gun"] },
      ],
    });
  });

  it("of a source are its author; elsewhere what is about sources plays no part", () => {
    expect(neighboursOf(atlas, few, "paper").all).toEqual(["ana"]);
    expect(neighboursOf(atlas, few, "ana").all).toEqual(["norland"]);
  });
});

describe("attributes to filter by", () => {
  it("are the type and those that some entity has, with values unless they have an order", () => {
    const choices = attributeChoices(atlas);
    expect(choices.map(({ name }) => name)).toEqual(["type", "date", "pages", "published_in", "url"]);
    const values = Object.fromEntries(choices.map((one) => [one.name, one.values]));
    expect(values["date"]).toEqual([]);
    expect(values["pages"]).toEqual([]);
    expect(values["published_in"]).toEqual([
      { value: "norland", label: "NORLAND" },
      { value: "ostia", label: "OSTIA" },
    ]);
    expect(values["url"]?.map(({ value }) => value)).toEqual(["https://a.example", "https://b.example"]);
    // A type with all that it extends, though nothing is of these alone.
    expect(values["type"]?.map(({ value }) => value)).toEqual([
      "actor",
      "agreement",
      "person",
      "source",
      "state",
      "thing",
      "weapon",
    ]);
    expect(attributeChoices(atlas)).toBe(choices);
  });

  it.each([
    [80, 80],
    [81, 0],
  ])("of %i values offer %i: more are typed", (many, offered) => {
    const sources = Array.from({ length: many }, (_, n) =>
      entityOf(`s${n}`, "source", `S${n}`, { attributes: { url: `https://${n}.example`, unknown: "x" } }),
    );
    const choices = attributeChoices(worldAtlas(sources, []));
    expect(choices.map(({ name, values }) => [name, values.length])).toEqual([
      ["type", 2],
      ["url", offered],
    ]);
  });
});

describe("actors", () => {
  it("are found by any of their names, those first that most is said of", () => {
    expect(actorsLike(atlas, "FOX")).toEqual(["ana"]);
    expect(actorsLike(atlas, "")).toEqual(["norland", "ana", "ostia", "sudmark", "hermit"]);
    expect(actorsLike(atlas, "paper")).toEqual([]);
    const many = worldAtlas(
      Array.from({ length: 41 }, (_, n) => entityOf(`p${n}`, "person", `P${n}`)),
      [],
    );
    expect(actorsLike(many, "p")).toHaveLength(40);
  });

  it("of a bloc are listed by how many ties lead to them, then by name", () => {
    const member = (id: string, ties: number) => ({ id, ties: Array.from({ length: ties }, () => ({})) });
    const bloc = { members: [member("ana", 2), member("sudmark", 1), member("ostia", 1), member("norland", 0)] };
    expect(nearestFirst(atlas, bloc as never).map(({ id }) => id)).toEqual(["norland", "ostia", "sudmark", "ana"]);
  });
});

import { describe, expect, it } from "vitest";
import type { View, ViewLayout } from "../../../src/model/project.ts";
import type { Field } from "../../../src/model/schema.ts";
import { layOut } from "../../../viewer/derive/arrange/arrange.ts";
import { layOutMap } from "../../../viewer/derive/arrange/map.ts";
import type { Atlas } from "../../../viewer/derive/atlas.ts";
import { attributeChoices } from "../../../viewer/derive/attribute-choices.ts";
import { blocOf } from "../../../viewer/derive/bloc.ts";
import { belongingTo, tops } from "../../../viewer/derive/fold/belongings.ts";
import { foldable, foldsOfAll } from "../../../viewer/derive/fold/choices.ts";
import { communitiesOf } from "../../../viewer/derive/fold/communities.ts";
import { fold } from "../../../viewer/derive/fold/fold.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { sentenceOf } from "../../../viewer/derive/sentence.ts";
import { type Shown, show } from "../../../viewer/derive/shown.ts";
import { stepsOf } from "../../../viewer/derive/story/steps.ts";
import type { Lens } from "../../../viewer/state/view-state.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const WHERE = { norland: "0, -100", ostia: "10, -100", sudmark: "40, 20" };
const atlas = located(
  worldAtlas(
    [
      ...Object.entries(WHERE).map(([id, where]) =>
        entityOf(id, "state", id.toUpperCase(), { attributes: { coordinates: where } }),
      ),
      ...["army", "corps", "navy"].map((id) => entityOf(id, "organisation", id)),
      ...["ana", "bob", "hermit"].map((id) => entityOf(id, "person", id)),
      entityOf("paper", "source", "Paper"),
      entityOf("peace", "thesis", "Peace"),
    ],
    [
      factOf("army", "part_of", "norland", {}, [said("ana")]),
      factOf("corps", "part_of", "army", {}, [said("ana")]),
      factOf("navy", "part_of", "norland", {}, [said("ana")]),
      factOf("ana", "opposes", "sudmark", {}, [said("bob")]),
      factOf("bob", "opposes", "sudmark", {}, [said("bob")]),
      factOf("norland", "opposes", "sudmark", {}, [said("ana"), said("bob")]),
      factOf("ostia", "opposes", "sudmark", {}, [said("ana")]),
      factOf("ana", "argues", "peace", {}, [said("ana")]),
      factOf("paper", "authored_by", "bob", {}, [said("ana")]),
    ],
  ),
);
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);

/** With states that have coordinates. */
function located(plain: Atlas): Atlas {
  const { schema } = plain.dataset;
  const coordinates = { name: "coordinates", type: { kind: "coordinates" } } as unknown as Field;
  const states = {
    ...schema.entities["state"],
    label: "a state",
    attributes: { coordinates },
  } as (typeof schema.entities)[string];
  return {
    ...plain,
    dataset: { ...plain.dataset, schema: { ...schema, entities: { ...schema.entities, state: states } } },
  };
}

const layoutOf = (
  by: "rings" | "layers" | "sides",
  ids: readonly string[] = [],
  lens: Lens | null = null,
  drawn: Shown = shown,
) =>
  layOut(
    atlas,
    see(atlas, NO_CLOCKS, lens),
    drawn,
    { by, of: [] },
    { focus: ids.length > 0 ? { ids, depth: 1 } : null, lens },
  );

describe("what an arrangement says that it shows", () => {
  it("is whom rings go round, and how many entities are on each", () => {
    expect(layoutOf("rings")?.words).toBe(
      "Rings around SUDMARK: 4 entities 1 step away, 2 entities 2 steps away and 1 entity 3 steps away.",
    );
    expect(layoutOf("rings", ["army", "ana"])?.words).toMatch(/^Rings around army and ana: 3 entities 1 step away/);
    const grouped = fold(atlas, seen, shown, ["type.person"]);
    expect(layoutOf("rings", ["sudmark"], null, grouped)?.words).toMatch(
      /^Rings around SUDMARK: 4 entities 1 step away/,
    );
  });

  it("is how many layers there are, and whom they leave out", () => {
    const layout = layoutOf("layers");
    expect(layout?.words).toMatch(
      /: 4 entities in 3 layers\. .* 4 entities without such a relation in view are left out\.$/,
    );
    const y = (id: string): number => layout?.places.get(id)?.[1] ?? Number.NaN;
    expect(y("norland")).toBeGreaterThan(y("army"));
    expect(y("army")).toBeGreaterThan(y("corps"));
    expect([...(layout?.kinds ?? [])]).toEqual(["part_of"]);
    expect(layoutOf("layers", [], null, { ...shown, edges: [] })).toBe(null);
  });

  it("is who is tied to each of two, or of whom two voices speak", () => {
    expect(layoutOf("sides", ["norland", "sudmark"])?.words).toBe(
      "Between NORLAND and SUDMARK: 2 entities are tied to NORLAND alone, 3 to SUDMARK alone and 1 to neither.",
    );
    expect(layoutOf("sides", ["norland", "sudmark"])?.guides.map(({ label }) => label)).toEqual([
      "NORLAND alone",
      "SUDMARK alone",
    ]);
    expect(layoutOf("sides", ["norland"])).toBe(null);
    expect(layoutOf("sides")).toBe(null);
    const lens = { a: "ana", b: "bob", show: "difference" } as const;
    expect(layoutOf("sides", ["norland", "sudmark"], lens)?.words).toMatch(/^Between ana and bob: /);
    expect(layoutOf("sides", ["norland", "sudmark"], { ...lens, show: "a" })?.words).toMatch(/^Between NORLAND/);
  });
});

describe("a small map", () => {
  it("has all at their coordinates or where they belong, with a line to the point from which one had to give way", () => {
    const layout = layOutMap(atlas, seen, shown);
    expect(layout?.words).toBe(
      "On the map: 3 entities at their own coordinates and 3 where they lie or belong. 2 entities without a place are left out.",
    );
    expect([...(layout?.places.keys() ?? [])].sort()).toEqual(["army", "corps", "navy", "norland", "ostia", "sudmark"]);
    const lines = layout?.guides.filter(({ fill }) => fill === "none") ?? [];
    expect(lines).toHaveLength(3);
    for (const { points } of lines) expect(points[0]).toEqual(layout?.places.get("norland"));
    const at = (id: string) => layout?.places.get(id) ?? [0, 0];
    expect(at("ostia")[0]).toBeGreaterThan(at("norland")[0] - 1);
    expect(at("ostia")[1]).toBeGreaterThan(at("norland")[1]);
    expect(at("sudmark")[0]).toBeGreaterThan(at("norland")[0]);
  });

  it("is none where nothing has a place", () => {
    expect(layOutMap(atlas, seen, { ...shown, nodes: new Set(["ana", "bob"]) })).toBe(null);
    expect(layOutMap(atlas, seen, { ...shown, nodes: new Set(["sudmark"]) })?.places.size).toBe(1);
  });
});

describe("folds of a small world", () => {
  it("hold what belongs to an entity, and are offered where there are two to fold", () => {
    expect([...belongingTo(atlas, seen, "norland")]).toEqual(["norland", "army", "navy", "corps"]);
    expect([tops(atlas, seen), [...belongingTo(atlas, seen, "ana")]]).toEqual([["norland"], ["ana"]]);
    expect(foldsOfAll(atlas, seen, shown, "belongings")).toEqual(["under.norland"]);
    expect(foldsOfAll(atlas, seen, shown, "types")).toEqual(["type.organisation", "type.person", "type.state"]);
    expect(
      foldable(atlas, seen, shown, "army").map(({ fold: { name }, members }) => [name, [...members].sort()]),
    ).toContainEqual(["under.army", ["army", "corps"]]);
  });

  it("go round the best connected, without evidence and judgements", () => {
    const of = communitiesOf(atlas);
    expect(communitiesOf(atlas)).toBe(of);
    expect([of.get("sudmark"), of.get("bob"), of.get("ostia"), of.get("corps")]).toEqual([
      "sudmark",
      "sudmark",
      "sudmark",
      "army",
    ]);
    // Nothing ties the hermit.
    expect(["paper", "peace", "hermit"].filter((id) => of.has(id))).toEqual([]);
  });

  it("that share their mark are one group", () => {
    const { groups } = fold(atlas, seen, shown, ["under.army", "around.army"]);
    expect([...groups.values()]).toEqual([
      { id: "army", folds: ["under.army", "around.army"], members: ["army", "corps"], facts: 1 },
    ]);
  });

  it("draw one mark for their members, and keep lines that end elsewhere", () => {
    const drawn = fold(atlas, seen, shown, ["under.norland", "type.person"]);
    expect([...drawn.groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: "norland", folds: ["under.norland"], members: ["army", "corps", "navy", "norland"], facts: 3 },
      { id: "type.person", folds: ["type.person"], members: ["ana", "bob"], facts: 0 },
    ]);
    expect([...drawn.nodes].sort()).toEqual(["norland", "ostia", "sudmark", "type.person"]);
    expect(drawn.edges.map(({ source, target }) => `${source} ${target}`).sort()).toEqual([
      ...["norland sudmark", "ostia sudmark", "type.person sudmark", "type.person sudmark"],
    ]);
    expect(drawn.drawn).toBe(4);
    expect(sentenceOf(atlas, FIRST_VIEW, seen, shown, drawn)).toEqual({
      shows: "8 entities and 4 facts, 6 of the entities folded into 2 groups.",
      hides: "Within the groups: 3 facts. Hidden: 1 about the sources themselves; 1 of entity types switched off.",
    });
  });
});

describe("attributes to choose from", () => {
  it("are called as the schema calls them", () => {
    const [type, ...more] = attributeChoices(atlas);
    expect(type?.values).toContainEqual({ value: "state", label: "a state" });
    expect(type?.values).toContainEqual({ value: "person", label: "person" });
    expect(more.map(({ name, kind }) => [name, kind])).toEqual([["coordinates", "coordinates"]]);
  });
});

describe("a bloc", () => {
  it("is of an actor alone, and kept for what is seen", () => {
    expect(blocOf(atlas, seen, "norland")?.of).toBe("norland");
    expect(blocOf(atlas, seen, "norland")).toBe(blocOf(atlas, seen, "norland"));
    for (const id of [null, "paper", "nowhere"]) expect(blocOf(atlas, seen, id)).toBe(null);
  });
});

describe("a view of a project", () => {
  const view = (change: Partial<View>) => {
    const plain = { ...{ id: "one", title: "", text: "", entities: [], relations: [], families: [], facts: [] } };
    const none = { support: null, contested: false, single: false, sources: [], voices: [], clocks: null, lens: null };
    const project = { title: "", views: [{ ...plain, ...none, arrange: [], ...change }] };
    const dataset = { ...atlas.dataset, project } as unknown as Atlas["dataset"];
    const state = stepsOf({ ...atlas, dataset, typeOf: (id) => atlas.kg.entity(id)?.type }).get("one");
    if (!state) throw new Error("no step");
    return state;
  };

  it("switches what it does not name: relations, families, and types that the first view leaves out", () => {
    expect(view({}).filters.relations).toEqual(["has_motto", "has_strength"]);
    expect(view({ entities: ["peace", "ana", "ana"] }).filters).toMatchObject({
      entities: ["ana", "peace"],
      types: ["thesis"],
    });
    const on = (change: Partial<View>): readonly string[] => {
      const { relations } = view(change).filters;
      return [...atlas.kinds.values()]
        .flatMap(({ name, background }) => (relations.includes(name) === background ? name : []))
        .sort();
    };
    expect(on({ relations: ["leads", "supplies"] })).toEqual(["leads", "supplies", "transferred_to"]);
    expect(on({ families: ["fights"] })).toEqual(["opposes"]);
    expect(on({ relations: ["authored_by"] })).toEqual(["authored_by"]);
  });

  it("is laid out as its author says, as far around as that takes", () => {
    const layout = (one: ViewLayout) => {
      const { arrange, focus } = view({ layout: one });
      return { arrange, focus };
    };
    expect([view({}).arrange, view({}).focus]).toEqual([null, null]);
    expect(layout({ by: "rings", of: ["ana"], steps: 3 })).toEqual({
      arrange: { by: "rings", of: [] },
      focus: { ids: ["ana"], depth: 3 },
    });
    expect(layout({ by: "rings", of: ["ana"], steps: null }).focus).toEqual({ ids: ["ana"], depth: 1 });
    expect(layout({ by: "sides", of: ["ana", "bob"], steps: 3 }).focus).toEqual({ ids: ["ana", "bob"], depth: 1 });
    expect(layout({ by: "layers", of: [], steps: null }).focus).toBe(null);
    expect(layout({ by: "matrix", of: ["state", "person"], steps: null })).toEqual({
      arrange: { by: "matrix", of: ["state", "person"] },
      focus: null,
    });
  });

  it("keeps its clocks, and what bears no date where it says so", () => {
    const clocks = { true_on: "2024-01-01", known_on: null, undated: true };
    expect(view({ clocks }).clocks).toEqual({ ...NO_CLOCKS, trueOn: "2024-01-01", undated: true });
    expect(view({}).clocks).toEqual(NO_CLOCKS);
  });
});

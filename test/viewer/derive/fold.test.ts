import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandText } from "../../../src/wording/counts.ts";
import { groupText } from "../../../src/wording/picture/folds.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { belongingTo, tops } from "../../../viewer/derive/fold/belongings.ts";
import { FOLD_ALL, foldable, foldsOfAll } from "../../../viewer/derive/fold/choices.ts";
import { communitiesOf } from "../../../viewer/derive/fold/communities.ts";
import { fold } from "../../../viewer/derive/fold/fold.ts";
import { entitiesAt } from "../../../viewer/derive/fold/group.ts";
import { nameOfGroup } from "../../../viewer/derive/fold/names.ts";
import { placesOfGroups } from "../../../viewer/derive/fold/places.ts";
import { buildScene } from "../../../viewer/derive/scene/build-scene.ts";
import { emphasisOf } from "../../../viewer/derive/scene/emphasis.ts";
import { pairOf } from "../../../viewer/derive/scene/ribbons.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { sentenceOf } from "../../../viewer/derive/sentence.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { factsOfPair } from "../../../viewer/evidence/pair-facts.ts";
import { foldNamed } from "../../../viewer/state/folds.ts";
import { reduce } from "../../../viewer/state/reduce.ts";
import { fromFragment, toFragment } from "../../../viewer/state/url.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const shipped = shippedAtlas();
const seen = see(shipped, NO_CLOCKS, null);
const shown = show(shipped, seen, NO_FILTERS, null);
const ALL = FOLD_ALL.flatMap((way) => foldsOfAll(shipped, seen, shown, way));
const someFolds = fc.subarray([...ALL], { maxLength: 8 });

describe("what is folded", () => {
  it("keeps every entity, in one group or as itself", () => {
    fc.assert(
      fc.property(someFolds, (names) => {
        const drawn = fold(shipped, seen, shown, names);
        const apart = [...drawn.nodes].filter((id) => !drawn.groups.has(id));
        const members = [...drawn.groups.values()].flatMap((group) => group.members);
        expect([...apart, ...members].sort()).toEqual([...shown.nodes].sort());
        expect(entitiesAt(drawn.groups, drawn.nodes)).toBe(shown.nodes.size);
        for (const { members: own } of drawn.groups.values()) expect(own.length).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps every fact: on a line between two nodes, or within a group", () => {
    fc.assert(
      fc.property(someFolds, (names) => {
        const drawn = fold(shipped, seen, shown, names);
        const nodeOf = (id: string): string => drawn.under.get(id) ?? id;
        const lines = new Set(drawn.edges.map(({ attributes }) => attributes.fact));
        expect(drawn.drawn).toBe(lines.size);
        for (const { key, source, target, attributes } of shown.edges) {
          const [from, to] = [nodeOf(source), nodeOf(target)];
          const line = drawn.edges.find((edge) => edge.key === key);
          expect([line?.source, line?.target]).toEqual(
            from === to && drawn.groups.has(from) ? [undefined, undefined] : [from, to],
          );
          if (line) expect(lines.has(attributes.fact)).toBe(true);
        }
        for (const { source, target } of drawn.edges)
          for (const id of [source, target]) expect(drawn.nodes.has(id)).toBe(true);
        for (const group of drawn.groups.values()) {
          const within = shown.edges.filter(
            ({ source, target }) => nodeOf(source) === group.id && nodeOf(target) === group.id,
          );
          expect(group.facts).toBe(new Set(within.map(({ attributes }) => attributes.fact)).size);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("does not depend on the order in which it was folded", () => {
    fc.assert(
      fc.property(someFolds, (names) => {
        const [one, other] = [names, names.toReversed()].map((list) => fold(shipped, seen, shown, list));
        expect([...(one?.under ?? [])].sort()).toEqual([...(other?.under ?? [])].sort());
      }),
      { numRuns: 20 },
    );
  });

  it("binds one ribbon a pair of ends, whose count and denials are those of its facts, and of the page that it opens", () => {
    const names = foldsOfAll(shipped, seen, shown, "groups");
    const drawn = fold(shipped, seen, shown, names);
    const scene = buildScene(shipped, seen, drawn, FIRST_VIEW, PALETTES.light);
    const pairs = scene.edges.map(({ source, target }) => pairOf(source, target));
    expect(new Set(pairs).size).toBe(pairs.length);
    const bound = scene.edges.filter(({ facts }) => facts.length > 1);
    expect(bound.length).toBeGreaterThan(20);
    for (const { facts, label, source, target } of bound) {
      const denied = facts.filter((id) => shipped.kg.fact(id)?.rollup.contested !== "no").length;
      expect(label.endsWith(` · ${bandText(facts.length, denied)}`), label).toBe(true);
      const listed = factsOfPair(shipped, seen, pairOf(source, target), drawn).map(({ id }) => id);
      expect(listed).toEqual(expect.arrayContaining([...facts]));
    }
    expect(bound.some(({ label }) => /\d+ facts, \d+ of them denied$/.test(label))).toBe(true);
    for (const [id, node] of scene.under)
      expect([scene.nodes.some((one) => one.id === id), scene.nodes.some((one) => one.id === node)]).toEqual([
        false,
        true,
      ]);
  });

  it("is unfolded by the same action, and undone and redone", () => {
    const folded = reduce(FIRST_VIEW, { type: "fold", names: ["type.person", "around.russia"], how: "toggle" });
    expect(folded.folded).toEqual(["around.russia", "type.person"]);
    expect(reduce(folded, { type: "fold", names: ["around.russia"], how: "toggle" }).folded).toEqual(["type.person"]);
    const undone = reduce(folded, { type: "undo" });
    expect([undone.folded, reduce(undone, { type: "redo" }).folded]).toEqual([[], ["around.russia", "type.person"]]);
    expect(fold(shipped, seen, shown, undone.folded)).toBe(shown);
  });

  it("is in the link, from which what names no fold is left out", () => {
    expect(toFragment({ ...FIRST_VIEW, folded: ["around.russia", "type.person"] }, "")).toBe(
      "folded=around.russia,type.person",
    );
    expect(fromFragment("folded=type.person,around.russia,bloc.nato,type.,russia").folded).toEqual([
      "around.russia",
      "type.person",
    ]);
    expect(foldNamed("around.")).toBe(null);
    // What the data has not folds nothing.
    expect(fold(shipped, seen, shown, ["type.dragon", "around.atlantis", "under.atlantis", "around.kursk"])).toBe(
      shown,
    );
  });

  it("is said beside what is shown, with the facts that no line is drawn for", () => {
    const drawn = fold(shipped, seen, shown, ["type.person"]);
    const [group] = drawn.groups.values();
    const { shows, hides } = sentenceOf(shipped, FIRST_VIEW, seen, shown, drawn);
    expect(shows).toBe(
      `${shown.nodes.size} entities and ${drawn.drawn} facts, ${group?.members.length} of the entities folded into 1 group.`,
    );
    expect(hides).toContain(`Within the groups: ${shown.drawn - drawn.drawn} fact`);
    expect(sentenceOf(shipped, { ...FIRST_VIEW, view: "table" }, seen, shown, drawn)).toEqual(
      sentenceOf(shipped, { ...FIRST_VIEW, view: "table" }, seen, shown),
    );
  });

  it("stands out where something in it is opened, picked or on a path", () => {
    const drawn = fold(shipped, seen, shown, ["type.person"]);
    const at = (id: string) => emphasisOf({ opened: { kind: "entity", id }, picked: [] }, drawn, null);
    expect([...at("vladimir-putin").selectedNodes]).toEqual(["type.person"]);
    expect(at("vladimir-putin").strongNodes.has("russia")).toBe(true);
    expect([...emphasisOf({ opened: null, picked: ["kim-jong-un", "russia"] }, drawn, null).selectedNodes]).toEqual([
      "type.person",
      "russia",
    ]);
    const pair = emphasisOf({ opened: { kind: "pair", id: "russia~vladimir-putin" }, picked: [] }, drawn, null);
    expect(pair.selectedEdges.size).toBeGreaterThan(0);
    const path = {
      nodes: ["vladimir-putin", "russia"],
      hops: shown.edges
        .filter((e) => [e.source, e.target].sort().join() === "russia,vladimir-putin")
        .map(({ attributes }) => ({ fact: attributes.fact })),
    };
    expect(path.hops.length).toBeGreaterThan(0);
    const onPath = emphasisOf({ opened: null, picked: [] }, drawn, path as never);
    expect([onPath.strongNodes, onPath.selectedEdges.size > 0]).toEqual([new Set(["type.person", "russia"]), true]);
  });
});

const ENTITIES = [
  ...["norland", "ostia"].map((id) => entityOf(id, "state", id.toUpperCase())),
  ...["army", "corps", "brigade"].map((id) => entityOf(id, "organisation", id)),
  entityOf("ana", "person", "Ana"),
  entityOf("bob", "person", "Bob"),
];
const FACTS = [
  factOf("army", "part_of", "norland", {}, [said("ana")]),
  factOf("corps", "part_of", "army", {}, [said("ana")]),
  factOf("brigade", "part_of", "ostia", {}, [said("ana", { stance: "denies" })]),
  factOf("norland", "part_of", "corps", {}, [said("ana", { stance: "denies" })]),
  factOf("bob", "opposes", "ostia", {}, [said("bob")]),
  factOf("norland", "opposes", "ostia", {}, [said("ana")]),
];

describe("what belongs to an entity", () => {
  const atlas = worldAtlas(ENTITIES, FACTS);
  const all = see(atlas, NO_CLOCKS, null);
  const view = show(atlas, all, NO_FILTERS, null);

  it("is what is below it, however deep, by facts that are not only denied", () => {
    expect([...belongingTo(atlas, all, "norland")]).toEqual(["norland", "army", "corps"]);
    expect([...belongingTo(atlas, all, "ostia")]).toEqual(["ostia"]);
    expect([...belongingTo(atlas, all, "army")]).toEqual(["army", "corps"]);
    expect(tops(atlas, all)).toEqual(["norland"]);
    const nested = fold(atlas, all, view, ["under.norland", "under.army"]);
    expect([...nested.under]).toEqual([["corps", "army"]]);
  });

  it("folds into it, a smaller group before a larger, and its lead stays", () => {
    const drawn = fold(atlas, all, view, ["type.organisation", "under.norland"]);
    expect([...drawn.groups.values()].map(({ id, members }) => [id, members])).toEqual([
      ["norland", ["army", "corps", "norland"]],
    ]);
    const [group] = drawn.groups.values();
    expect(group && nameOfGroup(atlas, group)).toBe("NORLAND and 2 more");
    expect(drawn.nodes.has("brigade")).toBe(true);
    const states = fold(atlas, all, view, ["type.state", "under.norland"]);
    expect(states.groups.get("type.state")).toBe(undefined);
  });

  it("is offered where there are two to fold", () => {
    expect(
      foldable(atlas, all, view, "norland").map(({ fold: { name }, members }) => [name, members.length]),
    ).toContainEqual(["under.norland", 3]);
    expect(foldable(atlas, all, view, "brigade").map(({ fold: { name } }) => name)).toContain("type.organisation");
    expect(foldable(atlas, all, view, "brigade").map(({ fold: { name } }) => name)).not.toContain("under.brigade");
  });
});

describe("groups", () => {
  it("are the same in every view, each with its lead", () => {
    const of = communitiesOf(shipped);
    expect(communitiesOf(shipped)).toBe(of);
    for (const lead of of.values()) expect(of.get(lead)).toBe(lead);
    expect(of.get("russia")).toBe("russia");
  });

  it("by type lie amid their members, and clear of one another", () => {
    const drawn = fold(shipped, seen, shown, foldsOfAll(shipped, seen, shown, "types"));
    const places = [...placesOfGroups(drawn.groups, (id) => shipped.positions.get(id) ?? [0, 0]).values()];
    expect(places.length).toBe(drawn.groups.size);
    const gaps = places.flatMap(([x, y], n) => places.slice(n + 1).map(([u, v]) => Math.hypot(x - u, y - v)));
    const whole = Math.max(...gaps);
    expect(Math.min(...gaps)).toBeGreaterThan(whole / 20);
    const two = new Map([["type.x", { id: "type.x", folds: ["type.x"], members: ["a", "b"], facts: 0 }]]);
    expect([...placesOfGroups(two, (id) => (id === "a" ? [0, 0] : [4, 2]))]).toEqual([["type.x", [2, 1]]]);
    expect(groupText(2, 0)).toBe("2 entities as one, no fact among them");
  });
});

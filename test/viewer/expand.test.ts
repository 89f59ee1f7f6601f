import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neighbourText, pictureChangesText } from "../../src/wording/picture/neighbours.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { neighboursOf, tiesOf, withExpanded } from "../../viewer/derive/neighbours.ts";
import { expansion } from "../../viewer/derive/place/expand.ts";
import { placeNear } from "../../viewer/derive/place/place-near.ts";
import { see } from "../../viewer/derive/seen.ts";
import { type Shown, show } from "../../viewer/derive/shown.ts";
import type { Action } from "../../viewer/state/actions.ts";
import { addedBy, hangingOn } from "../../viewer/state/expansions.ts";
import { reduce } from "../../viewer/state/reduce.ts";
import { FIRST_VIEW, NO_FILTERS, type ViewState } from "../../viewer/state/view-state.ts";
import { sampleDataset } from "./sample-dataset.ts";

const atlas = buildAtlas(sampleDataset());
const actors = atlas.dataset.entities.filter(({ type }) => type !== "source").map(({ id }) => id);

/** What the page shows of a state. */
function shownOf(state: ViewState, of: Atlas = atlas): Shown {
  const seen = see(of, state.clocks, state.lens);
  const found = show(of, seen, state.filters, state.focus, addedBy(state.expanded));
  return withExpanded(of, found, state.expanded);
}

/** A view of a few entities, and the same after some of them were expanded. */
const few = fc.subarray(actors, { minLength: 1, maxLength: 4 }).map((entities): ViewState => {
  return { ...FIRST_VIEW, filters: { ...NO_FILTERS, entities: entities.sort() } };
});
const steps = fc.array(fc.record({ at: fc.nat(), many: fc.integer({ min: 1, max: 6 }) }), { maxLength: 5 });
type Steps = readonly { readonly at: number; readonly many: number }[];

function expandOnce(state: ViewState, from: string, many: number): ViewState {
  const shown = shownOf(state);
  const { hidden } = neighboursOf(atlas, shown, from);
  return reduce(state, expansion(atlas, shown, state, from, hidden.slice(0, many)));
}

function grown(state: ViewState, walk: Steps): ViewState {
  return walk.reduce((now, { at, many }) => {
    const drawn = [...shownOf(now).nodes].sort();
    return expandOnce(now, drawn[at % drawn.length] ?? "", many);
  }, state);
}

describe("neighbours of an entity", () => {
  it("are drawn or hidden, and those hidden are those of its groups", () => {
    fc.assert(
      fc.property(few, steps, fc.constantFrom(...actors), (state, walk, id) => {
        const shown = shownOf(grown(state, walk));
        const { all, hidden, groups } = neighboursOf(atlas, shown, id);
        const drawn = all.filter((other) => shown.nodes.has(other));
        expect(drawn.length + hidden.length).toBe(tiesOf(atlas, shown.reach(), id).size);
        expect(new Set(groups.flatMap((group) => group.hidden))).toEqual(new Set(hidden));
        for (const { relations, hidden: own } of groups) {
          if (relations.length > 0) expect(new Set(relations.flatMap((one) => one.hidden))).toEqual(new Set(own));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are counted as the clocks and the evidence asked for leave them", () => {
    const id = actors.find((one) => tiesOf(atlas, shownOf(FIRST_VIEW).reach(), one).size > 3) ?? "";
    const strict = shownOf({ ...FIRST_VIEW, filters: { ...NO_FILTERS, support: "confirmed" } });
    const all = tiesOf(atlas, shownOf(FIRST_VIEW).reach(), id);
    const confirmed = tiesOf(atlas, strict.reach(), id);
    expect(confirmed.size).toBeLessThan(all.size);
    for (const edge of [...confirmed.values()].flat()) {
      expect(atlas.kg.fact(edge.attributes.fact)?.rollup.support).toBe("confirmed");
    }
  });

  it("are the best connected first", () => {
    const { all } = neighboursOf(atlas, shownOf(FIRST_VIEW), actors[0] ?? "");
    const facts = all.map((id) => atlas.kg.factsAbout(id).length);
    expect(facts).toEqual(facts.toSorted((a, b) => b - a));
    expect(all.length).toBeGreaterThan(1);
  });
});

describe("expanding", () => {
  it("shows all that was added, and moves and hides nothing that was drawn", () => {
    fc.assert(
      fc.property(few, steps, (state, walk) => {
        let now = state;
        for (const step of walk) {
          const next = grown(now, [step]);
          const [before, after] = [shownOf(now), shownOf(next)];
          for (const id of [...before.nodes, ...addedBy(next.expanded)]) expect(after.nodes.has(id)).toBe(true);
          const keys = new Set(after.edges.map(({ key }) => key));
          for (const { key } of before.edges) expect(keys.has(key)).toBe(true);
          expect(next.expanded.slice(0, now.expanded.length)).toEqual(now.expanded);
          now = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("ties what was added to whom it was added from", () => {
    const state = expandOnce(
      { ...FIRST_VIEW, filters: { ...NO_FILTERS, entities: [actors[0] ?? ""] } },
      actors[0] ?? "",
      3,
    );
    const { edges, drawn } = shownOf(state);
    const added = addedBy(state.expanded);
    expect(added).toHaveLength(3);
    for (const id of added) {
      expect(
        edges.some(({ source, target }) => [source, target].includes(id) && [source, target].includes(actors[0] ?? "")),
      ).toBe(true);
    }
    expect(drawn).toBe(new Set(edges.map(({ attributes }) => attributes.fact)).size);
  });

  it("of all leaves none hidden", () => {
    const from = actors[0] ?? "";
    const state = expandOnce({ ...FIRST_VIEW, filters: { ...NO_FILTERS, entities: [from] } }, from, 999);
    expect(neighboursOf(atlas, shownOf(state), from).hidden).toEqual([]);
  });

  it("and folding away again is the identity", () => {
    fc.assert(
      fc.property(few, steps, fc.nat(), (state, walk, at) => {
        const before = grown(state, walk);
        const inside = [...shownOf(before).nodes].sort().filter((id) => hangingOn(before.expanded, id) === 0);
        const from = inside[at % inside.length] ?? "";
        const after = reduce(expandOnce(before, from, 4), { type: "collapse", from });
        expect(after.expanded).toEqual(before.expanded);
        expect([...shownOf(after).nodes].sort()).toEqual([...shownOf(before).nodes].sort());
      }),
      { numRuns: 60 },
    );
  });

  it("folds away what hung on what is folded away, and nothing else", () => {
    const walk = [
      { type: "expand", from: "a", added: { b: [1, 1], c: [2, 2] } },
      { type: "expand", from: "b", added: { d: [3, 3] } },
      { type: "expand", from: "x", added: { y: [4, 4] } },
      { type: "expand", from: "d", added: { e: [5, 5] } },
      { type: "expand", from: "a", added: { f: [6, 6], d: [0, 0] } },
    ] as const satisfies readonly Action[];
    const state = walk.reduce(reduce, FIRST_VIEW);
    expect(addedBy(state.expanded)).toEqual(["b", "c", "d", "y", "e", "f"]);
    expect(hangingOn(state.expanded, "a")).toBe(5);
    expect(addedBy(reduce(state, { type: "collapse", from: "b" }).expanded)).toEqual(["b", "c", "y", "f"]);
    expect(addedBy(reduce(state, { type: "collapse", from: "a" }).expanded)).toEqual(["y"]);
    expect(reduce(state, { type: "collapse", from: "c" }).expanded).toBe(state.expanded);
  });
});

describe("places of what is added", () => {
  const place = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));

  it("are near, apart from each other and from all marks, and the same each time", () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (from, taken, many) => {
        const ids = Array.from({ length: many }, (_, n) => `n${n}`);
        const placed = Object.values(placeNear(from, ids, taken, 20));
        expect(placed).toHaveLength(many);
        placed.forEach(([x, y], n) => {
          for (const [ox, oy] of [from, ...taken, ...placed.slice(0, n)]) {
            expect(Math.hypot((ox - x) / 1.3, oy - y)).toBeGreaterThan(17.9);
          }
          expect(Math.hypot((from[0] - x) / 1.3, from[1] - y)).toBeLessThan(20 * 13);
        });
        expect(Object.values(placeNear(from, ids, taken, 20))).toEqual(placed);
      }),
      { numRuns: 100 },
    );
  });

  it("are found for thousands, however full the picture is", () => {
    const taken = Array.from({ length: 5000 }, (_, n) => [(n % 100) * 10, Math.floor(n / 100) * 10] as const);
    const ids = Array.from({ length: 2000 }, (_, n) => `n${n}`);
    const placed = Object.values(placeNear([500, 250], ids, taken, 12));
    expect(new Set(placed.map(String)).size).toBe(2000);
  });
});

describe("undo", () => {
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      type: fc.constant("move" as const),
      id: fc.constantFrom("a", "b"),
      to: fc.tuple(fc.nat(9), fc.nat(9)),
    }),
    fc.record({
      type: fc.constant("expand" as const),
      from: fc.constantFrom("a", "b"),
      added: fc.constantFrom({ c: [1, 1] as const }, { d: [2, 2] as const }),
    }),
    fc.record({ type: fc.constant("collapse" as const), from: fc.constantFrom("a", "b") }),
    fc.constant({ type: "reset-picture" as const }),
    fc.constant({ type: "open" as const, opened: { kind: "entity" as const, id: "a" } }),
  );
  const picture = ({ moved, expanded }: ViewState) => ({ moved, expanded });

  it("takes back each change of the picture, and redo makes it again", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const pictures = [picture(FIRST_VIEW)];
        let state = FIRST_VIEW;
        for (const one of actions) {
          state = reduce(state, one);
          if (JSON.stringify(picture(state)) !== JSON.stringify(pictures.at(-1))) pictures.push(picture(state));
        }
        for (const expected of pictures.toReversed().slice(1)) {
          state = reduce(state, { type: "undo" });
          expect(picture(state)).toEqual(expected);
        }
        expect(state.past).toEqual([]);
        for (const expected of pictures.slice(1)) {
          state = reduce(state, { type: "redo" });
          expect(picture(state)).toEqual(expected);
        }
        expect(reduce(state, { type: "redo" })).toBe(state);
      }),
    );
  });

  it("brings back what the browser's Back took", () => {
    const grownOnce = reduce(FIRST_VIEW, { type: "expand", from: "a", added: { b: [1, 1] } });
    const back = reduce(grownOnce, { type: "restore", state: FIRST_VIEW });
    expect(back.expanded).toEqual([]);
    expect(reduce(back, { type: "undo" }).expanded).toEqual(grownOnce.expanded);
  });

  it("of a link takes back what was made of its picture, not where one looks", () => {
    const focus = { ids: ["a"], depth: 1 };
    const linked: ViewState = { ...FIRST_VIEW, focus };
    expect(reduce(linked, { type: "undo" })).toBe(linked);
    const moved: ViewState = { ...linked, moved: { b: [1, 1] } };
    const undone = reduce(moved, { type: "undo" });
    expect([undone.moved, undone.focus]).toEqual([{}, focus]);
    expect(reduce(undone, { type: "redo" }).moved).toEqual(moved.moved);
  });

  it("ends where a step of the story begins", () => {
    const moved = reduce(FIRST_VIEW, { type: "move", id: "a", to: [1, 1] });
    expect(reduce(moved, { type: "step", to: FIRST_VIEW })).toEqual(FIRST_VIEW);
    expect(reduce(FIRST_VIEW, { type: "undo" })).toBe(FIRST_VIEW);
  });
});

describe("the words for it", () => {
  it("count", () => {
    expect(neighbourText(0, 0)).toBe("No neighbours");
    expect(neighbourText(1, 0)).toBe("1 neighbour, drawn");
    expect(neighbourText(1, 1)).toBe("1 neighbour, not drawn");
    expect(neighbourText(12, 0)).toBe("12 neighbours, all drawn");
    expect(neighbourText(12, 12)).toBe("12 neighbours, none of them drawn");
    expect(neighbourText(1200, 1100)).toBe("1,200 neighbours, 1,100 of them not drawn");
    expect(pictureChangesText(0, 0, 0)).toBe("");
    expect(pictureChangesText(12, 3, 1)).toBe("12 added, 3 moved, 1 group folded");
  });
});

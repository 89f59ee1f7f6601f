import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SUPPORT } from "../../src/model/support.ts";
import { ENDS, type EndCondition, withCondition } from "../../viewer/state/end-conditions.ts";
import { withExpansion } from "../../viewer/state/expansions.ts";
import { FOLD_KINDS, foldName } from "../../viewer/state/folds.ts";
import { fromFragment, isNewPlace, toFragment } from "../../viewer/state/url.ts";
import {
  ARRANGEMENTS,
  type Expansion,
  FIRST_VIEW,
  OPENED_KINDS,
  type OpenedKind,
  SIZE_MEASURES,
  type ViewState,
} from "../../viewer/state/view-state.ts";

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const factId = fc.stringMatching(/^[a-z][a-z0-9._-]{0,30}$/);
const ids = fc.uniqueArray(id, { maxLength: 5 }).map((list) => list.sort());
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const coordinate = fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100);

const places = fc.dictionary(id, fc.tuple(coordinate, coordinate), { maxKeys: 4, noNullPrototype: true });

const OPENED_IDS: { readonly [K in OpenedKind]: fc.Arbitrary<string> } = {
  entity: id,
  fact: factId,
  pair: fc.tuple(id, id).map(([a, b]) => `${a}~${b}`),
};

const view: fc.Arbitrary<ViewState> = fc.record({
  opened: fc.oneof(
    fc.constant(null),
    ...OPENED_KINDS.map((kind) => fc.record({ kind: fc.constant(kind), id: OPENED_IDS[kind] })),
  ),
  picked: ids,
  focus: fc.option(fc.record({ ids: ids.filter((list) => list.length > 0), depth: fc.integer({ min: 1, max: 6 }) })),
  filters: fc.record({
    types: ids,
    relations: ids,
    entities: ids,
    support: fc.option(fc.constantFrom(...SUPPORT)),
    contested: fc.boolean(),
    single: fc.boolean(),
    changed: fc.boolean(),
    during: fc.option(fc.constantFrom("2024", "2024-01/2024-06", "-0300/0020")),
    said: fc.option(fc.constantFrom("2024-10", "2024-10-01/2024-10-03")),
    sources: ids,
    voices: ids,
    where: fc
      .array(fc.record({ ends: fc.constantFrom(...ENDS), text: fc.string({ minLength: 1, maxLength: 30 }) }), {
        maxLength: 4,
      })
      .map((all) => all.reduce<readonly EndCondition[]>(withCondition, [])),
    bloc: fc.option(id),
    isolated: fc.boolean(),
  }),
  clocks: fc.record({ trueOn: fc.option(day), knownOn: fc.option(day), undated: fc.boolean(), certain: fc.boolean() }),
  lens: fc.option(
    fc.record({ a: id, b: fc.option(id), show: fc.constantFrom("a" as const, "b" as const, "difference" as const) }),
  ),
  path: fc.option(fc.record({ from: id, to: id, by: fc.constantFrom("shortest" as const, "strongest" as const) })),
  step: fc.constant(null),
  told: ids,
  view: fc.constantFrom("story" as const, "graph" as const, "table" as const),
  table: fc.record({
    kind: fc.constantFrom("facts" as const, "claims" as const, "entities" as const),
    sort: fc.option(fc.record({ column: id, descending: fc.boolean() })),
    words: fc.string({ maxLength: 40 }),
  }),
  theme: fc.constantFrom("auto" as const, "light" as const, "dark" as const),
  size: fc.constantFrom(...SIZE_MEASURES),
  camera: fc.option(
    fc.record({ x: coordinate, y: coordinate, ratio: fc.integer({ min: 1, max: 400 }).map((n) => n / 100) }),
  ),
  fanned: ids,
  folded: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...FOLD_KINDS), id).map(([by, of]) => foldName({ by, of })))
    .map((all) => all.sort()),
  arrange: fc.option(
    fc.oneof(
      fc.record({ by: fc.constantFrom(...ARRANGEMENTS.filter((by) => by !== "matrix")), of: fc.constant([]) }),
      fc.record({ by: fc.constant("matrix" as const), of: fc.array(id, { maxLength: 2 }) }),
    ),
  ),
  past: fc.constant([]),
  future: fc.constant([]),
  expanded: fc
    .array(fc.record({ from: id, added: places }), { maxLength: 4 })
    .map((steps) => steps.reduce(withExpansion, [] as readonly Expansion[])),
  moved: places,
  embed: fc.boolean(),
  digest: fc.constant("0123456789abcdef"),
});

describe("the URL of a view", () => {
  it("holds the whole view: what it is read back to is what was written", () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(fromFragment(`#${toFragment(state, "0123456789abcdef")}`)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it("of the first view holds nothing but the data's digest", () => {
    expect(toFragment(FIRST_VIEW, "abcd")).toBe("data=abcd");
  });

  it("never throws on what a person typed, and writes what it understood the same way again", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.webFragments(),
          fc.stringMatching(/^(focus|lens|path|camera|moved|true|support)=[\w~,:.%-]*$/),
        ),
        (text) => {
          const read = fromFragment(`#${text}`);
          expect(fromFragment(`#${toFragment(read, read.digest ?? "")}`)).toEqual(read);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("may ask for the embedded page before the fragment", () => {
    expect(fromFragment("", "?embed").embed).toBe(true);
  });

  it("makes a step of history for a new place, none for a moved camera or a typed word", () => {
    const open: ViewState = { ...FIRST_VIEW, opened: { kind: "entity", id: "russia" } };
    const looked: ViewState = {
      ...FIRST_VIEW,
      camera: { x: 1, y: 2, ratio: 3 },
      table: { ...FIRST_VIEW.table, words: "shell" },
    };
    expect(isNewPlace(FIRST_VIEW, open)).toBe(true);
    expect(isNewPlace(FIRST_VIEW, looked)).toBe(false);
  });
});

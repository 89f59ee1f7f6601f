import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectFacts } from "../../../src/cli/selection/select-facts.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { SUPPORT } from "../../../src/model/support.ts";
import { openGraph } from "../../../src/query/index.ts";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { ENDS, type EndCondition } from "../../../viewer/state/end-conditions.ts";
import { type Clocks, type Filters, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { graphs, PEOPLE, SOURCES, STATES, seldom } from "../../query/random-graphs.ts";

/** Everything on: entity types and relations that the first view leaves out as well. */
function filtered(data: Dataset, change: Partial<Filters>, clocks: Clocks = NO_CLOCKS) {
  const atlas = buildAtlas({ dataset: data, graph: { nodes: [], edges: [] } });
  const relations = [...atlas.kinds.values()].flatMap(({ name, background }) => (background ? name : []));
  return show(
    atlas,
    see(atlas, clocks, null),
    { ...NO_FILTERS, types: [...atlas.quietTypes], relations, ...change },
    null,
  );
}

const choices = fc.record({
  support: seldom<(typeof SUPPORT)[number] | null>(SUPPORT, null),
  contested: seldom([true], false),
  single: seldom([true], false),
  sources: seldom<readonly string[]>([...SOURCES.map((id) => [id]), ["june", "october-c1"]], []),
  during: seldom<string | null>(["2024", "2024-05/2024-07", "1949/2019"], null),
  said: seldom<string | null>(["2024-06", "2024-06-10/2024-10-20"], null),
  voices: seldom<readonly string[]>(
    [...PEOPLE, ...STATES].map((id) => [id]),
    [],
  ),
  where: seldom<readonly EndCondition[]>(
    [
      [{ ends: "subject", text: "type=person" }],
      [{ ends: "object", text: "type!=person" }],
      [{ ends: "each end", text: "type=actor" }],
      [
        { ends: "either end", text: "type=actor" },
        { ends: "either end", text: "type!=person" },
      ],
      [
        { ends: "subject", text: "type!=source" },
        { ends: "object", text: "type=state,person" },
      ],
    ],
    [],
  ),
  bloc: seldom<string | null>([...STATES, ...PEOPLE], null),
});

const FLAGS = {
  subject: "fromWhere",
  object: "toWhere",
  "either end": "eitherWhere",
  "each end": "entityWhere",
} as const;

/** What to ask on the command line for the same. */
function wheresOf(where: readonly EndCondition[]): Partial<Record<(typeof FLAGS)[EndCondition["ends"]], string[]>> {
  const ofEnds = (ends: EndCondition["ends"]) => where.flatMap((one) => (one.ends === ends ? one.text : []));
  return Object.fromEntries(
    ENDS.flatMap((ends) => (ofEnds(ends).length > 0 ? [[FLAGS[ends], ofEnds(ends)] as const] : [])),
  );
}

describe("the filters of the page and those of the command line", () => {
  it("let through the same facts", () => {
    let some = 0;
    fc.assert(
      fc.property(
        graphs,
        choices,
        seldom<string | null>(["2024-07-01", "2024-12-01"], null),
        (data, choice, knownOn) => {
          const { support, contested, single, sources, voices, during, said, where, bloc } = choice;
          const graph = openGraph(data);
          const asked = selectFacts(knownOn ? graph.asOf({ knownOn }) : graph, {
            ...(support ? { support } : {}),
            ...(contested ? { contested } : {}),
            ...(during ? { during } : {}),
            ...(said ? { said } : {}),
            ...(single ? { voices: "1" } : {}),
            ...(sources.length > 0 ? { source: sources } : {}),
            ...(voices.length > 0 ? { by: voices } : {}),
            ...wheresOf(where),
            ...(bloc ? { about: [bloc], bloc: true } : {}),
          });
          const { facts } = filtered(data, choice, { ...NO_CLOCKS, knownOn });
          expect(facts.map(({ id }) => id)).toEqual(asked.ids());
          if (facts.length > 0) some += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(some).toBeGreaterThan(30);
  });

  it("count the same beside each source, voice and level", () => {
    fc.assert(
      fc.property(graphs, choices, (data, choice) => {
        const { counts } = filtered(data, choice);
        for (const id of SOURCES)
          expect(counts.sources.get(id) ?? 0, id).toBe(filtered(data, { ...choice, sources: [id] }).facts.length);
        for (const [id, n] of counts.voices)
          expect(n, id).toBe(filtered(data, { ...choice, voices: [id] }).facts.length);
        const levels = SUPPORT.map((level) => counts.support.get(level) ?? 0).reduce((a, b) => a + b, 0);
        expect(levels).toBe(filtered(data, { ...choice, support: null }).facts.length);
      }),
      { numRuns: 60 },
    );
  });

  it("offer as voices the independent ones alone", () => {
    fc.assert(
      fc.property(graphs, (data) => {
        const all = new Set(
          data.facts.flatMap(({ rollup }) => [...rollup.voices, ...rollup.expecting, ...rollup.deniers]),
        );
        expect([...filtered(data, {}).counts.voices.keys()].sort()).toEqual([...all].sort());
      }),
      { numRuns: 30 },
    );
  });
});

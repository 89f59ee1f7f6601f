import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { clocksOf } from "../../src/cli/selection/clocks.ts";
import { factsAround, fewFacts } from "../../src/cli/selection/few-facts.ts";
import { selectClaims, selectFacts } from "../../src/cli/selection/select-facts.ts";
import type { ClaimFlags } from "../../src/cli/selection/selection-options.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { entitySheet } from "../../src/report/sheet/entity-sheet.ts";
import { factSheet } from "../../src/report/sheet/fact-sheet.ts";
import { entityJson } from "../../src/report/sheet/sheet-json.ts";
import { runs } from "../helpers/runs.ts";
import { stored } from "../helpers/stored.ts";
import { graphs, PEOPLE, SOURCES, STATES, seldom, WEAPONS } from "./random-graphs.ts";

/** Of a large project, questions read the few facts that can answer them: what they say then is what all facts say. */

const some = (ids: readonly string[]) =>
  seldom<readonly string[] | undefined>(
    ids.map((id) => [id]),
    undefined,
  );
const asked: fc.Arbitrary<ClaimFlags> = fc
  .record({
    from: some([...STATES, "unknown"]),
    to: some(STATES),
    about: some([...STATES, ...WEAPONS]),
    by: some([...PEOPLE, ...STATES]),
    deniedBy: some([...PEOPLE, ...STATES]),
    source: some(SOURCES),
    relays: some(["kim", "china", "unknown"]),
    known: seldom<string | undefined>(["2024-07", "2024-12"], undefined),
    asOf: seldom<string | undefined>(["2024-03", "2023-12"], undefined),
    text: seldom<string | undefined>(["kn"], undefined),
    undated: seldom<true | undefined>([true], undefined),
  })
  .map((flags) => ({
    format: "json",
    ...Object.fromEntries(Object.entries(flags).filter(([, one]) => one !== undefined)),
  }));

const folder = mkdtempSync(join(tmpdir(), "entente-few-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answers(graph: KnowledgeGraph, flags: ClaimFlags, kind: "facts" | "claims"): unknown {
  const clocks = clocksOf(flags);
  const then = clocks === null ? graph : graph.asOf(clocks);
  const leftOut = new Set([...then.undated.trueOn, ...then.undated.knownOn]);
  if (kind === "facts") {
    const records = [...selectFacts(then, flags)].map((fact) => then.factRecord(fact));
    return [
      records,
      selectFacts(graph, flags)
        .ids()
        .filter((id) => leftOut.has(id)),
    ];
  }
  const records = [...selectClaims(then, flags)].map((claim) => then.claimRecord(claim));
  return [records, [...selectClaims(graph, flags)].filter(({ fact }) => leftOut.has(fact)).map(({ id }) => id)];
}

test("a few facts answer as all do", { timeout: 120_000 }, () => {
  let [few, found] = [0, 0];
  fc.assert(
    fc.property(graphs, fc.array(asked, { minLength: 5, maxLength: 10 }), (data, questions) => {
      const disk = stored(data, join(folder, "facts"));
      const whole = openGraph(data);
      for (const all of questions) {
        for (const kind of ["facts", "claims"] as const) {
          const { relays, ...shared } = all;
          const flags = kind === "facts" ? shared : all;
          const chosen = fewFacts(disk, flags);
          if (chosen === null) continue;
          const expected = answers(whole, flags, kind);
          expect(answers(chosen.graph, chosen.flags, kind)).toEqual(expected);
          few += 1;
          if (chosen.graph.dataset.facts.length < data.facts.length && !JSON.stringify(expected).startsWith("[[]"))
            found += 1;
        }
      }
    }),
    { numRuns: runs(60) },
  );
  // It would be easy to agree on nothing.
  expect([few > 200, found > 50]).toEqual([true, true]);
});

test("a sheet of one entity, or of one fact, needs no other facts", { timeout: 120_000 }, () => {
  let fewer = 0;
  fc.assert(
    fc.property(graphs, seldom<string | undefined>(["2024-07"], undefined), (data, known) => {
      const disk = stored(data, join(folder, "facts"));
      const clocks = known === undefined ? {} : { knownOn: known };
      const whole = openGraph(data).asOf(clocks);
      for (const { id } of data.entities) {
        const around = factsAround(disk, id);
        if (around === null) continue;
        if (around.dataset.facts.length < data.facts.length) fewer += 1;
        const then = around.asOf(clocks);
        expect(entitySheet(then, around.find(id))).toEqual(entitySheet(whole, around.find(id)));
        expect(entityJson(then, around.find(id))).toEqual(entityJson(whole, around.find(id)));
      }
      for (const fact of whole.dataset.facts) {
        const around = factsAround(disk, fact.id)?.asOf(clocks);
        expect(around && factSheet(around, fact)).toEqual(factSheet(whole, fact));
      }
      expect(factsAround(disk, "no-one-there")).toBe(null);
    }),
    { numRuns: runs(40) },
  );
  expect(fewer).toBeGreaterThan(50);
});

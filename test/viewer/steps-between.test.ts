import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import type { PathsFile } from "../../src/model/outputs/page.ts";
import type { Loaded } from "../../viewer/data/loaded.ts";
import { factsSought } from "../../viewer/data/naming.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { see } from "../../viewer/derive/seen.ts";
import { findPath, type Way } from "../../viewer/paths/find-path.ts";
import { type Step, stepsBetween } from "../../viewer/paths/steps-between.ts";
import { NO_CLOCKS, NO_FILTERS, type PathQuestion } from "../../viewer/state/view-state.ts";
import { pageFilesOf } from "../emit/page-files-of.ts";
import { sampleDataset, serialized } from "./sample-dataset.ts";
import { shippedRows } from "./shipped-rows.ts";

/** The way that the page finds in facts, and the steps that it takes from the file of pairs. */
function page(loaded: Loaded) {
  const { dataset } = loaded;
  const packed = pageFilesOf(dataset).find(({ path }) => path === "view/paths.json.gz");
  const pairs = JSON.parse(String(gunzipSync(packed?.bytes() ?? Buffer.of()))) as PathsFile;
  const find = (atlas: Atlas, question: PathQuestion, types: readonly string[]): Way | null =>
    findPath(atlas, see(atlas, NO_CLOCKS, null), { ...NO_FILTERS, types }, question);
  const whole = buildAtlas(loaded);
  return {
    pairs,
    inAll: (question: PathQuestion, types: readonly string[]) => find(whole, question, types),
    steps: (question: PathQuestion, types: readonly string[]): readonly Step[] =>
      stepsBetween(pairs, { ...question, types }, dataset),
    /** Among the facts that steps rest on alone. */
    inPart(question: PathQuestion, types: readonly string[], steps: readonly Step[]): Way | null {
      const none = new Set<string>();
      const facts = factsSought({ entities: none, among: none, ids: none, steps }, dataset.facts, dataset.schema);
      const part: Dataset = { ...dataset, facts };
      return find(buildAtlas({ dataset: part, graph: serialized(part) }), question, types);
    },
  };
}

const QUESTIONS: readonly PathQuestion["by"][] = ["shortest", "strongest"];

describe("a path in a large dataset", () => {
  it.each([
    ["a sample", sampleDataset({ entities: 60, facts: 70 }), 4, []],
    ["a sample with more of its types shown", sampleDataset({ entities: 60, facts: 70, seed: 5 }), 4, ["source"]],
    ["the shipped data", shippedRows(), 2, []],
  ] as const)("is as long and as strong as among all facts: %s", (_, loaded, many, types) => {
    const { inAll, inPart, steps } = page(loaded);
    const ids = loaded.dataset.entities.map(({ id }) => id);
    const few = (rest: number): readonly string[] => ids.filter((_id, n) => n % Math.ceil(ids.length / many) === rest);
    const [some, others] = [few(1), few(6)];
    const kinds = new Set<string>();
    for (const from of some)
      for (const to of others)
        for (const by of QUESTIONS) {
          const expected = inAll({ from, to, by }, types);
          const found = steps({ from, to, by }, types);
          const way = inPart({ from, to, by }, types, found);
          // Of paths that are equally short, either may be found.
          const of = (one: Way | null) =>
            one && [one.path.hops.length, by === "strongest" && one.path.support, one.overHidden];
          expect([from, to, by, of(way)]).toEqual([from, to, by, of(expected)]);
          kinds.add(expected === null ? "none" : expected.overHidden ? "hidden" : "shown");
        }
    expect(kinds).toContain("shown");
  });

  it("leads over a fact that denials alone speak of nowhere", () => {
    const { pairs } = page(sampleDataset({ entities: 40, facts: 200 }));
    const ranks = new Set(pairs.steps.join(""));
    expect(ranks.size).toBeGreaterThan(1);
    expect(ranks).not.toContain("0");
  });
});

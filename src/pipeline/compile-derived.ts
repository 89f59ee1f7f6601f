import { derivedEdges } from "../compile/derived-edges.ts";
import { latestTwo } from "../compile/number-of.ts";
import { corroborate } from "../corroborate/corroborate.ts";
import { NONE_ASKED } from "../corroborate/date-watch.ts";
import type { Fact } from "../model/fact.ts";
import type { Scope } from "./context.ts";
import { blockWriter } from "./parts/block-writer.ts";
import { ALL_RESOLVED, type Kind, NONE_FOUND, type Tally } from "./tally.ts";
import { openSpills } from "./threads/pool-member.ts";

const NO_FACTS = {
  facts: 0,
  sum: new Uint32Array(),
  claims: 0,
  leftOut: 0,
  reached: new Uint32Array(),
  dates: NONE_ASKED,
  named: new Uint32Array(),
  counts: new Uint32Array(),
  notes: {},
  seen: [],
  identities: new Float64Array(),
  findings: [],
  unresolved: ALL_RESOLVED,
  found: NONE_FOUND,
};

/**
 * The derived edges, as a block that comes after all others.
 *
 * @param grounds the facts that they rest on, sorted by id
 * @param spill what the files for its parts are called, up to their ending; null: in memory
 */
export function compileDerived(
  scope: Scope,
  grounds: readonly Fact[],
  kinds: readonly Kind[],
  spill: string | null,
): Tally {
  const { schema, numbers, voices } = scope;
  const writer = blockWriter(scope, kinds, latestTwo(numbers));
  writer.begin();
  // facts.json has none of them.
  const facts = kinds.some((kind) => kind !== "facts") ? corroborate(grounds, voices) : [];
  for (const edge of derivedEdges({ schema, facts }, (id) => numbers.has(id))) writer.add(edge);
  const spills = openSpills(spill, kinds);
  try {
    return { ...NO_FACTS, ...writer.edges(), written: spills.write(writer.bytes()) };
  } finally {
    spills.close();
  }
}

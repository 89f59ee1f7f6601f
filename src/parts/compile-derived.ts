import { derivedEdges } from "../compile/derived-edges.ts";
import { latestTwo } from "../compile/number-of.ts";
import type { Fact } from "../model/fact.ts";
import { blockWriter } from "./block-writer.ts";
import type { Scope } from "./context.ts";
import { openSpills } from "./spills.ts";
import type { Kind, Tally } from "./tally.ts";

const NO_FACTS = {
  facts: 0,
  claims: 0,
  reached: new Uint32Array(),
  named: new Uint32Array(),
  counts: new Uint32Array(),
  held: [],
  denials: [],
  belongings: [],
  seen: [],
  identities: new Float64Array(),
  findings: [],
};

/**
 * The derived edges, as a block that stands behind all others.
 *
 * @param grounds the facts that they rest on, sorted by id
 * @param spill what the files for its parts are called, up to their ending
 */
export function compileDerived(scope: Scope, grounds: readonly Fact[], kinds: readonly Kind[], spill: string): Tally {
  const { schema, numbers } = scope;
  const writer = blockWriter(scope, kinds, latestTwo(numbers));
  writer.begin();
  const facts = kinds.length > 0 ? grounds : [];
  for (const edge of derivedEdges({ schema, facts }, (id) => numbers.has(id))) writer.add(edge);
  const spills = openSpills(spill, kinds);
  try {
    return { ...NO_FACTS, ...writer.edges(), written: spills.write(writer.bytes()) };
  } finally {
    spills.close();
  }
}

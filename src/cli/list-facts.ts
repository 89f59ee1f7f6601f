import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { claimListing, factListing } from "../report/listing/fact-listing.ts";
import type { Listing } from "../report/listing/listing.ts";
import type { ClaimFlags } from "./claims.ts";
import { ask, clocksOf, openProjectGraph } from "./open-graph.ts";
import { printListing } from "./print-listing.ts";
import type { Project } from "./project.ts";
import { selectClaims, selectFacts } from "./select-facts.ts";
import type { SelectionFlags } from "./selection-options.ts";
import { readCount } from "./selection-values.ts";

/** False where the project has errors, which are printed. */
export async function listFacts(project: Project, flags: SelectionFlags): Promise<boolean> {
  return await list(project, flags, (graph, keep) => {
    const facts = selectFacts(graph, flags).filter((fact) => keep(fact.id));
    const chosen = take(facts, flags);
    return { listing: factListing(mapped(chosen, (fact) => graph.factRecord(fact))), total: () => facts.count() };
  });
}

/** False where the project has errors, which are printed. */
export async function listClaims(project: Project, flags: ClaimFlags): Promise<boolean> {
  return await list(project, flags, (graph, keep) => {
    const claims = selectClaims(graph, flags).filter((claim) => keep(claim.fact));
    const chosen = take(claims, flags);
    return { listing: claimListing(mapped(chosen, (claim) => graph.claimRecord(claim))), total: () => claims.count() };
  });
}

type Select<T> = (
  graph: KnowledgeGraph,
  keep: (fact: string) => boolean,
) => { readonly listing: Listing<T>; readonly total: () => number };

async function list<T>(project: Project, flags: SelectionFlags, select: Select<T>): Promise<boolean> {
  const now = openProjectGraph(project);
  if (!now) return false;
  const then = ask(() => now.asOf(clocksOf(flags)));
  const leftOut = new Set([...then.undated.trueOn, ...then.undated.knownOn]);
  const chosen = ask(() => (flags.undated ? select(now, (fact) => leftOut.has(fact)) : select(then, () => true)));
  await printListing(chosen.listing, flags.format);
  if (flags.undated) return true;
  const undated = leftOut.size === 0 ? 0 : ask(() => select(now, (fact) => leftOut.has(fact)).total());
  if (undated > 0) {
    const [one, many] = chosen.listing.noun;
    process.stderr.write(`${undated} ${undated === 1 ? one : many} without a date left out: --undated lists them\n`);
  }
  return true;
}

function take<T>(items: Iterable<T>, { limit }: SelectionFlags): Iterable<T> {
  if (limit === undefined) return items;
  const most = readCount("--limit", limit);
  return (function* () {
    let n = 0;
    for (const item of items) {
      if (n++ >= most) return;
      yield item;
    }
  })();
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}

import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { QueryError } from "../query/query-error.ts";
import { claimListing, factListing } from "../report/listing/fact-listing.ts";
import type { Listing } from "../report/listing/listing.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { ClaimFlags } from "./claims.ts";
import { openFactCache, writeFactCache } from "./fact-cache.ts";
import { ask, clocksOf, openProjectGraph } from "./open-graph.ts";
import { printListing } from "./print-listing.ts";
import type { Project } from "./project.ts";
import { keyOf, projectState } from "./project-state.ts";
import { type FewFacts, fewFacts } from "./quick-facts.ts";
import { selectClaims, selectFacts } from "./select-facts.ts";
import type { SelectionFlags } from "./selection-options.ts";
import { readCount } from "./selection-values.ts";

/** From so many files on, a large project's facts are kept in its cache folder for the next question. */
const LARGE = 2000;

/** False where the project has errors, which are printed. */
export async function listFacts(project: Project, flags: SelectionFlags): Promise<boolean> {
  const key = keyOf(project);
  if (key.files < LARGE) return await listAllFacts(openProjectGraph(project), flags);
  const folder = cacheFolder(project.root);
  const state = projectState(project, folder, key);
  if (!state) return false;
  const few = ask(() => readCache(folder, state.digest, flags));
  if (few && few !== "all") {
    const facts = ask(() => selectFacts(few.graph, few.flags));
    await printListing(factListing(mapped(take(facts, flags), (fact) => few.graph.factRecord(fact))), flags.format);
    return true;
  }
  const done = await listAllFacts(openGraph(state.dataset()), flags);
  if (!few) writeFactCache(folder, state.dataset());
  return done;
}

/** The few facts to choose from; `all` where the cache is there and the question needs all of them; null: there is none that can be read. */
function readCache(folder: string, digest: string, flags: SelectionFlags): FewFacts | "all" | null {
  try {
    const cache = openFactCache(folder, digest);
    return cache && (fewFacts(cache, flags) ?? "all");
  } catch (error) {
    // What we refuse is the question's fault; anything else is a file that was cut short or written over.
    if (error instanceof QueryError) throw error;
    return null;
  }
}

async function listAllFacts(now: KnowledgeGraph | null, flags: SelectionFlags): Promise<boolean> {
  return await list(now, flags, (graph, keep) => {
    const facts = selectFacts(graph, flags).filter((fact) => keep(fact.id));
    const chosen = take(facts, flags);
    noteDerived(graph, flags);
    return { listing: factListing(mapped(chosen, (fact) => graph.factRecord(fact))), total: () => facts.count() };
  });
}

/** Nobody writes a derived relation, so no fact bears its name: says where it is. */
function noteDerived({ schema }: KnowledgeGraph, { type = [] }: SelectionFlags): void {
  for (const name of type) {
    const from = schema.relations[name]?.derive?.from;
    if (from === undefined) continue;
    process.stderr.write(
      `\`${name}\` is derived: its edges are in \`entente query "FROM edge WHERE kind = '${name}'"\`, the facts behind them in \`entente facts --type ${from}\`\n`,
    );
  }
}

/** False where the project has errors, which are printed. */
export async function listClaims(project: Project, flags: ClaimFlags): Promise<boolean> {
  return await list(openProjectGraph(project), flags, (graph, keep) => {
    const claims = selectClaims(graph, flags).filter((claim) => keep(claim.fact));
    const chosen = take(claims, flags);
    return { listing: claimListing(mapped(chosen, (claim) => graph.claimRecord(claim))), total: () => claims.count() };
  });
}

type Select<T> = (
  graph: KnowledgeGraph,
  keep: (fact: string) => boolean,
) => { readonly listing: Listing<T>; readonly total: () => number };

async function list<T>(now: KnowledgeGraph | null, flags: SelectionFlags, select: Select<T>): Promise<boolean> {
  if (!now) return false;
  const clocks = clocksOf(flags);
  const then = Object.keys(clocks).length === 0 ? now : ask(() => now.asOf(clocks));
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

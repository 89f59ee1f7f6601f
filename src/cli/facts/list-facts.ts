import { allUndated } from "../../corroborate/as-of.ts";
import { pairingOf } from "../../model/schema.ts";
import type { FactQuery } from "../../query/fact-query.ts";
import { attributeHint } from "../../query/filter/fields.ts";
import { readWhere } from "../../query/filter/where.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { ClaimRecord, FactRecord } from "../../query/records.ts";
import type { AnyProject } from "../../query/typing.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { claimListing, factListing } from "../../report/listing/fact-listing.ts";
import type { Listing } from "../../report/listing/listing.ts";
import { ask, openGraphFor } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { askedBlocs, needEnds } from "../selection/blocs.ts";
import { clocksOf, notePossible } from "../selection/clocks.ts";
import { type FewFacts, fewFacts, namesIn } from "../selection/few-facts.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { noteNames } from "../selection/note-names.ts";
import { selectClaims, selectFacts } from "../selection/select-facts.ts";
import type { ClaimFlags, SelectionFlags } from "../selection/selection-options.ts";

/** False where the project has errors, which are printed. */
export async function listFacts(project: Project, flags: SelectionFlags): Promise<boolean> {
  return await list(await openFor(project, flags), (graph, asked, keep) => {
    const facts = selectFacts(graph, asked).filter((fact) => keep(fact.id));
    const blocs = askedBlocs(graph, asked);
    const chosen = firstOf(
      mapped(facts, (fact): FactRecord => {
        const record = graph.factRecord(fact);
        return blocs === null ? record : { ...record, through: graph.through(fact, blocs) };
      }),
      limitOf(flags),
    );
    noteDerived(graph, flags);
    noteAttributes(graph, asked, facts);
    return {
      listing: factListing(chosen, namingOf(graph, flags), { at: flags.asOf, bloc: flags.bloc }),
      total: () => facts.count(),
      facts: () => mapped(facts, ({ id }) => id),
    };
  });
}

/** A derived relation is never written, so no fact has its name: says where it is. */
function noteDerived({ schema }: KnowledgeGraph, { type = [] }: SelectionFlags): void {
  for (const name of type) {
    const relation = schema.relations[name];
    const from = relation && pairingOf(relation)?.from;
    if (from === undefined) continue;
    process.stderr.write(
      `\`${name}\` is derived: its edges are in \`entente query "FROM edge WHERE kind = '${name}'"\`, the facts behind them in \`entente facts --type ${from}\`\n`,
    );
  }
}

/** No qualifier is so, but an attribute of the name might be what was meant. */
function noteAttributes(
  { schema }: KnowledgeGraph,
  { where = [] }: SelectionFlags,
  facts: FactQuery<AnyProject>,
): void {
  const hints = where.flatMap((text) => attributeHint(schema, readWhere(text, String).name) ?? []);
  if (hints.length === 0 || facts.first()) return;
  for (const hint of hints) process.stderr.write(`--where compares qualifiers of facts; ${hint}\n`);
}

/** False where the project has errors, which are printed. */
export async function listClaims(project: Project, flags: ClaimFlags): Promise<boolean> {
  return await list(await openFor(project, flags), (graph, asked, keep) => {
    const claims = selectClaims(graph, asked).filter((claim) => keep(claim.fact));
    const blocs = askedBlocs(graph, asked);
    const chosen = firstOf(
      mapped(claims, (claim): ClaimRecord => {
        const record = graph.claimRecord(claim);
        return blocs === null ? record : { ...record, through: graph.through(graph.factOf(claim), blocs) };
      }),
      limitOf(flags),
    );
    return {
      listing: claimListing(chosen, namingOf(graph, flags), { at: flags.asOf, bloc: flags.bloc }),
      total: () => claims.count(),
      facts: () => mapped(claims, ({ fact }) => fact),
    };
  });
}

/** The graph to choose from: of a large project no more than the filters leave. Null where the project has errors, which are printed. */
async function openFor(project: Project, flags: ClaimFlags): Promise<FewFacts | null> {
  needEnds(flags);
  let asIds = flags;
  const graph = await openGraphFor(project, (stored) => {
    const few = ask(() => fewFacts(stored, flags));
    asIds = few?.flags ?? flags;
    return few?.graph ?? null;
  });
  if (graph) ask(() => noteNames(graph, namesIn(flags)));
  return graph && { graph, flags: asIds };
}

type Select<T> = (
  graph: KnowledgeGraph,
  flags: ClaimFlags,
  keep: (fact: string) => boolean,
) => {
  readonly listing: Listing<T>;
  readonly total: () => number;
  /** The facts that it is about, by id. */
  readonly facts: () => Iterable<string>;
};

async function list<T>(opened: FewFacts | null, select: Select<T>): Promise<boolean> {
  if (!opened) return false;
  const { graph: now, flags } = opened;
  const clocks = clocksOf(flags);
  const then = clocks === null ? now : ask(() => now.asOf(clocks));
  const leftOut = allUndated(then.undated);
  const isLeftOut = (fact: string): boolean => leftOut.has(fact);
  const chosen = ask(() => (flags.undated ? select(now, flags, isLeftOut) : select(then, flags, () => true)));
  await printListing(chosen.listing, flags.format);
  if (flags.undated) return true;
  if (then.answers.size > 0) notePossible(then, chosen.facts());
  const undated = leftOut.size === 0 ? 0 : ask(() => select(now, flags, isLeftOut).total());
  if (undated > 0) {
    const [one, many] = chosen.listing.noun;
    process.stderr.write(`${undated} ${undated === 1 ? one : many} without a date left out: --undated lists them\n`);
  }
  return true;
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}

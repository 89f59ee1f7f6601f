import { CONTESTED, SUPPORT } from "../../model/support.ts";
import type { Bloc } from "../../query/blocs.ts";
import type { ClaimQuery } from "../../query/claim-query.ts";
import type { FactQuery } from "../../query/fact-query.ts";
import { saidWithin } from "../../query/filter/conditions.ts";
import { readWhere, type Where } from "../../query/filter/where.ts";
import { didYouMean, relationsNamed } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { QueryError } from "../../query/query-error.ts";
import type { AnyProject } from "../../query/typing.ts";
import { askedBlocs } from "./blocs.ts";
import { idOf, idsOf, pairOf } from "./ids.ts";
import type { ClaimFilters, Filters } from "./selection-options.ts";
import { readSpan } from "./selection-values.ts";

/** The facts that the filters of the command line mean. */
export function selectFacts(graph: KnowledgeGraph, flags: Filters): FactQuery<AnyProject> {
  let query = selectEnds(graph, flags);
  if (flags.source) query = query.inSource(...idsOf(graph, flags.source));
  if (flags.by) query = query.heard(...idsOf(graph, flags.by));
  if (flags.reliability || flags.credibility) {
    const graded = new Set([...selectGrades(graph.claims(), flags)].map(({ fact }) => fact));
    query = query.filter(({ id }) => graded.has(id));
  }
  for (const { name, filterOf } of wheresIn(graph, flags.where)) query = query.qualifierMeets(name, filterOf);
  if (flags.during !== undefined) query = query.during(flags.during);
  if (flags.said !== undefined) query = query.said(flags.said);
  return flags.text === undefined ? query : query.matching(flags.text);
}

/** The claims that the filters mean: those on the claims' own keys pick claims, the others pick facts. */
export function selectClaims(graph: KnowledgeGraph, flags: ClaimFilters): ClaimQuery<AnyProject> {
  let query = selectGrades(selectEnds(graph, flags).claims(), flags);
  if (flags.source) query = query.inSource(...idsOf(graph, flags.source));
  if (flags.stance) query = query.stance(...flags.stance);
  if (flags.relays) query = query.relaying(...idsOf(graph, flags.relays));
  if (flags.by) {
    const by = new Set(idsOf(graph, flags.by));
    query = query.filter(
      (claim) => (claim.by !== null && by.has(claim.by)) || graph.voicesOf(claim).some((id) => by.has(id)),
    );
  }
  for (const { name, filterOf } of wheresIn(graph, flags.where)) {
    query = query.qualifierMeets(
      name,
      filterOf,
      flags.type?.flatMap((type) => relationsNamed(graph.schema, type).map(({ relation }) => relation)),
    );
  }
  if (flags.during !== undefined) query = query.saying("when", { from: flags.during, to: flags.during });
  if (flags.said !== undefined) query = query.filter(saidWithin(flags.said, graph.voices));
  return flags.text === undefined ? query : query.matching(flags.text);
}

/** One claim has to meet both grades. */
function selectGrades(claims: ClaimQuery<AnyProject>, flags: Filters): ClaimQuery<AnyProject> {
  const reliable = flags.reliability ? claims.reliability(...flags.reliability) : claims;
  return flags.credibility ? reliable.credibility(...flags.credibility) : reliable;
}

/** What holds for facts and claims alike. */
function selectEnds(graph: KnowledgeGraph, flags: Filters): FactQuery<AnyProject> {
  let query = graph.facts(...(flags.type ?? []));
  if (flags.fact) {
    const wanted = new Set(flags.fact.map((id) => factIdOf(graph, id)));
    query = query.filter((fact) => wanted.has(fact.id));
  }
  const { from, to, about, between } = endsOf(graph, flags);
  if (from) query = query.from(...from);
  if (to) query = query.to(...to);
  if (between) query = query.between(...between);
  if (flags.fromWhere) query = query.endsMeet("subject", wheresIn(graph, flags.fromWhere));
  if (flags.toWhere) query = query.endsMeet("object", wheresIn(graph, flags.toWhere));
  if (flags.eitherWhere) query = query.endsMeet("either end", wheresIn(graph, flags.eitherWhere));
  if (flags.entityWhere) query = query.endsMeet("each end", wheresIn(graph, flags.entityWhere));
  if (about) query = query.about(...about);
  if (flags.deniedBy) query = query.deniedBy(...idsOf(graph, flags.deniedBy));
  const level = SUPPORT.find((one) => one === flags.support);
  if (level) query = query.supported(level);
  if (flags.contested !== undefined) query = query.contested(CONTESTED.find((how) => how === flags.contested));
  if (flags.rivals === true) query = query.rivals();
  return flags.voices === undefined ? query : query.voices(...readSpan("--voices", flags.voices));
}

/** The ids that the filters of ends mean: with `--bloc` those of whole blocs. */
function endsOf(graph: KnowledgeGraph, flags: Filters): Ends {
  const blocs = askedBlocs(graph, flags);
  if (blocs === null) {
    const { from, to, about, between } = flags;
    return {
      from: from && idsOf(graph, from),
      to: to && idsOf(graph, to),
      about: about && idsOf(graph, about),
      between: between && pairOf(graph, between),
    };
  }
  const all = (list: readonly Bloc[] | undefined) => list?.flatMap(({ ids }) => ids);
  const { from, to, about, between } = blocs;
  const pair = between && ([between[0].ids, between[1].ids] as const);
  return { from: all(from), to: all(to), about: all(about), between: pair };
}

interface Ends {
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[] | undefined;
  readonly about: readonly string[] | undefined;
  readonly between: readonly [string | readonly string[], string | readonly string[]] | undefined;
}

function factIdOf(graph: KnowledgeGraph, id: string): string {
  const fact = graph.fact(id);
  if (fact) return fact.id;
  throw new QueryError(
    `there is no fact \`${id}\``,
    didYouMean(
      id,
      graph.dataset.facts.map((fact) => fact.id),
    ),
  );
}

/** The conditions of an option such as `--where`. */
export function wheresIn(graph: KnowledgeGraph, texts: readonly string[] = []): readonly Where[] {
  return texts.map((text) => readWhere(text, (name) => idOf(graph, name)));
}

import { UNKNOWN } from "../../model/entity.ts";
import { CONTESTED, SUPPORT } from "../../model/support.ts";
import type { ClaimQuery } from "../../query/claim-query.ts";
import { saidWithin } from "../../query/conditions.ts";
import type { FactQuery } from "../../query/fact-query.ts";
import { didYouMean, relationsNamed } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { QueryError } from "../../query/query-error.ts";
import type { AnyProject } from "../../query/typing.ts";
import type { ClaimFlags, SelectionFlags } from "./selection-options.ts";
import { readSpan, readWhere, type Where } from "./selection-values.ts";

/** The facts that the filters of the command line mean. */
export function selectFacts(graph: KnowledgeGraph, flags: SelectionFlags): FactQuery<AnyProject> {
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
export function selectClaims(graph: KnowledgeGraph, flags: ClaimFlags): ClaimQuery<AnyProject> {
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
function selectGrades(claims: ClaimQuery<AnyProject>, flags: SelectionFlags): ClaimQuery<AnyProject> {
  const reliable = flags.reliability ? claims.reliability(...flags.reliability) : claims;
  return flags.credibility ? reliable.credibility(...flags.credibility) : reliable;
}

/** What holds for facts and claims alike. */
function selectEnds(graph: KnowledgeGraph, flags: SelectionFlags): FactQuery<AnyProject> {
  let query = graph.facts(...(flags.type ?? []));
  if (flags.fact) {
    const wanted = new Set(flags.fact.map((id) => factIdOf(graph, id)));
    query = query.filter((fact) => wanted.has(fact.id));
  }
  if (flags.from) query = query.from(...idsOf(graph, flags.from));
  if (flags.to) query = query.to(...idsOf(graph, flags.to));
  if (flags.between) query = query.between(...pairOf(graph, flags.between));
  for (const { name, filterOf } of wheresIn(graph, flags.fromWhere)) query = query.endMeets("subject", name, filterOf);
  for (const { name, filterOf } of wheresIn(graph, flags.toWhere)) query = query.endMeets("object", name, filterOf);
  for (const { name, filterOf } of wheresIn(graph, flags.entityWhere))
    query = query.endMeets("each end", name, filterOf);
  if (flags.about) query = query.about(...idsOf(graph, flags.about));
  if (flags.deniedBy) query = query.deniedBy(...idsOf(graph, flags.deniedBy));
  const level = SUPPORT.find((one) => one === flags.support);
  if (level) query = query.supported(level);
  if (flags.contested !== undefined) query = query.contested(CONTESTED.find((how) => how === flags.contested));
  if (flags.rivals === true) query = query.rivals();
  return flags.voices === undefined ? query : query.voices(...readSpan("--voices", flags.voices));
}

function idsOf(graph: KnowledgeGraph, names: readonly string[]): readonly string[] {
  return names.map((name) => idOf(graph, name));
}

/** Names and aliases are as good as ids. */
export function idOf(graph: KnowledgeGraph, name: string): string {
  return name === UNKNOWN ? name : graph.find(name).id;
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

function pairOf(graph: KnowledgeGraph, names: readonly string[]): readonly [string, string] {
  const [a, b, more] = names;
  if (a === undefined || b === undefined || more !== undefined)
    throw new QueryError(`--between takes two entities, not ${names.length}`, "write `--between russia north-korea`");
  return [idOf(graph, a), idOf(graph, b)];
}

/** The conditions of an option such as `--where`. */
export function wheresIn(graph: KnowledgeGraph, texts: readonly string[] = []): readonly Where[] {
  return texts.map((text) => readWhere(text, (name) => idOf(graph, name)));
}

import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";
import { differingFacts, findFacts, isOneRange, readEntities, type StoredFacts } from "../../pipeline/stored-facts.ts";
import { type KnowledgeGraph, openGraph } from "../../query/knowledge-graph.ts";

/**
 * Two large states with the facts alone of which they say something different, and the rivals of these: a change of one line takes no look at
 * the facts of all files. Null where a rival is not found.
 */
export function readApart(
  old: StoredFacts,
  now: StoredFacts,
): readonly [before: { readonly graph: KnowledgeGraph }, after: { readonly graph: KnowledgeGraph }] | null {
  const [before, after] = differingFacts(old, now);
  const entities = readEntities(now);
  const oldEntities = isOneRange(old.head, now.head) ? entities : readEntities(old);
  // A rival is told by what it says. One that is not among these says the same in both states.
  const told = new Set([...before, ...after].map(({ id }) => id));
  const wanted = [...before, ...after].filter(({ rollup }) => rollup.rivals.some((id) => !told.has(id)));
  const untold = new Set(wanted.flatMap(({ rollup }) => rollup.rivals.filter((id) => !told.has(id))));
  const rivalsIn = (stored: StoredFacts): readonly Fact[] =>
    untold.size === 0 ? [] : (findFacts(stored, [endsOf(wanted, stored)])?.filter(({ id }) => untold.has(id)) ?? []);
  const [oldRivals, rivals] = [rivalsIn(old), rivalsIn(now)];
  if (oldRivals.length < untold.size || rivals.length < untold.size) return null;
  const graphOf = (stored: StoredFacts, part: Pick<KnowledgeGraph["dataset"], "entities" | "facts">) => {
    const { digest, project, schema, scope } = stored;
    const dataset = { format: "entente/1" as const, digest, ...(project && { project }), schema, ...part };
    return { graph: openGraph(dataset, scope.voices) };
  };
  return [
    graphOf(old, { entities: oldEntities, facts: sorted([...before, ...oldRivals]) }),
    graphOf(now, { entities, facts: sorted([...after, ...rivals]) }),
  ];
}

/** Rivals share an end, which is an entity. */
function endsOf(facts: readonly Fact[], { scope }: StoredFacts): readonly string[] {
  const ends = facts.flatMap(({ subject, object }) => [subject, object ?? subject]);
  return ends.filter((id) => scope.numbers.has(id));
}

function sorted(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compareText(a.id, b.id));
}

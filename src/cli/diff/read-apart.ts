import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";
import {
  differingEntities,
  differingFacts,
  entitiesNamed,
  findFacts,
  type StoredFacts,
} from "../../pipeline/stored-facts.ts";
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
  // A rival is told by what it says. One that is not among these says the same in both states.
  const told = new Set([...before, ...after].map(({ id }) => id));
  const wanted = [...before, ...after].filter(({ rollup }) => rollup.rivals.some((id) => !told.has(id)));
  const untold = new Set(wanted.flatMap(({ rollup }) => rollup.rivals.filter((id) => !told.has(id))));
  const rivalsIn = (stored: StoredFacts): readonly Fact[] =>
    untold.size === 0 ? [] : (findFacts(stored, [endsOf(wanted, stored)])?.filter(({ id }) => untold.has(id)) ?? []);
  const [oldRivals, rivals] = [rivalsIn(old), rivalsIn(now)];
  if (oldRivals.length < untold.size || rivals.length < untold.size) return null;
  const facts = { old: sorted([...before, ...oldRivals]), now: sorted([...after, ...rivals]) };
  const entities = entitiesFor(old, now, [...facts.old, ...facts.now]);
  const graphOf = (stored: StoredFacts, part: Pick<KnowledgeGraph["dataset"], "entities" | "facts">) => {
    const { digest, project, schema } = stored;
    const dataset = { format: "entente/1" as const, digest, ...(project && { project }), schema, ...part };
    // Where both say the same, who speaks for whom is not asked.
    return { graph: openGraph(dataset, old.digest === now.digest ? undefined : stored.scope.voices) };
  };
  return [
    graphOf(old, { entities: entities.old, facts: facts.old }),
    graphOf(now, { entities: entities.now, facts: facts.now }),
  ];
}

/** The entities of which the states say something different, and those that facts name, or that speak for these in either state. */
function entitiesFor(
  old: StoredFacts,
  now: StoredFacts,
  facts: readonly Fact[],
): Record<"old" | "now", readonly Entity[]> {
  const [before, after] = differingEntities(old, now);
  const named = new Set(textsIn(facts));
  for (const id of [...named]) {
    for (const { scope } of [old, now]) {
      for (const speaker of [id, ...scope.voices.speakers(id)]) {
        for (const one of [speaker, ...scope.voices.roots(speaker)]) named.add(one);
      }
    }
  }
  for (const { id } of [...before, ...after]) named.delete(id);
  const alike = entitiesNamed(now, named);
  return { old: sorted([...before, ...alike]), now: sorted([...after, ...alike]) };
}

/** Every text in a value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) yield* textsIn(one);
}

/** Rivals share an end, which is an entity. */
function endsOf(facts: readonly Fact[], { scope }: StoredFacts): readonly string[] {
  const ends = facts.flatMap(({ subject, object }) => [subject, object ?? subject]);
  return ends.filter((id) => scope.numbers.has(id));
}

function sorted<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => compareText(a.id, b.id));
}

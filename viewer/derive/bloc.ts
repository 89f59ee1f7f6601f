import { ACTOR } from "../../src/corroborate/vocabulary.ts";
import { namesOf } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import { isA } from "../../src/model/schema.ts";
import type { Bloc, BlocMember } from "../../src/query/blocs.ts";
import { fold } from "../../src/text/fold.ts";
import { type Atlas, nameOf } from "./atlas.ts";
import type { Seen } from "./seen.ts";

const known = new WeakMap<Seen, Map<string, Bloc>>();

/** An actor's bloc on the day of the clocks; null where a link names no actor. */
export function blocOf(atlas: Atlas, seen: Seen, id: string | null): Bloc | null {
  if (id === null || !isActor(atlas, id)) return null;
  const blocs = known.get(seen) ?? new Map<string, Bloc>();
  known.set(seen, blocs);
  const bloc = blocs.get(id) ?? seen.kg.bloc(id);
  blocs.set(id, bloc);
  return bloc;
}

export function isActor({ kg, dataset }: Atlas, id: string): boolean {
  const type = kg.entity(id)?.type;
  return type !== undefined && isA(dataset.schema, type, [ACTOR]);
}

/** Those whom the fewest ties lead to, then by name. */
export function nearestFirst(atlas: Atlas, { members }: Bloc): readonly BlocMember[] {
  const named = members.map((member) => ({ member, ties: member.ties.length, name: nameOf(atlas, member.id) }));
  return named.sort((a, b) => a.ties - b.ties || compareText(a.name, b.name)).map(({ member }) => member);
}

/** Whether a fact is about one of a bloc. */
export function aboutTest({ kg }: Atlas, { ids }: Bloc): (fact: Fact) => boolean {
  const members = new Set(ids);
  // Found by an index over all facts; then asked of each as the clocks and the lens let it be seen.
  const candidates = new Set(ids.flatMap((id) => kg.factsAbout(id).map((fact) => fact.id)));
  return (fact) => candidates.has(fact.id) && kg.namedBy(fact).some((id) => members.has(id));
}

const named = new WeakMap<Atlas, readonly { readonly id: string; readonly names: string }[]>();

/** Actors whose names hold the words, those first that most is said of. */
export function actorsLike(atlas: Atlas, words: string): readonly string[] {
  const all = named.get(atlas) ?? actorsOf(atlas);
  named.set(atlas, all);
  const wanted = fold(words);
  return all.flatMap(({ id, names }) => (names.includes(wanted) ? id : [])).slice(0, 40);
}

function actorsOf(atlas: Atlas): readonly { readonly id: string; readonly names: string }[] {
  const facts = (id: string): number => atlas.kg.factsAbout(id).length;
  return atlas.dataset.entities
    .filter(({ id }) => isActor(atlas, id))
    .map((entity) => ({ id: entity.id, names: namesOf(entity).map(fold).join("\n"), facts: facts(entity.id) }))
    .sort((a, b) => b.facts - a.facts || compareText(a.id, b.id));
}

import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { consequenceOf, type RelationType, type Schema } from "../model/schema.ts";

/** What follows from facts, though no source says it: who argues a thesis disputes one that contradicts it. Never a claim of anyone's. */
export interface Following {
  /** The relation that follows, and the two that it follows from. */
  readonly relation: RelationType;
  readonly from: RelationType;
  readonly across: RelationType;
  readonly subject: string;
  readonly object: string;
  /** Where the fact from the subject meets the one to the object. */
  readonly via: string;
  /** Those from the subject, then those to the object. */
  readonly facts: readonly Fact[];
}

/** All that follows by one relation type, sorted by its ends. What the facts of that type say already is left out. */
export function consequences(
  relation: RelationType,
  { relations }: Pick<Schema, "relations">,
  ofType: (type: string) => readonly Fact[],
  isEntity: (id: string) => boolean,
): readonly Following[] {
  const own = consequenceOf(relation);
  const from = own && relations[own.from];
  const across = own && relations[own.across];
  if (!from || !across) return [];
  const onwards = new Map<string, (readonly [end: string, fact: Fact])[]>();
  for (const [start, end, fact] of held(ofType(across.name), across, isEntity)) addTo(onwards, start, [end, fact]);
  if (onwards.size === 0) return [];
  const written = new Set([...directed(ofType(relation.name), relation)].map(([start, end]) => keyOf(start, end)));
  const found = new Map<string, Omit<Following, "facts"> & { readonly before: Set<Fact>; readonly after: Set<Fact> }>();
  for (const [start, via, fact] of held(ofType(from.name), from, isEntity)) {
    for (const [end, next] of onwards.get(via) ?? []) {
      if (end === start || written.has(keyOf(start, end))) continue;
      const [subject, object] = relation.symmetric && start > end ? [end, start] : [start, end];
      const key = keyOf(subject, object, via);
      const known = found.get(key) ?? {
        relation,
        from,
        across,
        subject,
        object,
        via,
        before: new Set(),
        after: new Set(),
      };
      found.set(key, known);
      known.before.add(fact);
      known.after.add(next);
    }
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { before, after, ...rest }]) => ({ ...rest, facts: [...before, ...after] }));
}

/** The facts that hold, from end to end: both ways where the relation is symmetric. */
function* held(
  facts: readonly Fact[],
  relation: RelationType,
  isEntity: (id: string) => boolean,
): Generator<readonly [start: string, end: string, fact: Fact]> {
  const some = facts.filter((fact) => holds(fact) && isEntity(fact.subject));
  for (const one of directed(some, relation)) if (isEntity(one[0]) && isEntity(one[1])) yield one;
}

function* directed(
  facts: readonly Fact[],
  { symmetric }: RelationType,
): Generator<readonly [start: string, end: string, fact: Fact]> {
  for (const fact of facts) {
    if (fact.object === null) continue;
    yield [fact.subject, fact.object, fact];
    if (symmetric) yield [fact.object, fact.subject, fact];
  }
}

/** Nothing follows from what is denied, doubted or taken back. */
function holds({ claims, rollup }: Fact): boolean {
  if (rollup.support === "denied") return false;
  return claims.length === 0 || rollup.voices.length > 0 || rollup.expecting.length > 0;
}

function keyOf(...ids: readonly string[]): string {
  return ids.join("\n");
}

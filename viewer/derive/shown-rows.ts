import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import type { Atlas } from "./atlas.ts";
import type { Shown } from "./shown.ts";

export interface ShownRows {
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
}

/**
 * The rows behind the present view: all that is drawn, and what draws nothing. Facts that take a value have no edge, but belong to
 * their entity all the same.
 */
export function shownRows(atlas: Atlas, shown: Shown, focused: boolean): ShownRows {
  const before = known.get(shown)?.get(focused);
  if (before) return before;
  const rows = rowsOf(atlas, shown, focused);
  known.set(shown, new Map([...(known.get(shown) ?? []), [focused, rows]]));
  return rows;
}

/** Several parts of the page ask for the rows of one view, which take a tenth of a second where there are a hundred thousand facts. */
const known = new WeakMap<Shown, ReadonlyMap<boolean, ShownRows>>();

function rowsOf(atlas: Atlas, shown: Shown, focused: boolean): ShownRows {
  const inView = (fact: Fact): boolean =>
    shown.nodes.has(fact.subject) && (fact.object === null || shown.nodes.has(fact.object));
  const passing = focused ? shown.facts.filter(inView) : shown.facts;
  const facts = [...passing, ...shown.kept.flatMap((id) => atlas.kg.fact(id) ?? [])];
  if (facts.length > passing.length) facts.sort((x, y) => compareText(x.id, y.id));
  const nodes = new Set(shown.nodes);
  let last: string | null = null;
  for (const { subject, object } of facts) {
    // Sorted by id, which begins with the subject.
    if (subject !== last) nodes.add(subject);
    last = subject;
    if (object !== null) nodes.add(object);
  }
  let claims: readonly Claim[] | undefined;
  return {
    facts,
    // Only the table and what is saved ask for these.
    get claims() {
      claims ??= facts.flatMap((fact) => fact.claims);
      return claims;
    },
    entities: atlas.dataset.entities.filter(({ id }) => nodes.has(id)),
  };
}

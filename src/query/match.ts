import type { Fact } from "../model/fact.ts";
import { writtenText } from "../model/kinds/index.ts";
import { compareText } from "../model/order.ts";
import type { Support } from "../model/support.ts";
import type { Core } from "./core.ts";
import { type Link, type PatternEnd, readStep, type Term, type WrittenStep } from "./match-step.ts";
import type { ProjectTypes, QualifierTerms, RelationBehind, StepName } from "./typing.ts";
import { allValues } from "./values.ts";

/** What else a step asks of its fact. */
export interface StepOptions<S extends ProjectTypes, N extends StepName<S>> {
  /** Qualifiers: a filter, or a variable to bind. */
  readonly where?: QualifierTerms<S, RelationBehind<S, N>>;
  readonly supported?: Support;
  readonly test?: (fact: Fact) => boolean;
}

/**
 * `[near end, relation or its inverse, far end, more]`. An end is an id, any of several, or a variable: `?supplier`. Of a relation that
 * takes a value, the far end is a variable for the value, or null.
 */
export type PatternStep<S extends ProjectTypes> = {
  [N in StepName<S>]: readonly [PatternEnd, N, PatternEnd | null, StepOptions<S, N>?];
}[StepName<S>];

/** One way to fit the pattern. */
export interface Match {
  /** Ids (or qualifier values) by variable, with its question mark. */
  readonly bindings: Readonly<Record<string, string>>;
  /** The fact of each step, in the order written. */
  readonly facts: readonly Fact[];
}

/** All ways to fit a pattern, found as they are asked for. */
export class Matches implements Iterable<Match> {
  readonly #find: () => Iterable<Match>;

  /** @internal */
  constructor(find: () => Iterable<Match>) {
    this.#find = find;
  }

  [Symbol.iterator](): Iterator<Match> {
    return this.#find()[Symbol.iterator]();
  }

  /** The distinct combinations of some variables, sorted. */
  select(...variables: readonly string[]): readonly (readonly string[])[] {
    const rows = new Map<string, readonly string[]>();
    for (const { bindings } of this) {
      const row = variables.map((name) => bindings[name] ?? "");
      rows.set(JSON.stringify(row), row);
    }
    return [...rows].sort(([a], [b]) => compareText(a, b)).map(([, row]) => row);
  }

  count(): number {
    let n = 0;
    for (const _ of this) n += 1;
    return n;
  }

  toArray(): readonly Match[] {
    return [...this];
  }
}

/** What the variables stand for so far, by slot. One array for the whole search: what a step binds it takes back. */
type Bound = (string | undefined)[];

/**
 * Finds all ways to fit the steps, the one with most known and fewest facts first, so that indexes answer the others. Words that several relation
 * types share ask for each of them: every choice of one type a step is a search of its own, and no two find the same facts.
 */
export function findMatches(core: Core, steps: readonly WrittenStep[]): Matches {
  const slots = new Map<string, number>();
  const readings = steps.map((step, position) => readStep(core, step, position, slots));
  const names = [...slots.keys()];
  return new Matches(function* () {
    for (const chosen of choicesOf(readings)) {
      const links = inOrder(core, chosen);
      const bound: Bound = names.map(() => undefined);
      const facts = new Array<Fact>(links.length);
      for (const _ of search(core, links, 0, bound, facts)) {
        const bindings = Object.fromEntries(names.map((name, slot) => [name, bound[slot] ?? ""]));
        yield { bindings, facts: [...facts] };
      }
    }
  });
}

/** Each way to take one of each list, in their order. */
function* choicesOf<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...others] = lists;
  if (first === undefined) return yield [];
  for (const one of first) for (const rest of choicesOf(others)) yield [one, ...rest];
}

/** Always goes on with the step of which most is known by then, and among equals with the one of fewest facts. */
function inOrder(core: Core, links: readonly Link[]): readonly Link[] {
  const known = new Set<number>();
  const left = new Set(links);
  const ordered: Link[] = [];
  while (left.size > 0) {
    let best: { link: Link; cost: number } | undefined;
    for (const link of left) {
      const cost = costOf(core, link, known);
      if (!best || cost < best.cost) best = { link, cost };
    }
    if (!best) break;
    left.delete(best.link);
    ordered.push(best.link);
    for (const term of [best.link.start, best.link.finish, ...best.link.binds.map((one) => one.term)]) {
      if (term && "slot" in term) known.add(term.slot);
    }
  }
  return ordered;
}

/** How many facts one would try: counted where an end is given, guessed as a few where it will be bound by then. */
function costOf(core: Core, { relation, start, finish }: Link, known: ReadonlySet<number>): number {
  const all = core.indexes.ofType(relation.name).length;
  const end = (term: Term | null): number => {
    if (term === null) return all;
    if ("ids" in term) return term.facts().length;
    return known.has(term.slot) ? Math.sqrt(all) : all;
  };
  return Math.min(end(start), end(finish));
}

function* search(core: Core, links: readonly Link[], depth: number, bound: Bound, facts: Fact[]): Generator<void> {
  const link = links[depth];
  if (!link) return yield;
  const isLast = depth === links.length - 1;
  const isPlain = link.binds.length === 0 && !link.relation.symmetric;
  for (const fact of candidates(core, link, bound)) {
    if (!link.tests.every((test) => test(fact))) continue;
    facts[link.position] = fact;
    if (!isPlain) {
      for (const _ of waysOf(core, link, fact, bound)) yield* search(core, links, depth + 1, bound, facts);
      continue;
    }
    // The same as below without a generator for each fact: most steps are as plain as this.
    const first = bind(link.start, fact.subject, bound);
    if (first === "no") continue;
    const second = bindFinish(link, fact.object, bound);
    if (second !== "no") {
      if (isLast) yield;
      else yield* search(core, links, depth + 1, bound, facts);
    }
    if (second === "new" && link.finish) release(link.finish, bound);
    if (first === "new") release(link.start, bound);
  }
}

function candidates({ indexes }: Core, { relation, start, finish }: Link, bound: Bound): readonly Fact[] {
  const from = listed(start, bound, (id) => indexes.fromWithin(relation.name, id));
  const to = finish === null ? undefined : listed(finish, bound, (id) => indexes.toWithin(relation.name, id));
  if (from && to) return from.length <= to.length ? from : to;
  return from ?? to ?? indexes.ofType(relation.name);
}

/** The ways in which one fact fits a step: a symmetric one may fit both ways round, a list of values once for each. */
function* waysOf(core: Core, link: Link, fact: Fact, bound: Bound): Generator<void> {
  const { subject, object } = fact;
  let fits = false;
  for (const _ of oneWay(link, fact, subject, object, bound)) {
    fits = true;
    yield;
  }
  if (object === null || object === subject || !core.indexes.symmetric(fact)) return;
  // Between any of several and any of several, it is the same match the other way round.
  if (fits && !("slot" in link.start) && !(link.finish && "slot" in link.finish)) return;
  yield* oneWay(link, fact, object, subject, bound);
}

function* oneWay(link: Link, fact: Fact, start: string, finish: string | null, bound: Bound): Generator<void> {
  const first = bind(link.start, start, bound);
  if (first === "no") return;
  const second = bindFinish(link, finish, bound);
  if (second !== "no") yield* qualifierWays(link.binds, 0, fact, bound);
  if (second === "new" && link.finish) release(link.finish, bound);
  if (first === "new") release(link.start, bound);
}

function* qualifierWays(binds: Link["binds"], i: number, fact: Fact, bound: Bound): Generator<void> {
  const next = binds[i];
  if (!next) return yield;
  for (const value of new Set(allValues(fact, next.qualifier).map(writtenText))) {
    const fits = bind(next.term, value, bound);
    if (fits === "no") continue;
    yield* qualifierWays(binds, i + 1, fact, bound);
    if (fits === "new") release(next.term, bound);
  }
}

function bindFinish({ finish }: Link, object: string | null, bound: Bound): "no" | "old" | "new" {
  return finish === null || object === null ? "old" : bind(finish, object, bound);
}

function bind(term: Term, value: string, bound: Bound): "no" | "old" | "new" {
  if ("ids" in term) return term.ids.has(value) ? "old" : "no";
  const old = bound[term.slot];
  if (old !== undefined) return old === value ? "old" : "no";
  bound[term.slot] = value;
  return "new";
}

function release(term: Term, bound: Bound): void {
  if ("slot" in term) bound[term.slot] = undefined;
}

/** The facts of what an end is, or may be; undefined: it may be anything. */
function listed(term: Term, bound: Bound, list: (id: string) => readonly Fact[]): readonly Fact[] | undefined {
  if ("ids" in term) return term.facts();
  const id = bound[term.slot];
  return id === undefined ? undefined : list(id);
}

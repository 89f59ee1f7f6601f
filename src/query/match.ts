import type { Fact, Support } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import type { Core } from "./core.ts";
import { knownId, qualifierNamed, relationNamed } from "./ground.ts";
import { QueryError } from "./query-error.ts";
import { reaches } from "./support.ts";
import type { ProjectTypes, QualifierTerms, RelationBehind, StepName } from "./typing.ts";
import { allValues, isQuantity, type Scalar, valueTest } from "./values.ts";

/** What else a step asks of its fact. */
export interface StepOptions<S extends ProjectTypes, N extends StepName<S>> {
  /** Qualifiers: a filter, or a variable to bind. */
  readonly where?: QualifierTerms<S, RelationBehind<S, N>>;
  readonly supported?: Support;
  readonly test?: (fact: Fact) => boolean;
}

/** `[near end, relation or its inverse, far end, more]`. An end is an id or a variable: `?supplier`. */
export type PatternStep<S extends ProjectTypes> = {
  [N in StepName<S>]: readonly [string, N, string, StepOptions<S, N>?];
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
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
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

/** A step whose names the compiler has checked, or nobody yet. */
type WrittenStep = readonly [
  near: string,
  step: string,
  far: string,
  options?: { readonly where?: object; readonly supported?: Support; readonly test?: (fact: Fact) => boolean },
];

/** A step as the search reads it. Ends in the direction of the fact. */
interface Link {
  readonly position: number;
  readonly relation: RelationType;
  readonly start: string;
  readonly finish: string;
  readonly binds: readonly (readonly [qualifier: string, variable: string])[];
  readonly tests: readonly ((fact: Fact) => boolean)[];
}

type Bindings = ReadonlyMap<string, string>;

/** Finds all ways to fit the steps: always goes on with the step of which most is known, so indexes answer it. */
export function findMatches(core: Core, steps: readonly WrittenStep[]): Matches {
  const links = steps.map((step, position) => readStep(core, step, position));
  return new Matches(() => search(core, links, new Map(), new Array<Fact>(links.length)));
}

function readStep(core: Core, [near, name, far, options]: WrittenStep, position: number): Link {
  const { relation, backwards } = relationNamed(core.schema, name);
  for (const end of [near, far]) if (!isVariable(end)) knownId(core.indexes, end);
  const binds: (readonly [string, string])[] = [];
  const tests: ((fact: Fact) => boolean)[] = [];
  for (const [qualifier, term] of Object.entries(options?.where ?? {})) {
    const field = qualifierNamed([relation], qualifier);
    if (typeof term === "string" && isVariable(term)) binds.push([qualifier, term]);
    else {
      const matches = valueTest(field.type.kind, term);
      tests.push((fact) => allValues(fact, qualifier).some(matches));
    }
  }
  const level = options?.supported;
  if (level !== undefined) tests.push((fact) => reaches(fact.rollup.support, level));
  if (options?.test) tests.push(options.test);
  return { position, relation, start: backwards ? far : near, finish: backwards ? near : far, binds, tests };
}

function* search(core: Core, links: readonly Link[], bound: Bindings, facts: Fact[]): Generator<Match> {
  const next = cheapest(core, links, bound);
  if (!next) {
    yield { bindings: Object.fromEntries(bound), facts: [...facts] };
    return;
  }
  const rest = links.filter((link) => link !== next.link);
  for (const fact of next.list) {
    if (!next.link.tests.every((test) => test(fact))) continue;
    facts[next.link.position] = fact;
    for (const wider of fits(core, next.link, fact, bound)) yield* search(core, rest, wider, facts);
  }
}

/** The step with the fewest facts to try, given what is bound. */
function cheapest(
  core: Core,
  links: readonly Link[],
  bound: Bindings,
): { link: Link; list: readonly Fact[] } | undefined {
  let best: { link: Link; list: readonly Fact[] } | undefined;
  for (const link of links) {
    const list = candidates(core, link, bound);
    if (!best || list.length < best.list.length) best = { link, list };
  }
  return best;
}

function candidates(core: Core, link: Link, bound: Bindings): readonly Fact[] {
  const { indexes } = core;
  const type = link.relation.name;
  const start = known(link.start, bound);
  const finish = known(link.finish, bound);
  const from = start === undefined ? undefined : indexes.fromWithin(type, start);
  const to = finish === undefined ? undefined : indexes.toWithin(type, finish);
  if (from && to) return from.length <= to.length ? from : to;
  return from ?? to ?? indexes.ofType(type);
}

/** The ways in which one fact fits a step: a symmetric one may fit both ways round, a list of values once for each. */
function* fits(core: Core, link: Link, fact: Fact, bound: Bindings): Generator<Bindings> {
  if (fact.object === null && link.relation.value === null) return;
  const ways: (readonly [string, string | null])[] = [[fact.subject, fact.object]];
  if (fact.object !== null && fact.object !== fact.subject && core.indexes.symmetric(fact))
    ways.push([fact.object, fact.subject]);
  for (const [start, finish] of ways) {
    const one = bind(bound, link.start, start);
    const two = one && (finish === null ? one : bind(one, link.finish, finish));
    if (two) yield* fitsQualifiers(link.binds, fact, two);
  }
}

function* fitsQualifiers(
  [first, ...rest]: readonly (readonly [string, string])[],
  fact: Fact,
  bound: Bindings,
): Generator<Bindings> {
  if (!first) {
    yield bound;
    return;
  }
  const [qualifier, variable] = first;
  for (const value of new Set(allValues(fact, qualifier).map(textOf))) {
    const wider = bind(bound, variable, value);
    if (wider) yield* fitsQualifiers(rest, fact, wider);
  }
}

function bind(bound: Bindings, term: string, value: string): Bindings | undefined {
  if (!isVariable(term)) return term === value ? bound : undefined;
  const old = bound.get(term);
  if (old !== undefined) return old === value ? bound : undefined;
  return new Map(bound).set(term, value);
}

function known(term: string, bound: Bindings): string | undefined {
  return isVariable(term) ? bound.get(term) : term;
}

function textOf(value: Scalar): string {
  return isQuantity(value) ? value.text : String(value);
}

function isVariable(term: string): boolean {
  if (term === "?") throw new QueryError("`?` is no variable", "give it a name: `?supplier`");
  return term.startsWith("?");
}

import type { Fact } from "../model/fact.ts";
import { lazy } from "../model/lazy.ts";
import type { RelationType } from "../model/schema.ts";
import type { Support } from "../model/support.ts";
import type { Core } from "./core.ts";
import { union } from "./filter/fact-lists.ts";
import { fieldTest, qualifiersNamed } from "./filter/fields.ts";
import { reaches } from "./filter/support.ts";
import { type Direction, knownId, relationsNamed } from "./ground.ts";
import { QueryError } from "./query-error.ts";
import { allValues } from "./values.ts";

/** The built-in qualifier that holds what a relation takes instead of an entity. */
const VALUE = "value";

/** An id, any of several, or a variable. */
export type PatternEnd = string | readonly string[];

/** A step whose names are checked when it is read. */
export type WrittenStep = readonly [
  near: PatternEnd,
  step: string,
  far: PatternEnd | null,
  options?: { readonly where?: object; readonly supported?: Support; readonly test?: (fact: Fact) => boolean },
];

/** What is at an end: one of these, or the slot of a variable. */
export type Term = OneOf | { readonly slot: number };

interface OneOf {
  readonly ids: ReadonlySet<string>;
  /** The facts of the relation that have one of them at this end. */
  readonly facts: () => readonly Fact[];
}

/** A step as the search reads it. Ends in the direction of the fact. */
export interface Link {
  readonly position: number;
  readonly relation: RelationType;
  readonly start: Term;
  /** null: the relation takes a value. */
  readonly finish: Term | null;
  readonly binds: readonly { readonly qualifier: string; readonly term: Term }[];
  readonly tests: readonly ((fact: Fact) => boolean)[];
}

/**
 * A step for each relation type that its words mean. One that cannot have such a fact (it takes a value in the place of an entity, or has no such
 * qualifier) is passed over. @throws QueryError where that is so of all
 */
export function readStep(core: Core, step: WrittenStep, position: number, slots: Map<string, number>): readonly Link[] {
  const links: Link[] = [];
  let misfit: QueryError | null = null;
  for (const direction of relationsNamed(core.schema, step[1])) {
    try {
      links.push(readAs(core, direction, step, position, slots));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      misfit ??= error;
    }
  }
  if (links.length === 0 && misfit !== null) throw misfit;
  return links;
}

function readAs(
  core: Core,
  { relation, backwards }: Direction,
  [near, name, far, options]: WrittenStep,
  position: number,
  slots: Map<string, number>,
): Link {
  const termOf = (text: string): Term => {
    const slot = slots.get(text) ?? slots.size;
    slots.set(text, slot);
    return { slot };
  };
  const [first, last] = backwards ? [far, near] : [near, far];
  const takesValue = relation.value !== null;
  if (first === null || (last === null && !takesValue))
    throw new QueryError(`\`${name}\` ties two entities: one is missing`);
  if (takesValue && last !== null && !isVariableEnd(last)) {
    const hint = `write \`null\` and \`{ where: { ${VALUE}: ... } }\``;
    throw new QueryError(`\`${relation.name}\` takes a value, not an entity`, hint);
  }
  const { indexes } = core;
  const endOf = (end: PatternEnd, list: (id: string) => readonly Fact[]): Term => {
    if (isVariableEnd(end)) return termOf(end);
    const ids = new Set([end].flat().map((id) => knownId(indexes, id)));
    return { ids, facts: lazy(() => union([...ids].map(list))) };
  };
  const start = endOf(first, (id) => indexes.fromWithin(relation.name, id));
  const finish = last === null || takesValue ? null : endOf(last, (id) => indexes.toWithin(relation.name, id));
  const binds: { qualifier: string; term: Term }[] = [];
  if (takesValue && last !== null && isVariableEnd(last)) binds.push({ qualifier: VALUE, term: termOf(last) });
  const tests: ((fact: Fact) => boolean)[] = [];
  for (const [qualifier, filter] of Object.entries(options?.where ?? {})) {
    const fields = qualifiersNamed(core.schema, [relation], qualifier);
    const field = fields.get(relation.name);
    if (field && typeof filter === "string" && isVariable(filter))
      binds.push({ qualifier: field.name, term: termOf(filter) });
    else {
      const test = fieldTest(fields, () => filter);
      tests.push((fact) => test(fact.type, ({ name }) => allValues(fact, name)));
    }
  }
  const level = options?.supported;
  if (level !== undefined) tests.push((fact) => reaches(fact.rollup.support, level));
  if (options?.test) tests.push(options.test);
  return { position, relation, start, finish, binds, tests };
}

function isVariableEnd(end: PatternEnd): end is string {
  return typeof end === "string" && isVariable(end);
}

/** @throws QueryError for a question mark without a name */
export function isVariable(term: string): boolean {
  if (term === "?") throw new QueryError("`?` is not a variable", "give it a name: `?supplier`");
  return term.startsWith("?");
}

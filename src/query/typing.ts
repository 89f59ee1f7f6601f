import type { KindName, ValueOf } from "../model/kinds/index.ts";

/**
 * What `entente types` generates from a project's schema/, as far as queries use it:
 * `entities` by type name; `relations` by name, each with its `inverse` label and its `qualifiers`.
 */
export interface ProjectTypes {
  readonly entities: object;
  readonly relations: object;
}

/** A project whose types were not generated: every name is allowed here, and checked when the query runs. */
export interface AnyProject {
  readonly entities: Readonly<Record<string, object>>;
  readonly relations: Readonly<
    Record<string, { readonly inverse: string; readonly qualifiers: Readonly<Record<string, unknown>> }>
  >;
}

export type EntityTypeName<S extends ProjectTypes> = keyof S["entities"] & string;
export type RelationName<S extends ProjectTypes> = keyof S["relations"] & string;

type InverseOf<S extends ProjectTypes, R extends RelationName<S>> = S["relations"][R] extends {
  readonly inverse: infer I extends string;
}
  ? I
  : never;

/** How relations read from their objects: "supplied by". */
export type InverseName<S extends ProjectTypes> = { [R in RelationName<S>]: InverseOf<S, R> }[RelationName<S>];

/** A relation by name, or by its inverse, which walks it backwards. */
export type StepName<S extends ProjectTypes> = RelationName<S> | InverseName<S>;

/** The relation that a step walks. */
export type RelationBehind<S extends ProjectTypes, N extends string> =
  N extends RelationName<S> ? N : { [R in RelationName<S>]: N extends InverseOf<S, R> ? R : never }[RelationName<S>];

/**
 * A number, or a quantity as one writes it (`"16500.. containers"`), matches what was claimed where the two touch: what may be so.
 * `atLeast` and the like ask for what is certain: `10000..` is at least 5000, `..10000` is not.
 */
export interface QuantityFilter extends NumberFilter {
  readonly unit?: string;
  readonly rate?: "day" | "month" | "year";
}

/** Numbers from the one to the other: both included (`atLeast`, `atMost`), or left out (`moreThan`, `lessThan`). */
export interface NumberFilter {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly moreThan?: number;
  readonly lessThan?: number;
}

/** Dates that touch the span, EDTF on either side: both included (`from`, `to`), or left out (`after`, `before`). */
export interface DateFilter {
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
  readonly before?: string;
}

type Scalar = string | number | boolean;
/** One value, or any of several. */
type SameFilter<E> = E | readonly E[];

/** What the values of each kind can be compared with. */
interface KindFilters<E> {
  readonly text: SameFilter<E>;
  readonly number: SameFilter<E> | NumberFilter;
  readonly boolean: SameFilter<E>;
  readonly date: SameFilter<E> | DateFilter;
  readonly url: SameFilter<E>;
  readonly coordinates: SameFilter<E>;
  readonly quantity: number | string | QuantityFilter;
  readonly enum: SameFilter<E>;
  readonly ref: SameFilter<E>;
}

type LooseFilter = KindFilters<Scalar>[KindName];

type Element<T> = T extends readonly (infer E)[] ? E : T;

/** Generated types tell kinds apart by their values alone, so a text may be a date. */
type ScalarFilter<E> = {
  [K in KindName]: [E] extends [ValueOf<K>] ? KindFilters<E>[K] : never;
}[KindName];

/** A filter, or its opposite: no value is so, also where there is none. */
type OrNot<F> = F | { readonly not: F };

/** What a value may be compared with: a value, any of several, or a span. Dates match where they touch. */
export type ValueFilter<T> = OrNot<unknown extends T | null | undefined ? LooseFilter : ScalarFilter<Element<T>>>;

/** An attribute of any of the entity types; of two of one name, either's values will do. */
type Attribute<E> = E extends unknown ? keyof E & string : never;
type ValuesOf<E, A extends string> = E extends { readonly [K in A]?: infer V } ? NonNullable<V> : never;

/** Filters by attribute of an entity; `type`: its type, or one that this extends. */
export type AttributeFilters<S extends ProjectTypes> =
  string extends EntityTypeName<S>
    ? Readonly<Record<string, OrNot<LooseFilter>>>
    : {
        readonly [A in Attribute<S["entities"][EntityTypeName<S>]>]?: ValueFilter<
          ValuesOf<S["entities"][EntityTypeName<S>], A>
        >;
      } & { readonly type?: OrNot<SameFilter<EntityTypeName<S>>> };

/** Filters by qualifier name, for one relation type (or, over several, for any of them). */
export type QualifierFilters<S extends ProjectTypes, R extends RelationName<S>> =
  R extends RelationName<S>
    ? S["relations"][R] extends { readonly qualifiers: infer Q }
      ? { readonly [K in keyof Q]?: ValueFilter<NonNullable<Q[K]>> }
      : never
    : never;

/** The same inside a pattern, where a qualifier may also bind a variable: `{ item: "?weapon" }`. */
export type QualifierTerms<S extends ProjectTypes, R extends RelationName<S>> =
  R extends RelationName<S>
    ? S["relations"][R] extends { readonly qualifiers: infer Q }
      ? { readonly [K in keyof Q]?: ValueFilter<NonNullable<Q[K]>> | `?${string}` }
      : never
    : never;

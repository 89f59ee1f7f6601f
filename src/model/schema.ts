/** What a project's schema/ declares, resolved: inheritance applied, defaults filled in. Plain JSON, so it travels with a dataset. */

import type { ValueType } from "./kinds/index.ts";

export type { ValueType };

/** A named value of an entity (attribute) or of a fact (qualifier). */
export interface Field {
  readonly name: string;
  readonly type: ValueType;
  /** May hold several values. */
  readonly list: boolean;
  readonly required: boolean;
  readonly description: string;
  /** Of an attribute that refers: how it reads from what it refers to. Not declared: its name and "of". */
  readonly inverse?: string;
  /** Of an attribute: its value may come with claims, and then is a fact of the relation type of that name. */
  readonly claimed?: true;
  /** Of a date of an entity: on it the entity begins to be, or ends. */
  readonly life?: LifeEnd;
}

/** Which end of an entity's lifetime an attribute tells. */
export const LIFE_ENDS = ["begins", "ends"] as const;
export type LifeEnd = (typeof LIFE_ENDS)[number];

/** The eight outlines that the viewer can tell apart without colour. */
export type Shape = "circle" | "square" | "diamond" | "triangle" | "hexagon" | "pentagon" | "star" | "cross";

export interface EntityType {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly description: string;
  /** Itself first, then what it extends, up to the root. */
  readonly lineage: readonly string[];
  /** An abstract type groups others (actor) and has no entities of its own. */
  readonly abstract: boolean;
  /** `#rrggbb` */
  readonly color: string;
  /** The same on dark ground; null: a viewer lightens `color`. */
  readonly dark: string | null;
  readonly shape: Shape;
  /** Agreements and events: the hub of an n-ary relation, drawn as a diamond with labelled spokes. */
  readonly hub: boolean;
  /** Inherited ones included, by name. */
  readonly attributes: Readonly<Record<string, Field>>;
}

/** Where a projected edge starts or ends: `$from`, `$to` or `$<qualifier>`. */
export type ProjectionEnd = `$${string}`;

export interface Projection {
  readonly from: ProjectionEnd;
  /** The edge's kind and label; need not be a declared relation type. */
  readonly edge: string;
  readonly to: ProjectionEnd;
}

/** Pairs the objects of all facts of one type that share a subject: an agreement's parties have signed with one another. Never written. */
export interface Pairing {
  readonly from: string;
  /** The qualifier of the derived edge that names the shared subject. */
  readonly under: string;
}

/** Goes on from the object of a fact: who argues a thesis disputes those that contradict it. What is written comes before what follows. */
export interface Consequence {
  readonly from: string;
  /** The relation type that leads on from the object. */
  readonly across: string;
}

export type Derivation = Pairing | Consequence;

/** An end of a relation, by the key of its entry: the subject or the object. */
export const ENDS = ["from", "to"] as const;
export type End = (typeof ENDS)[number];

/** Which entities of a fact a question looks at. */
export type Ends = "subject" | "object" | "either end" | "each end";

/** How a relation lies in time: a state holds throughout its date, an event is on some day within it. */
export const RELATION_TIMES = ["state", "event"] as const;
export type RelationTime = (typeof RELATION_TIMES)[number];

export interface RelationType {
  readonly name: string;
  readonly label: string;
  /** How the relation reads from its object: "supplied by". The label itself where the relation is symmetric. */
  readonly inverse: string;
  readonly description: string;
  readonly symmetric: boolean;
  readonly domain: readonly string[];
  /** Empty where the relation takes a value instead of an entity. */
  readonly range: readonly string[];
  /** The value's type where the relation takes one; it then is the built-in qualifier `value`. */
  readonly value: ValueType | null;
  /** Qualifiers that, with subject and object, make a fact what it is. */
  readonly key: readonly string[];
  /** By name; `when` is always among them, `value` where `value` is set. */
  readonly qualifiers: Readonly<Record<string, Field>>;
  readonly project: readonly Projection[];
  readonly derive: Derivation | null;
  /** Subject and object are one voice (an agency of a state), so they never corroborate one another. */
  readonly same_voice: boolean;
  /** The subject belongs to the object (a member, an employee) without speaking for it. */
  readonly belongs_to_object: boolean;
  /** The object belongs to the subject (a unit that the subject sets up). */
  readonly belongs_to_subject: boolean;
  /** A claim without `by` is the subject's own (argues, disputes). */
  readonly voiced_by_subject: boolean;
  /** About a source itself (authored by, mentions): without claim keys, the subject is the source of the one implicit claim. */
  readonly self_evident: boolean;
  /** A fact without claims is the analyst's own reading, and needs no source. */
  readonly by_analyst: boolean;
  /** Bibliographic: a viewer leaves such edges out until they are asked for. */
  readonly background: boolean;
  /** The end that commands the other, or that the other belongs to; null: the relation says nothing of rank. */
  readonly above: End | null;
  /** A fact may have one entity at both ends: a company that holds shares of its own. */
  readonly self?: "allowed";
  /** At one time only one object can be true for a subject (`from`), or one subject for an object (`to`); null: any number. */
  readonly exclusive: End | null;
  readonly time: RelationTime;
  /** A name in `Schema.families`; null: of no family. */
  readonly family: string | null;
  /** `#rrggbb`: its own where it declares one, else its family's. */
  readonly color: string;
  /** The same on dark ground; null: a viewer lightens `color`. */
  readonly dark: string | null;
}

/** The relation type of an attribute's facts where it may be claimed; null: it takes plain values alone. */
export function relationOfAttribute(
  relations: Readonly<Record<string, RelationType>>,
  { name, type, claimed }: Field,
): RelationType | null {
  const relation = claimed === true && Object.hasOwn(relations, name) ? relations[name] : undefined;
  return relation?.value?.kind === type.kind ? relation : null;
}

/** The built-in qualifier that says when a fact holds. */
export const WHEN = "when";

/**
 * Whether every claim of a fact must agree with it in a qualifier, since another value is another fact. Not so of `when`: it tells one spell from
 * the next, and two sources may date one spell differently.
 */
export function isSettled({ key }: RelationType, qualifier: string): boolean {
  return qualifier !== WHEN && key.includes(qualifier);
}

/** What a relation type declares with `true`. */
export type RelationFlag = {
  [K in keyof RelationType]-?: RelationType[K] extends boolean ? K : never;
}[keyof RelationType];

/** What many relation types have in common: gives, fights, belongs. The legend is sorted by it, and colour tells it. */
export interface Family {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** `#rrggbb` */
  readonly color: string;
  /** The same on dark ground; null: a viewer lightens `color`. */
  readonly dark: string | null;
}

/** A phrase; more is another author's text. */
export const QUOTE_WORDS = 8;

export interface Schema {
  readonly entities: Readonly<Record<string, EntityType>>;
  readonly relations: Readonly<Record<string, RelationType>>;
  /** In the order of the legend. */
  readonly families: Readonly<Record<string, Family>>;
  /** How many words a quote may have, where a project says so. */
  readonly quote_words?: number;
}

/** Entity types that no view shows unless it asks for them: evidence and judgements, each of which would crowd out the actors. */
export function quietTypes(schema: Schema): Set<string> {
  return new Set(Object.keys(schema.entities).filter((name) => isA(schema, name, ["source", "thesis"])));
}

/** Whether a type is one of `wanted` or extends one of them. */
export function isA(schema: Pick<Schema, "entities">, type: string, wanted: readonly string[]): boolean {
  const lineage = schema.entities[type]?.lineage;
  return lineage !== undefined && wanted.some((name) => lineage.includes(name));
}

/** How a relation type is derived where its facts are never written; null: they are. */
export function pairingOf({ derive }: RelationType): Pairing | null {
  return derive !== null && "under" in derive ? derive : null;
}

/** How a relation type, whose facts may be written as well, follows from others; null: it does not. */
export function consequenceOf({ derive }: RelationType): Consequence | null {
  return derive !== null && "across" in derive ? derive : null;
}

/** The relation types that a derivation draws on; of one whose facts come before what follows, its own too. */
export function groundsOf(relation: RelationType): readonly string[] {
  const [pairing, consequence] = [pairingOf(relation), consequenceOf(relation)];
  if (consequence !== null) return [consequence.from, consequence.across, relation.name];
  return pairing === null ? [] : [pairing.from];
}

import { type RelationStyles, stylesKnowing } from "../compile/fact-edge.ts";
import type { Rivals } from "../corroborate/rivals.ts";
import { openTies, type Ties, type Voices, voicesFrom } from "../corroborate/voices.ts";
import type { Column } from "../emit/gexf-columns.ts";
import type { QualifierValue } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import type { Declaration, SymbolTable } from "../resolve/symbol-table.ts";

/**
 * What a block must know of the others before its facts are compiled. Plain data, so that it can be sent to another
 * thread; and as long as it stays the same, what was compiled with it holds.
 */
export interface Context {
  /** `[id, type, file, kind]` of every id, in the order of the files. */
  readonly declared: readonly (readonly [id: string, type: string, file: string, kind: Declaration["kind"]])[];
  readonly merged: readonly (readonly [former: string, now: string])[];
  /** Of entities of a type with `date` or `kind`, which only sources are asked for. */
  readonly sources: readonly (readonly [id: string, date: QualifierValue | null, kind: QualifierValue | null])[];
  readonly ties: Readonly<Record<keyof Ties, readonly (readonly [string, readonly string[]])[]>>;
  /** Relations that may give one fact in two files. */
  readonly shared: readonly string[];
  /** Of each fact that has rivals an end that is an entity, and the rivals. */
  readonly rivals: readonly (readonly [fact: string, end: string, rivals: readonly string[]])[];
  /** The sources on whose dates it hangs which these are. */
  readonly rivalDates: readonly string[];
  /** The columns that edges may have in GEXF. */
  readonly columns: readonly Column[];
  /** Of each condition that a view sets on attributes the entities that meet it: their attributes are not sent along. */
  readonly conditions: readonly (readonly [condition: string, ids: readonly string[]])[];
}

/** A context as the stages want it. */
export interface Scope {
  readonly schema: Schema;
  readonly symbols: SymbolTable;
  /** In another thread than the first of entities only what facts are checked against: type, file, and a source's date and kind. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly voices: Voices;
  readonly styles: ReadonlyMap<string, RelationStyles>;
  readonly shared: ReadonlySet<string>;
  readonly rivals: Rivals;
  readonly columns: readonly Column[];
  /** Whether an entity meets a condition that a view sets. */
  readonly meets: (condition: string) => (id: string) => boolean;
  /** The place of an entity among all, sorted by id. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function contextOf(
  symbols: SymbolTable,
  entities: ReadonlyMap<string, Entity>,
  ties: Ties,
  shared: readonly string[],
  { rivals, rivalDates }: Pick<Context, "rivals" | "rivalDates">,
  columns: readonly Column[],
  conditions: Context["conditions"],
): Context {
  const { speaksFor, authors, publishers, wholes } = ties;
  return {
    ...declarationsOf(symbols, entities),
    ties: {
      speaksFor: [...speaksFor],
      authors: [...authors],
      publishers: [...publishers],
      wholes: [...wholes],
    },
    shared,
    rivals,
    rivalDates,
    columns,
    conditions,
  };
}

/** What a context says of ids. */
function declarationsOf(
  symbols: SymbolTable,
  entities: ReadonlyMap<string, Entity>,
): Pick<Context, "declared" | "merged" | "sources"> {
  const sources: Context["sources"][number][] = [];
  for (const { id, attributes } of entities.values()) {
    const { date = null, kind = null } = attributes;
    if (date !== null || kind !== null) sources.push([id, date, kind]);
  }
  return {
    declared: [...symbols.declared.values()].map(({ id, type, file, kind }) => [id, type, file, kind]),
    merged: [...symbols.merged],
    sources,
  };
}

/**
 * A context in which some entities have the dates that they have now, in the place of others; the same where they have no others. Null where these
 * may concern more than blocks.
 */
export function redatedContext(context: Context, entities: ReadonlyMap<string, Entity>): Context | null {
  const { sources, rivalDates } = context;
  const redated = sources.map((source) => {
    const [id, date, kind] = source;
    const now = entities.get(id)?.attributes["date"] ?? date;
    return now === date ? source : ([id, now, kind] as const);
  });
  const changed = redated.filter((source, n) => source !== sources[n]);
  if (changed.length === 0) return context;
  return changed.some(([id]) => rivalDates.includes(id)) ? null : { ...context, sources: redated };
}

export function openContext(context: Context, schema: Schema, known?: Pick<Scope, "symbols" | "entities">): Scope {
  const symbols = known?.symbols ?? symbolsOf(context);
  const entities = known?.entities ?? entitiesOf(context);
  const voices = voicesFrom(openTies(context.ties), entities, schema);
  const conditions = new Map(context.conditions.map(([condition, ids]) => [condition, new Set(ids)]));
  return {
    schema,
    symbols,
    entities,
    voices,
    styles: stylesKnowing(schema, voices),
    shared: new Set(context.shared),
    rivals: new Map(context.rivals.map(([fact, , rivals]) => [fact, rivals])),
    columns: context.columns,
    meets: (condition) => (id) => conditions.get(condition)?.has(id) ?? false,
    numbers: new Map([...entities.keys()].sort().map((id, n) => [id, n])),
  };
}

export function symbolsOf({ declared, merged }: Context): SymbolTable {
  return {
    declared: new Map(declared.map(([id, type, file, kind]) => [id, { kind, id, type, file }])),
    merged: new Map(merged),
    redeclared: new Map(),
  };
}

/** Written out: spreading is most of the time that this takes. */
function entitiesOf({ declared, sources }: Context): ReadonlyMap<string, Entity> {
  const attributes = new Map<string, Entity["attributes"]>();
  for (const [id, date, kind] of sources) {
    const known: Record<string, QualifierValue> = {};
    if (date !== null) known["date"] = date;
    if (kind !== null) known["kind"] = kind;
    attributes.set(id, known);
  }
  const entities = new Map<string, Entity>();
  for (const [id, type, file, kind] of declared) {
    if (kind !== "entity") continue;
    entities.set(id, {
      id,
      type,
      name: "",
      aliases: NONE,
      names: NOTHING,
      identifiers: NOTHING,
      description: null,
      unnamed: false,
      former_ids: NONE,
      not_same_as: NONE,
      attributes: attributes.get(id) ?? NOTHING,
      file,
    });
  }
  return entities;
}

const NONE: readonly never[] = [];
const NOTHING: Readonly<Record<string, never>> = {};

import { DateWatch, watchedVoices } from "../corroborate/date-watch.ts";
import { rivalsIn } from "../corroborate/rivals.ts";
import { tiesOf, type Voices, voicesFrom } from "../corroborate/voices.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { View } from "../model/project.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
import { entityMeets } from "../query/filter/end-conditions.ts";
import { readWhere } from "../query/filter/where.ts";
import type { UnresolvedReferences } from "../resolve/references.ts";
import { resolveEntities, resolveFacts } from "../resolve/resolve.ts";
import { declareSymbols, type SymbolTable, sortByFile } from "../resolve/symbol-table.ts";
import { checkEntities, type Found } from "../rules/check-rules.ts";
import type { Reuse } from "./cache/reuse.ts";
import { type Context, contextOf } from "./context.ts";
import type { BlockHeads, SentHeads } from "./heads.ts";
import { predictColumns } from "./parts/predict-columns.ts";
import type { Steps } from "./steps.ts";

/** What the heads of all files give. */
export interface Survey extends Names, SurveyNotes {
  readonly context: Context;
  /** The facts that derived edges rest on, sorted by id, before their claims are weighed. */
  readonly grounds: readonly Fact[];
}

/** Every id, and what it is. */
export interface Names {
  readonly symbols: SymbolTable;
  /** In the order of the files. */
  readonly entities: ReadonlyMap<string, Entity>;
}

/** What is wrong with entities and with what ties one to another. Plain data. */
export interface SurveyNotes {
  readonly unresolved: UnresolvedReferences;
  readonly found: Found;
}

/** Puts the heads of all files together. */
export function* survey(
  schema: Schema,
  views: readonly View[],
  blocks: readonly SentHeads[],
  openHeads: Reuse["openHeads"],
  onlyErrors: boolean,
): Steps<Survey> {
  const opened = blocks.map((block) => openHeads(block));
  const { heads, symbols, entities, unresolved, allFit } = entitiesIn(
    schema,
    opened.flatMap((block) => block.heads),
  );
  yield;
  // What is wrong with these facts is found again, and reported, when their block is compiled.
  const { facts: ties } = resolveFacts(schema, heads, symbols);
  yield;
  const found = checkEntities({ entities, symbols, ties }, allFit, schema, onlyErrors);
  yield;
  const columns = predictColumns(schema, new Set(opened.flatMap((block) => block.relations)));
  const speaking = tiesOf(entities, ties, schema);
  const voices = voicesFrom(speaking, entities, schema);
  const dates = new DateWatch(voices);
  const rivals = rivalsAmong(ties, watchedVoices(voices, dates), entities);
  const rivalDates = dates.sources();
  const shared = sharedRelations(schema, symbols);
  const conditions = conditionsIn(schema, views, entities);
  const context = contextOf(symbols, entities, speaking, shared, { rivals, rivalDates }, columns, conditions);
  const from = new Set(Object.values(schema.relations).flatMap(groundsOf));
  const grounds = ties.filter(({ type }) => from.has(type)).sort((a, b) => compareText(a.id, b.id));
  return { symbols, entities, unresolved, found, context, grounds };
}

/** Who meets the conditions of views, each asked once. */
function conditionsIn(schema: Schema, views: readonly View[], entities: Names["entities"]): Context["conditions"] {
  const texts = new Set(views.flatMap(({ where = [] }) => where.map(({ text }) => text)));
  return [...texts].map((text) => {
    const meets = entityMeets(schema, entities, [readWhere(text, (id) => id)]);
    return [text, [...entities.keys()].filter(meets)];
  });
}

function rivalsAmong(facts: readonly Fact[], voices: Voices, entities: Names["entities"]): Context["rivals"] {
  const rivals = rivalsIn(facts, voices);
  if (rivals.size === 0) return [];
  const noted = facts.flatMap(({ id, subject, object }) => {
    const own = rivals.get(id);
    return own === undefined ? [] : [[id, entities.has(subject) ? subject : (object ?? subject), own] as const];
  });
  return noted.sort(([a], [b]) => compareText(a, b));
}

/** The names in heads that have been surveyed before. */
export function namesIn(schema: Schema, blocks: readonly SentHeads[], openHeads: Reuse["openHeads"]): Names {
  const { symbols, entities } = entitiesIn(
    schema,
    blocks.flatMap((block) => openHeads(block).heads),
  );
  return { symbols, entities };
}

function entitiesIn(schema: Schema, all: BlockHeads["heads"]) {
  const heads = sortByFile(all);
  const symbols = declareSymbols(schema, heads);
  return { heads, symbols, ...resolveEntities(schema, heads, symbols) };
}

/** Relations of which one fact may be written in two files: those with files of their own, and those that go both ways. */
function sharedRelations(schema: Schema, { declared }: SymbolTable): readonly string[] {
  const shared = new Set<string>();
  for (const { kind, type } of declared.values()) if (kind === "fact") shared.add(type);
  for (const { name, symmetric } of Object.values(schema.relations)) if (symmetric) shared.add(name);
  return [...shared].sort(compareText);
}

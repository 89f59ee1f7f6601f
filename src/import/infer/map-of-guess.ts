import type { RelationType } from "../../model/schema.ts";
import type { SchemaPlan, TypePlan } from "../presets/plan-schema.ts";
import type { AbsentGuess } from "./find-absent.ts";
import type { FieldGuess, Guess, LeftColumn, Part, RelationGuess, TakeText, ThingGuess } from "./guess.ts";
import type { Line, MapLines, RuleLines } from "./map-text.ts";
import { COORDINATES, typesOf } from "./plan-guess.ts";

/** What a map says of all its files. */
export interface MapHead {
  readonly source: Readonly<Record<string, unknown>>;
  readonly sourceWhy: string;
  readonly absent: AbsentGuess;
  readonly encoding: string | null;
  readonly items: string | null;
  readonly columns: readonly string[] | null;
  readonly header: number | Readonly<Record<string, number>> | null;
  /** Kind of the sources that columns name; null: sources have none here. */
  readonly sourceKind: string | null;
  readonly comments: readonly string[];
}

/** What a column was taken for, for a report. */
export interface TakenColumn {
  readonly file: string;
  readonly column: string;
  readonly as: string;
  readonly why: string;
}

/** The lines of the map, and what became of each column. */
export function linesOf(
  head: MapHead,
  { things, relations, leftOut }: Guess,
  plan: SchemaPlan,
): { readonly map: MapLines; readonly taken: readonly TakenColumn[] } {
  const taken: TakenColumn[] = [];
  const sources = things.filter(({ isSource }) => isSource);
  const entities = [...sources, ...things.filter(({ isSource }) => !isSource)].map((thing) =>
    entityRule(thing, plan, head.sourceKind, taken),
  );
  const rules = relations.flatMap((guess) => relationRules(guess, plan, taken));
  for (const { read, column, why } of leftOut) taken.push({ file: fileOf(read), column, as: "left out", why });
  return {
    map: {
      head: head.comments,
      top: topLines(head),
      entities,
      relations: rules,
      foot: leftOut.length === 0 ? [] : ["Not read:", ...leftOut.map(leftText)],
    },
    taken,
  };
}

function fileOf({ sheet }: LeftColumn["read"]): string {
  return sheet.table.name;
}

function leftText({ read, column, why }: LeftColumn): string {
  return `  ${read.file === null ? "" : `${read.file}: `}\`${column}\`: ${why}`;
}

function topLines({ source, sourceWhy, absent, encoding, items, columns, header }: MapHead): readonly Line[] {
  return [
    { key: "source", value: source, why: sourceWhy },
    ...(absent.written === null ? [] : [{ key: "absent", value: absent.written, why: absent.why }]),
    ...(encoding === null ? [] : [{ key: "encoding", value: encoding, why: "it is not UTF-8" }]),
    ...(header === null ? [] : [{ key: "header", value: header, why: "the rows above are a title" }]),
    ...(columns === null ? [] : [{ key: "columns", value: columns, why: "the first line is a row: give them names" }]),
    ...(items === null ? [] : [{ key: "items", value: items, why: "the longest list of objects in the file" }]),
  ];
}

function entityRule(thing: ThingGuess, plan: SchemaPlan, sourceKind: string | null, taken: TakenColumn[]): RuleLines {
  const planned = plan.entities.get(thing.type);
  const note = noted(thing.read, taken, planned?.name ?? thing.type);
  const { id, register, name, alias, names, identifiers, description, coordinates } = thing;
  const lines: Line[] = [{ key: "type", value: planned?.name ?? thing.type, why: thing.why }];
  lines.push(...whichRows(thing.read));
  if (thing.filled.length > 0) lines.push({ key: "filled", value: oneOrMore(thing.filled), why: FILLED });
  if (id) lines.push(note("id", id, "id"));
  if (id && register !== null) lines.push({ key: "register", value: register });
  if (name) lines.push(note("name", name, "name"));
  const [first, ...more] = alias;
  if (first && more.length === 0) lines.push(note("alias", first, "alias"));
  else if (first)
    lines.push({
      ...note("alias", { ...first, columns: alias.flatMap((one) => one.columns) }, "alias"),
      value: alias.map(({ take }) => take),
    });
  const below = (parts: Readonly<Record<string, Part>>, as: string): readonly Line[] =>
    Object.entries(parts).map(([key, part]) => note(key, part, as));
  lines.push({ key: "names", value: null, below: below(names, "name") });
  lines.push({ key: "identifiers", value: null, below: below(identifiers, "identifier") });
  if (description) lines.push(note("description", description, "description"));
  const attributes = fieldLines(thing.fields, planned, note, "attribute");
  const at = planned?.names.get(COORDINATES);
  if (coordinates && at !== undefined) attributes.push(note(at, coordinates, `attribute ${at}`));
  if (planned?.name === "source" && sourceKind !== null && !attributes.some(({ key }) => key === "kind"))
    attributes.push({ key: "kind", value: { value: sourceKind } });
  lines.push({ key: "attributes", value: null, below: attributes });
  return { why: [whyOfThing(thing)], lines };
}

function whyOfThing({ id, name, isSource }: ThingGuess): string {
  const [column = ""] = (id ?? name)?.columns ?? [];
  return isSource ? `Each text in \`${column}\` is a source.` : `Each value of \`${column}\` is one thing.`;
}

const FILLED = "rows without it say nothing of this";

function oneOrMore(columns: readonly string[]): TakeText {
  const [only = ""] = columns;
  return columns.length === 1 ? only : columns;
}

function whichRows({ file, part }: LeftColumn["read"]): readonly Line[] {
  return [
    ...(file === null ? [] : [{ key: "file", value: file }]),
    ...(part === null ? [] : [{ key: "sheet", value: part }]),
  ];
}

type Note = (key: string, part: Part, as: string) => Line;

function noted(read: LeftColumn["read"], taken: TakenColumn[], owner: string): Note {
  return (key, part, as) => {
    for (const column of part.columns)
      taken.push({ file: fileOf(read), column, as: `${as} of ${owner}`, why: part.why });
    return { key, value: part.take, why: part.why };
  };
}

function fieldLines(fields: readonly FieldGuess[], planned: TypePlan | undefined, note: Note, as: string): Line[] {
  return fields.flatMap((field) => {
    const name = planned?.names.get(field.column.name);
    return name === undefined ? [] : [note(name, field, `${as}${name === field.column.name ? "" : ` ${name}`}`)];
  });
}

/** One rule for all types that a column names, or one for each where their qualifiers have different names. */
function relationRules(guess: RelationGuess, plan: SchemaPlan, taken: TakenColumn[]): readonly RuleLines[] {
  const plans = typesOf(guess).map((type) => [type, plan.relations.get(type)] as const);
  const namesOf = (planned: TypePlan | undefined): string => JSON.stringify([...(planned?.names ?? [])]);
  const isOne = plans.every(([, planned]) => namesOf(planned) === namesOf(plans[0]?.[1]));
  if (guess.typeColumn === null || isOne) return [relationRule(guess, plan, plans[0]?.[1], taken, guess.rows, null)];
  const column = guess.typeColumn.name;
  return plans.map(([type, planned]) => {
    const texts = Object.keys(guess.words).filter((text) => guess.words[text] === type);
    return relationRule(guess, plan, planned, taken, { ...guess.rows, [column]: texts }, planned?.name ?? type);
  });
}

function relationRule(
  guess: RelationGuess,
  plan: SchemaPlan,
  planned: TypePlan | undefined,
  taken: TakenColumn[],
  rows: RelationGuess["rows"],
  only: RelationType["name"] | null,
): RuleLines {
  const owner = only ?? planned?.name ?? guess.type;
  const note = noted(guess.read, taken, guess.typeColumn === null ? owner : "the relation");
  const { typeColumn, key, from, to, spell, when, start, end, source, note: remark } = guess;
  const lines: Line[] = [
    typeColumn === null || only !== null
      ? {
          key: "type",
          value: owner,
          why: guess.isValue ? "a relation that there is" : "named after the file or the column: give it a verb",
        }
      : note(
          "type",
          { columns: [typeColumn.name], take: typeTake(guess, plan), why: "each text is a relation" },
          "type",
        ),
  ];
  lines.push(...whichRows(guess.read));
  if (Object.keys(rows).length > 0) lines.push({ key: "rows", value: rows });
  if (guess.filled.length > 0) lines.push({ key: "filled", value: oneOrMore(guess.filled), why: FILLED });
  // What makes the key has a use of its own, but for the number of a row.
  if (key)
    lines.push(key.columns.length === 1 ? note("key", key, "key") : { key: "key", value: key.take, why: key.why });
  lines.push(note("from", from, "from"), note(guess.isValue ? "value" : "to", to, guess.isValue ? "value" : "to"));
  if (spell) lines.push({ key: "spell", value: spell.take, why: spell.why });
  for (const [name, part] of Object.entries({ when, start, end })) if (part) lines.push(note(name, part, name));
  lines.push({ key: "qualifiers", value: null, below: fieldLines(guess.fields, planned, note, "qualifier") });
  if (source) lines.push(note("source", source, "source"));
  if (remark) lines.push(note("note", remark, "note"));
  const ways = guess.isSymmetric ? " It holds both ways." : "";
  return { why: [`Each row is a claim: ${guess.why}.${ways}`], lines };
}

function typeTake({ typeColumn, words }: RelationGuess, plan: SchemaPlan): TakeText {
  const names = Object.entries(words).map(([text, type]) => [text, plan.relations.get(type)?.name ?? type] as const);
  const isSame = names.every(([text, name]) => text === name);
  return { column: typeColumn?.name ?? "", ...(!isSame && { words: Object.fromEntries(names) }) };
}

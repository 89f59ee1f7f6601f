import { romanName } from "../presets/type-name.ts";
import type { Known, Read } from "./guess.ts";
import { saysOnly, singularOf, speaksOf, typeIn, wordsOf } from "./header-words.ts";
import type { Column } from "./sheet.ts";

/** A type, and why this one. */
export interface TypeGuess {
  readonly type: string;
  readonly why: string;
}

/** What the rows of a table of things are. */
export function typeOfRows(read: Read, key: Column, known: Known): TypeGuess {
  const called = calledFor(read.title, known) ?? calledFor(nounIn(key.name), known);
  if (called !== null) return { type: called, why: `\`${called}\` by the name of the file or of the column` };
  if (isOfPeople(read)) return guessed("person", "it has columns of a person", known);
  if (isOfPlaces(read)) return guessed("place", "it has coordinates", known);
  const named = isNamed(key.name)
    ? key
    : read.columns.find(({ name }) => speaksOf(name, "name") && nounIn(name) !== "");
  const noun = named && (named === key || !isNamed(key.name)) ? nounIn(named.name) : "";
  const isNode = read.graph !== null || /(?:^|\s)(?:nodes?|vertices|entities)$/i.test(read.title);
  const text = noun !== "" ? noun : isNode ? "node" : read.title;
  return { type: newType(text), why: "a new type; or one that there is: docs/schema.md" };
}

/** What the things are that a column names. */
export function typeOfColumn(read: Read, column: Column, known: Known): TypeGuess {
  const own = known.typeOf(column.counts.keys());
  if (own !== null) return { type: own, why: "the project knows them" };
  const isEnd = saysOnly(column.name, "from", "to");
  const called =
    calledFor(nounIn(column.name), known) ?? (isEnd ? wordFor(column.name, known) : calledFor(column.name, known));
  if (called !== null) return { type: called, why: `\`${called}\` by the column's name` };
  const noun = nounIn(column.name);
  if (noun !== "") return { type: newType(noun), why: "named after the column" };
  const ofFile = calledFor(read.title, known);
  if (ofFile !== null) return { type: ofFile, why: "by the name of the file" };
  return { type: "node", why: "nothing says what they are" };
}

/** `ship_name`, `ship_id`: of what it is the name. */
function isNamed(name: string): boolean {
  return speaksOf(name, "id") || speaksOf(name, "name");
}

function guessed(type: string, why: string, known: Known): TypeGuess {
  return known.hasType(type) ? { type, why } : { type: newType(type), why };
}

function wordFor(text: string, known: Known): string | null {
  const type = typeIn(text);
  return type !== null && known.hasType(type) ? type : null;
}

/** A type that a text speaks of and the schema has. */
function calledFor(text: string, known: Known): string | null {
  const own = known.typeCalled(text) ?? known.typeCalled(singularOf(text));
  return own ?? wordFor(text, known);
}

/** `ship_name`: ship. Nothing of a name that says only how a thing is told apart. */
export function nounIn(name: string): string {
  const words = wordsOf(name).filter(
    (word) => !saysOnly(word, "id", "name", "from", "to", "start", "end") && !/^(?:\d+|[abij])$/.test(word),
  );
  return words
    .map((word) => (word.length > 6 && speaksOf(word, "name") ? word.replace(/_?(?:name|nme)$/, "") : word))
    .join(" ");
}

export function newType(text: string): string {
  const words = text.trim().split(/\s+/);
  const singular = [...words.slice(0, -1), singularOf(words.at(-1) ?? "")].join(" ");
  return romanName(singular, "-", "thing-of-table");
}

const OF_PERSON =
  /^(?:born|birth|birthday|birthdate|dob|birthyear|gender|sex|age|firstname|lastname|surname|forename|성별|생년월일|пол)$/;

function isOfPeople({ columns }: Read): boolean {
  return columns.some(({ name }) => wordsOf(name).some((word) => OF_PERSON.test(word)) || /first.?name/i.test(name));
}

function isOfPlaces({ columns }: Read): boolean {
  return columns.some(({ name }) => /^(?:lat|latitude)$/i.test(name));
}

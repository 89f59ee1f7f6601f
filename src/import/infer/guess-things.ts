import { toId } from "../../model/ids.ts";
import { dateTake } from "./find-dates.ts";
import { isCode, isRegister } from "./find-things.ts";
import type { FieldGuess, Part, Read, TakeText, ThingGuess } from "./guess.ts";
import { saysOnly, speaksOf, typeIn } from "./header-words.ts";
import type { TypeGuess } from "./name-type.ts";
import { type Column, isUnique, namesOf } from "./sheet.ts";
import { isShort, mayIdentify } from "./value-kind.ts";

/** The key under `identifiers` that keeps a code of a column; null: its name says nothing. */
export function registerOf(column: Column, isSide = false): string | null {
  if (saysOnly(column.name, "id", "name", "from", "to")) return null;
  const register = toId(column.name.replace(/(?<=\p{L})[_ ]?[12ab]$/u, (side) => (isSide ? "" : side)));
  return /^[a-z]/.test(register) ? register : null;
}

export function plainPart(column: Column, why = "", take: TakeText = column.parts ?? column.name): Part {
  return { columns: namesOf(column), take, why };
}

/** A column as an attribute or a qualifier. */
export function fieldOf(read: Read, column: Column): FieldGuess {
  const values = read.valuesOf(column);
  const base = { columns: namesOf(column), column, values };
  if (values.is === "date" && values.open.length + values.others.length > 0) {
    const why = `dates and other texts, such as ${JSON.stringify([...values.open, ...values.others][0])}`;
    return { ...base, values: { is: "text", split: null }, take: column.name, why };
  }
  if (values.is === "date") {
    const why = values.also === null ? "dates" : `dates; or \`${values.also}\`: every date fits both`;
    return { ...base, take: dateTake(column.name, values.pattern, []), why };
  }
  if (values.is === "text" && values.split !== null && !column.isList)
    return { ...base, take: { column: column.name, split: values.split }, why: `lists, parted by \`${values.split}\`` };
  return { ...base, take: column.parts ?? column.name, why: whyOf(read, column) };
}

function whyOf(read: Read, column: Column): string {
  const { is } = read.valuesOf(column);
  if (column.isList) return "lists";
  if (is === "enum") return `${column.counts.size} values; or text: the schema lists them`;
  if (is === "boolean")
    return column.counts.has("1") || column.counts.has("0") ? "yes or no; or a number" : "yes or no";
  return is === "url" ? "web addresses" : is === "number" ? "numbers" : is === "long" ? "long texts" : is;
}

/** What else tells each row of a table from the others. */
function whyKey(read: Read, key: Column): string {
  if (!isUnique(key)) return "tells them apart";
  const others = read.columns.filter(
    (one) => one !== key && isUnique(one) && one.filled === key.filled && mayIdentify(one, read.valuesOf(one)),
  );
  const names = others.slice(0, 2).map(({ name }) => `\`${name}\``);
  return `another one in each row${names.length > 0 ? `; so has ${names.join(", ")}` : ""}`;
}

/** A thing that columns describe: one that tells it apart, and others about it. */
export function thingOf(
  read: Read,
  key: Column,
  { type, why }: TypeGuess,
  about: readonly Column[],
  isId: boolean,
  register: string | null,
): ThingGuess {
  const left = new Set(about.filter((column) => column !== key && column.filled > 0));
  const take = (test: (column: Column) => boolean): Column | null => {
    const found = [...left].find(test);
    if (found) left.delete(found);
    return found ?? null;
  };
  const isText = (column: Column): boolean => isShort(read.valuesOf(column));
  /** `Country` beside a code of states: there are as many of the one as of the other. */
  const isCalled = (column: Column): boolean =>
    typeIn(column.name) === type && column.counts.size === key.counts.size && !isCode(column);
  const name = isId ? nameOf(take, isText, isCalled) : null;
  const names: Record<string, Part> = {};
  for (const column of [...left]) {
    const tag = languageOf(column.name);
    if (tag === null || !isText(column)) continue;
    names[tag] = plainPart(column, `the name in \`${tag}\``);
    left.delete(column);
  }
  const alias: Part[] = [];
  for (
    let column = take((one) => isText(one) && speaksOf(one.name, "alias"));
    column;
    column = take((one) => isText(one) && speaksOf(one.name, "alias"))
  ) {
    const { take: written } = fieldOf(read, column);
    alias.push(plainPart(column, "other names", written));
  }
  const latitude = take(({ name: one }) => /^(?:lat|latitude)$/i.test(one));
  const longitude = latitude && take(({ name: one }) => /^(?:lon|lng|long|longitude)$/i.test(one));
  if (latitude && !longitude) left.add(latitude);
  const coordinates: Part | null =
    latitude && longitude
      ? {
          columns: [latitude.name, longitude.name],
          take: { column: [latitude.name, longitude.name], join: ", " },
          why: "latitude and longitude",
        }
      : null;
  const description = take(
    (column) =>
      ["text", "long"].includes(read.valuesOf(column).is) &&
      (speaksOf(column.name, "description") || speaksOf(column.name, "note")),
  );
  const identifiers: Record<string, Part> = {};
  for (const column of [...left]) {
    const own = registerOf(column);
    const isShared = !isUnique(column) && read.sheet.rows > 1 && isUnique(key);
    if (
      own === null ||
      own === register ||
      isShared ||
      column.isList ||
      !isIdentifier(read, column) ||
      Object.hasOwn(identifiers, own)
    )
      continue;
    identifiers[own] = plainPart(column, "a code of another list");
    left.delete(column);
  }
  return {
    read,
    type,
    why,
    id: isId ? plainPart(key, whyKey(read, key)) : null,
    register: isId ? register : null,
    name: isId ? (name ?? numbered(key, type)) : plainPart(key, whyKey(read, key)),
    alias,
    names,
    identifiers,
    description: description ? plainPart(description, "for readers") : null,
    fields: [...left].map((column) => fieldOf(read, column)),
    coordinates,
    filled: [],
    isSource: false,
    values: new Set(key.counts.keys()),
    called: new Set(about.find((column) => column.name === name?.columns[0])?.counts.keys()),
  };
}

/** A number is not a name: two kinds of things have the same ones. */
function numbered(key: Column, type: string): Part | null {
  if (![...key.counts.keys()].every((text) => /^\d+$/.test(text))) return null;
  const prefix = `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll("-", " ")} `;
  return plainPart(key, "no column has names", { column: key.name, prefix });
}

/** The column that names it. */
function nameOf(
  take: (test: (column: Column) => boolean) => Column | null,
  isText: (column: Column) => boolean,
  isCalled: (column: Column) => boolean,
): Part | null {
  const whole =
    take((column) => isText(column) && saysOnly(column.name, "name")) ??
    take(
      (column) =>
        isText(column) &&
        speaksOf(column.name, "name") &&
        languageOf(column.name) === null &&
        !/first|given|last|family|sur|user|file/i.test(column.name),
    ) ??
    take((column) => isText(column) && isCalled(column));
  return whole ? plainPart(whole, "the name") : null;
}

/** `name_ko`, `name:ko` */
function languageOf(name: string): string | null {
  return /^(?:name|label|title)[_:.@ -]([a-z]{2})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? null;
}

function isIdentifier(read: Read, column: Column): boolean {
  const { is } = read.valuesOf(column);
  const isKnown = isRegister(column.name);
  return (
    (is === "text" || is === "number" || is === "enum") && (isKnown || (speaksOf(column.name, "id") && isCode(column)))
  );
}

import { finding } from "../../diagnostics/registry.ts";
import { pointerTo } from "../../model/pointer.ts";
import type { KeyText } from "../../schema/key-text.ts";
import { checkKeys, namesAt, placeOf, type Section, sectionAt, textAt, wrongKind } from "../../schema/section.ts";
import { TAKE_KEYS } from "./map-keys.ts";
import type { Take } from "./take.ts";

/** Keys whose text is itself; under all others a text is the name of a column. */
const CONSTANTS: ReadonlySet<string> = new Set(["type", "source", "by", "stance", "basis", "credibility"]);

/** Gives no value. */
export const NOTHING: Take = {
  columns: [],
  value: "",
  join: " ",
  prefix: "",
  unit: "",
  split: null,
  words: null,
  date: null,
  register: null,
  type: null,
  open: [],
  pointer: "",
};

/** Reports keys that are unknown, and those that are missing. */
export function checkMapping(section: Section, keys: Readonly<Record<string, KeyText>>, owner: string): void {
  checkKeys(section, Object.keys(keys), owner);
  const name = `${owner.charAt(0).toUpperCase()}${owner.slice(1)}`;
  for (const [key, { required }] of Object.entries(keys)) {
    if (required && section.value[key] === undefined)
      section.findings.push(
        finding("missing-key", { key, owner: name }, { file: section.file, pointer: section.pointer, on: "value" }),
      );
  }
}

/** Texts, or numbers that are meant as texts, of one or a list. */
export function textsAt(section: Section, key: string): readonly string[] {
  const value = section.value[key];
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.every((one) => ["string", "number", "boolean"].includes(typeof one))) return list.map(String);
  wrongKind(section, key, "texts");
  return [];
}

export function takesAt(section: Section, key: string): Readonly<Record<string, Take>> {
  const inner = sectionAt(section, key);
  if (inner === undefined) return {};
  const takes = Object.keys(inner.value).flatMap((name) => {
    const take = takeAt(inner, name);
    return take === null ? [] : [[name, take] as const];
  });
  return Object.fromEntries(takes);
}

export function listAt(section: Section, key: string): readonly Take[] {
  const value = section.value[key];
  if (!Array.isArray(value)) return [takeAt(section, key) ?? []].flat();
  const inner: Section = {
    ...section,
    pointer: pointerTo(section.pointer, key),
    value: Object.fromEntries(value.entries()),
  };
  return value.flatMap((_, n) => takeAt(inner, String(n)) ?? []);
}

/** `U+001F` is the character that no file can hold; any other text is itself. */
function character(text: string): string {
  const code = /^U\+([0-9A-F]{4,5})$/.exec(text)?.[1];
  return code === undefined ? text : String.fromCodePoint(Number.parseInt(code, 16));
}

/** A text, a list of columns, or a mapping. */
export function takeAt(section: Section, key: string, join = " "): Take | null {
  const value = section.value[key];
  if (value === undefined) return null;
  const pointer = pointerTo(section.pointer, key);
  const plain: Take = { ...NOTHING, value: null, join, pointer };
  if (typeof value === "string" || typeof value === "number")
    return CONSTANTS.has(key) ? { ...plain, value: String(value) } : { ...plain, columns: [String(value)] };
  if (Array.isArray(value)) {
    return { ...plain, columns: namesAt(section, key).map(({ name }) => name) };
  }
  const inner = sectionAt(section, key);
  if (inner === undefined) return null;
  checkMapping(inner, TAKE_KEYS, `\`${key}\``);
  const columns = textsAt(inner, "column");
  const constant = inner.value["value"];
  if (columns.length === 0 && constant === undefined)
    section.findings.push(finding("missing-key", { key: "column", owner: `\`${key}\`` }, placeOf(section, key)));
  const words = sectionAt(inner, "words");
  return {
    columns,
    value: constant === undefined ? null : String(constant),
    join: textAt(inner, "join", join),
    prefix: textAt(inner, "prefix", ""),
    unit: textAt(inner, "unit", ""),
    split: character(textAt(inner, "split", "")) || null,
    words: words ? Object.fromEntries(Object.entries(words.value).map(([from, to]) => [from, String(to)])) : null,
    date: textAt(inner, "date", "") || null,
    register: textAt(inner, "register", "") || null,
    type: textAt(inner, "type", "") || null,
    open: textsAt(inner, "open"),
    pointer,
  };
}

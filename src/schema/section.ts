import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { isMapping } from "../model/mapping.ts";
import { pointerTo } from "../model/pointer.ts";
import { didYouMean } from "../text/nearest.ts";

/** A mapping in a schema file, with its place and where to report. */
export interface Section {
  readonly file: string;
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly findings: Finding[];
}

/** The place of a key's value, or of the key itself. */
export function placeOf(section: Section, key: string, on: "key" | "value" = "value"): Place {
  return { file: section.file, pointer: pointerTo(section.pointer, key), on };
}

/** Reports keys that the declaration does not have. */
export function checkKeys(section: Section, allowed: readonly string[], owner: string): void {
  for (const key of Object.keys(section.value)) {
    if (allowed.includes(key)) continue;
    section.findings.push(
      finding("unknown-key", { key, owner }, placeOf(section, key, "key"), didYouMean(key, allowed)),
    );
  }
}

/** Text under a key, or the fallback. */
export function textAt(section: Section, key: string, fallback: string): string {
  const value = section.value[key];
  if (value === undefined) return fallback;
  if (typeof value === "string" && value !== "") return value;
  wrongKind(section, key, "text");
  return fallback;
}

/** `true` or `false` under a key, or the fallback. */
export function flagAt(section: Section, key: string, fallback = false): boolean {
  const value = section.value[key];
  if (value === undefined) return fallback;
  if (typeof value === "boolean") return value;
  wrongKind(section, key, "`true` or `false`");
  return fallback;
}

/** A list of names under a key; one name needs no list. */
export function namesAt(section: Section, key: string): { name: string; place: Place }[] {
  const value = section.value[key];
  if (value === undefined) return [];
  if (typeof value === "string") return [{ name: value, place: placeOf(section, key) }];
  const all = itemsAt(section, key, (item): item is string => typeof item === "string", "names");
  return all.map(([name, pointer]) => ({ name, place: { file: section.file, pointer, on: "value" } }));
}

/** The mapping under a key as a section of its own; undefined where there is none. */
export function sectionAt(section: Section, key: string): Section | undefined {
  const value = section.value[key];
  if (value === undefined) return undefined;
  if (isMapping(value)) return { ...section, pointer: pointerTo(section.pointer, key), value };
  wrongKind(section, key, "a mapping");
  return undefined;
}

/** The mappings listed under a key. */
export function sectionsAt(section: Section, key: string): Section[] {
  const value = section.value[key];
  if (value === undefined) return [];
  return itemsAt(section, key, isMapping, "mappings").map(([value, pointer]) => ({ ...section, pointer, value }));
}

/** The items of a list with their pointers; none for anything else, which is reported. */
function itemsAt<T>(
  section: Section,
  key: string,
  isOne: (item: unknown) => item is T,
  kind: string,
): readonly (readonly [item: T, pointer: string])[] {
  const value = section.value[key];
  if (!Array.isArray(value)) {
    wrongKind(section, key, `a list of ${kind}`);
    return [];
  }
  const items: readonly unknown[] = value;
  const pointer = pointerTo(section.pointer, key);
  const found = items.flatMap((item, index) => (isOne(item) ? [[item, pointerTo(pointer, index)] as const] : []));
  if (found.length === items.length) return found;
  const wrong = items.findIndex((item) => !isOne(item));
  const place: Place = { file: section.file, pointer: pointerTo(pointer, wrong), on: "value" };
  section.findings.push(finding("wrong-kind", { key, expected: kind, found: describe(items[wrong]) }, place));
  return [];
}

/** Reports that a key holds something else than it takes. */
export function wrongKind(section: Section, key: string, expected: string): void {
  const params = { key, expected, found: describe(section.value[key]) };
  section.findings.push(finding("wrong-kind", params, placeOf(section, key)));
}

/** What a plain value is, in words. */
export function describe(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "string") return value === "" ? "empty text" : "text";
  if (typeof value === "object") return "a mapping";
  return typeof value === "boolean" ? `\`${asWritten(value)}\`` : `the number ${asWritten(value)}`;
}

/** One of some names under a key; null where there is none. */
export function oneOfAt<T extends string>(section: Section, key: string, names: readonly T[]): T | null {
  const value = textAt(section, key, "");
  if (value === "") return null;
  const found = names.find((one) => one === value);
  if (found) return found;
  const hint = didYouMean(value, names).hint ?? `one of ${names.join(", ")}`;
  section.findings.push(finding("not-in-list", { key, value }, placeOf(section, key), { hint }));
  return null;
}

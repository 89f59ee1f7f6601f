import { changesBetween, type ValueChange } from "../../diff/same.ts";
import { amountOf } from "../../model/kinds/index.ts";
import { isMapping } from "../../model/mapping.ts";
import { grouped } from "../counts.ts";
import { enumerate } from "../lists.ts";
import { amountText } from "../quantities.ts";
import { spoken } from "../values.ts";

/** So many items are told before a list is cut. */
const FEW = 3;

/** What was written differently under a key: `when 2024 -> 2025`, `quantity 5 rounds -> 7 rounds`, `aliases added: Port`. */
export function valueChangeText({ key, before, after }: ValueChange): string {
  const name = spoken(key);
  const isAdded = before === undefined || (before === null && after !== undefined);
  const isRemoved = after === undefined || after === null;
  if (isAdded || isRemoved) {
    const own = isAdded ? after : before;
    const text = own === null ? null : listText(own);
    return `${name} ${isAdded ? "added" : "removed"}${text === null ? "" : `: ${text}`}`;
  }
  if (isText(before) && isText(after) && (isLong(before) || isLong(after))) {
    const [old, now] = excerpts(before, after);
    return `${name} ${old} -> ${now}`;
  }
  if (Array.isArray(before) || Array.isArray(after)) return itemChanges(name, toList(before), toList(after));
  const [old, now] = [oneText(before), oneText(after)];
  return old === null || now === null ? `${name} changed` : `${name} ${old} -> ${now}`;
}

/** What came to a list, and what went. */
function itemChanges(name: string, before: readonly unknown[], after: readonly unknown[]): string {
  const [old, now] = [before.map(oneText), after.map(oneText)];
  if ([...old, ...now].includes(null)) return `${name} changed`;
  const [gone, come] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
  const told = (texts: readonly (string | null)[], what: string): readonly string[] =>
    texts.length === 0 ? [] : [`${what}: ${enumerate(texts.map(String), FEW)}`];
  const parts = [...told(come, "added"), ...told(gone, "removed")];
  if (parts.length > 0) return `${name} ${parts.join("; ")}`;
  return old.length === now.length ? `${name} rearranged` : `${name} repeated a different number of times`;
}

/** Keys that hold several values are told one by one. */
export function spread(changes: readonly ValueChange[]): readonly ValueChange[] {
  return changes.flatMap((change): readonly ValueChange[] => {
    const { key, before, after } = change;
    if (!isMapping(before) || !isMapping(after) || amountOf(before) || amountOf(after)) return [change];
    const own = changesBetween(before, after);
    if (key === "names") return own.map((one) => ({ ...one, key: `name in ${one.key}` }));
    return NESTED.has(key) ? own : own.map((one) => ({ ...one, key: `${key} ${one.key}` }));
  });
}

/** Their keys say what they are without them. */
const NESTED: ReadonlySet<string> = new Set(["attributes", "qualifiers", "identifiers", "says"]);

function listText(value: unknown): string | null {
  const texts = toList(value).map(oneText);
  return texts.includes(null) ? null : enumerate(texts.map(String), FEW);
}

/** One value on a line; null for what holds several. */
function oneText(value: unknown): string | null {
  if (value === null) return "none";
  if (typeof value === "number") return grouped(value);
  if (isText(value)) return isLong(value) ? excerpt(value, 0) : value;
  if (typeof value === "boolean") return String(value);
  const amount = amountOf(value);
  if (amount) return amountText(amount);
  if (!isMapping(value) || !isText(value["name"])) return null;
  const { name, used_by } = value;
  return isText(used_by) ? `${name} (used by ${used_by})` : name;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** What fits on a line beside another. */
const [SHORT, AHEAD] = [60, 20];

function isLong(text: string): boolean {
  return text.length > SHORT || text.includes("\n");
}

/** Of two long texts where they first differ. */
function excerpts(before: string, after: string): readonly [string, string] {
  const [old, now] = [[...before], [...after]];
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same += 1;
  return [excerpt(before, same), excerpt(after, same)];
}

/** A part of a text around a place, in quotes, cut between words where there are any. */
function excerpt(text: string, at: number): string {
  const signs = [...text.replace(/\s/g, " ")];
  const start = startOf(signs, Math.max(0, at - AHEAD));
  const end = Math.min(signs.length, start + SHORT);
  return `“${start > 0 ? "…" : ""}${signs.slice(start, end).join("").trim()}${end < signs.length ? "…" : ""}”`;
}

function startOf(signs: readonly string[], near: number): number {
  if (near === 0) return 0;
  const space = signs.indexOf(" ", near);
  return space < 0 || space > near + AHEAD ? near : space + 1;
}

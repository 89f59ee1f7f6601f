import { Document, isSeq, stringify } from "yaml";
import { isMapping } from "../model/mapping.ts";
import { type KeyOrder, NO_ORDER, orderBelow, ownOrder, sortKeys } from "./key-order.ts";
import { isPlainEverywhere } from "./plain-everywhere.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** What needs no quotes, whatever surrounds it; a look-up of the real writer costs ten times as much. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_]*(?:[ ./-][A-Za-z0-9_]+)*$/;
/** What is the same between double quotes as without. */
const NOTHING_ESCAPED = /^[ !#-[\]-~]+$/;
/** Longer than any word that some reader of YAML takes for something else: `false`. */
const LONGEST_WORD = 5;
const NOT_TEXT = /^(?:true|false|null)$/i;
/** Dates are written without quotes, and every reader gives the day. */
const DAY = /^\d{4}-\d\d-\d\d$/;
const WHOLE = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY, version: "1.2" } as const;

/** A mapping as canonical YAML: one key a line, each text on one line, keys in order. Ends with a line break. */
export function blockYaml(value: Mapping, given: KeyOrder, indent = 0): string {
  const pad = " ".repeat(indent);
  const order = ownOrder(given, (key) => Object.hasOwn(value, key));
  const entries = sortKeys(Object.entries(value), ([key]) => key, order);
  return entries.map(([key, inner]) => `${pad}${pairYaml(key, inner, order, indent)}`).join("");
}

/** One key with its value, from where the key begins; lines below it are indented as a mapping at `indent` has them. */
export function pairYaml(key: string, value: unknown, order: KeyOrder, indent: number): string {
  const name = scalarYaml(key);
  const below = orderBelow(order, key);
  if (isMapping(value) && Object.keys(value).length > 0) return `${name}:\n${blockYaml(value, below, indent + 2)}`;
  if (!Array.isArray(value) || value.length === 0) return `${name}: ${flowYaml(value, below)}\n`;
  return `${name}:\n${value.map((item) => itemYaml(item, below, indent + 2)).join("")}`;
}

/** An item of a list whose dash is at `indent`. */
export function itemYaml(item: unknown, order: KeyOrder, indent: number): string {
  const pad = " ".repeat(indent);
  if (!isMapping(item) || Object.keys(item).length === 0) return `${pad}- ${flowYaml(item, order)}\n`;
  return `${pad}- ${blockYaml(item, order, indent + 2).slice(indent + 2)}`;
}

/** A value of a block, on one line. */
export function flowYaml(value: unknown, given: KeyOrder = NO_ORDER): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowItemYaml(item, given)).join(", ")}]`;
  if (!isMapping(value)) return scalarYaml(value);
  const order = ownOrder(given, (key) => Object.hasOwn(value, key));
  const entries = sortKeys(Object.entries(value), ([key]) => key, order);
  return `{${entries.map(([key, inner]) => flowPairYaml(key, inner, orderBelow(order, key))).join(", ")}}`;
}

/** A key with its value between braces. */
export function flowPairYaml(key: string, value: unknown, order: KeyOrder): string {
  return `${inFlow(key)}: ${flowItemYaml(value, order)}`;
}

/** A value between brackets or braces, where a comma or a bracket in a text needs quotes. */
export function flowItemYaml(value: unknown, order: KeyOrder): string {
  return typeof value === "string" ? inFlow(value) : flowYaml(value, order);
}

function inFlow(text: string): string {
  if (isPlain(text, true)) return text;
  const list = new Document([text], { version: "1.2" });
  if (isSeq(list.contents)) list.contents.flow = true;
  return list
    .toString({ ...WHOLE, flowCollectionPadding: false })
    .trim()
    .slice(1, -1)
    .trim();
}

/** A scalar of a block, on one line. */
export function scalarYaml(value: unknown): string {
  if (typeof value !== "string") return value === null ? "null" : String(value);
  if (isPlain(value, false)) return value;
  const isQuoted = value.includes("\n") || (!DAY.test(value) && !isPlainEverywhere(value, false));
  if (isQuoted && NOTHING_ESCAPED.test(value)) return `"${value}"`;
  return stringify(value, { ...WHOLE, ...(isQuoted && { defaultStringType: "QUOTE_DOUBLE" }) }).trimEnd();
}

function isPlain(text: string, inFlow: boolean): boolean {
  return PLAIN.test(text) && (text.length > LONGEST_WORD || (!NOT_TEXT.test(text) && isPlainEverywhere(text, inFlow)));
}

import { type Cursor, classOf, STARTS_NUMBER } from "./cursor.ts";

const WORDS = new Map<string, null | boolean>([
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);
const LONGEST_WORD = 5;
const OCTAL = /^0o[0-7]+$/;
const HEX = /^0x[0-9a-fA-F]+$/;
const DECIMAL = /^[-+]?(?:[0-9]+|(?:\.[0-9]+|[0-9]+\.[0-9]*)|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/** What the plain text `start..end` stands for in YAML 1.2's core schema. */
export function resolvePlain({ text, codes }: Cursor, start: number, end: number): unknown {
  const first = codes[start];
  if ((classOf(first) & STARTS_NUMBER) !== 0 || first === 45) return number(text, codes, start, end);
  const value = text.slice(start, end);
  if (end - start > LONGEST_WORD) return value;
  const word = WORDS.get(value);
  return word === undefined ? value : word;
}

function number(text: string, codes: Uint16Array, start: number, end: number): unknown {
  let at = start;
  let whole = 0;
  for (; at < end; at += 1) {
    const digit = (codes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (at === end && end - start <= 15) return whole;
  const value = text.slice(start, end);
  if (at > start && at < end && startsText(codes[at])) return value;
  if (DECIMAL.test(value)) return Number(value);
  if (HEX.test(value) || OCTAL.test(value)) return Number(value);
  if (INFINITE.test(value)) return value.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NOT_A_NUMBER.test(value) ? Number.NaN : value;
}

/** Behind a number's digits these show at once that it is text: `2024-06`, `3000 troops`, `12:30`. */
function startsText(code: number | undefined): boolean {
  return code === 32 || code === 45 || code === 58 || code === 47;
}

import { codePointOf } from "./unseen.ts";

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front: data is
 * hostile, and spreadsheets are where CSV goes. What a terminal would obey is spelt out.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

const OBEYED = /(?![\t\n\r])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|:(?=:[a-z])|#(?=#\[)/giu;
/** What a spreadsheet takes for a formula, also behind blanks and what is not seen, and as wide as Chinese and Japanese write it. */
const FORMULA =
  /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFE62\uFE63\uFE66\uFE6B]|^[\t\r\n]/u;

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const plain = value.replace(OBEYED, (mark) => `<${codePointOf(mark)}>`);
  const text = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

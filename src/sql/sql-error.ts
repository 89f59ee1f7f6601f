/** An SQL statement that an engine refuses. `message` says why, with the place in the statement where the engine tells it. */
export class SqlError extends Error {
  override readonly name = "SqlError";
  readonly hint: string | null;

  /** @param position in UTF-16 code units from the start of the statement; null: not known */
  constructor(reason: string, sql: string, position: number | null, hint: string | null = null) {
    super(position === null ? reason : `${reason}\n\n${pointInto(sql, position)}`);
    this.hint = hint;
  }
}

/** The line with a caret below the place; of a long line, the stretch around it. */
export function pointInto(sql: string, position: number): string {
  const at = Math.min(Math.max(position, 0), sql.length);
  const start = sql.lastIndexOf("\n", at - 1) + 1;
  const end = sql.indexOf("\n", at);
  const line = sql.slice(start, end === -1 ? sql.length : end);
  const number = sql.slice(0, start).split("\n").length;
  const from = Math.max(0, at - start - 60);
  const shown = `${from > 0 ? "..." : ""}${line.slice(from, from + 110)}`.replace(/[\t\r\v\f]/g, " ");
  const head = `  ${number} | `;
  const caret = head.length + at - start - from + (from > 0 ? 3 : 0);
  return `${head}${shown}\n${" ".repeat(caret)}^`;
}

/** Engines count bytes of UTF-8, JavaScript code units of UTF-16. */
export function unitsOfBytes(text: string, bytes: number): number {
  return Buffer.from(text, "utf8").subarray(0, bytes).toString("utf8").length;
}

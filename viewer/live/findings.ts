/** A finding of the checker, as `/events` sends it: what a page shows of it. */
export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** `data/states/russia.yaml:3:5`, lines and columns from 1. */
  readonly place: string;
  readonly hint: string;
}

/** The findings in a `broken` event. Reads what is there and never throws: a server may be of another version. */
export function readFindings(data: string): readonly Finding[] {
  const value = parsed(data);
  const list = isRecord(value) && Array.isArray(value["diagnostics"]) ? value["diagnostics"] : [];
  return list.filter(isRecord).map((one) => ({
    code: text(one["code"]),
    severity: text(one["severity"]) || "error",
    message: text(one["message"]),
    place: [text(one["file"]), text(one["line"]), text(one["column"])].filter(Boolean).join(":"),
    hint: text(one["hint"]),
  }));
}

/** The digest in a `hello` or `build` event. */
export function readDigest(data: string): string | null {
  const value = parsed(data);
  return isRecord(value) && typeof value["digest"] === "string" ? value["digest"] : null;
}

/** What a `trouble` event says. */
export function readMessage(data: string): string {
  const value = parsed(data);
  return isRecord(value) ? text(value["message"]) : "";
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

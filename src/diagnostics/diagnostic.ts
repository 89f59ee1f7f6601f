/** A stretch of a file in UTF-16 code units, half-open. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning";

/**
 * A place named without positions, so that nothing is located until there is something to report:
 * a JSON Pointer into a file, or a span where the parser knows one.
 */
export type Place =
  | {
      readonly file: string;
      readonly pointer: string;
      readonly on: "key" | "value" /** Narrow to this text inside the value. */;
      readonly part?: string;
    }
  | Span;

/** What a stage reports. `locate` turns it into a Diagnostic. */
export interface Finding {
  /** Name in the registry: "unresolved-reference". */
  readonly name: string;
  readonly message: string;
  readonly place: Place;
  /** Of a warning that the project takes for an error; that of the registry where it is left out. */
  readonly severity?: Severity;
  readonly hint?: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  readonly fix?: readonly { readonly place: Place; readonly newText: string }[];
}

/** What people and tools are shown. */
export interface Diagnostic {
  /** Permanent: "E3001". */
  readonly code: string;
  /** Permanent: "unresolved-reference". */
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fix?: readonly { readonly span: Span; readonly newText: string }[];
}

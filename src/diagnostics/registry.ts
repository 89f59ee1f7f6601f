import { fileCodes } from "./codes/files.ts";
import { importCodes } from "./codes/import.ts";
import { projectCodes } from "./codes/project.ts";
import { referenceCodes } from "./codes/references.ts";
import { ruleCodes } from "./codes/rules.ts";
import { schemaCodes } from "./codes/schema.ts";
import { shapeCodes } from "./codes/shape.ts";
import { syntaxCodes } from "./codes/syntax.ts";
import type { Finding, Place, Severity } from "./diagnostic.ts";

type Codes = typeof fileCodes &
  typeof syntaxCodes &
  typeof shapeCodes &
  typeof schemaCodes &
  typeof referenceCodes &
  typeof ruleCodes &
  typeof projectCodes &
  typeof importCodes;

/** Names of all diagnostics: "unresolved-reference". */
export type DiagnosticName = keyof Codes;

/** What the message of a diagnostic needs; `{}` where it needs nothing. */
export type DiagnosticParams<N extends DiagnosticName> = Codes[N]["message"] extends (params: infer P) => string
  ? unknown extends P
    ? Record<never, never>
    : P
  : never;

/** One entry of the registry: what `explain`, the reference page and the fixtures test are made from. */
export interface DiagnosticEntry {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  /** YAML that raises it, and the same put right. */
  readonly bad: string;
  readonly good: string;
}

const codes: Codes = {
  ...fileCodes,
  ...syntaxCodes,
  ...shapeCodes,
  ...schemaCodes,
  ...referenceCodes,
  ...ruleCodes,
  ...projectCodes,
  ...importCodes,
};

const entries = new Map<string, DiagnosticEntry>(
  Object.entries<Omit<DiagnosticEntry, "name">>(codes)
    .map(([name, { code, severity, title, explanation, bad, good }]) => ({
      code,
      name,
      severity,
      title,
      explanation,
      bad,
      good,
    }))
    .sort((a, b) => (a.code.slice(1) < b.code.slice(1) ? -1 : 1))
    .map((entry) => [entry.name, entry]),
);

/** All entries, by number. */
export function listDiagnostics(): readonly DiagnosticEntry[] {
  return [...entries.values()];
}

/** The entry of a name ("unresolved-reference") or a code ("E3001"), whatever its letter case. */
export function findDiagnostic(nameOrCode: string): DiagnosticEntry | undefined {
  const wanted = nameOrCode.trim();
  return entries.get(wanted.toLowerCase()) ?? listDiagnostics().find((entry) => entry.code === wanted.toUpperCase());
}

/** Makes a finding: a wrong name or missing parameters do not compile. */
export function finding<N extends DiagnosticName>(
  name: N,
  params: DiagnosticParams<N>,
  place: Place,
  extra: Pick<Finding, "hint" | "related" | "fix"> = {},
): Finding {
  const write = codes[name].message as (params: DiagnosticParams<N>) => string;
  return { name, message: write(shortened(params)), place, ...extra };
}

/** A message quotes this much of a value: a file may hold one of a million characters, and thousands of findings about it. */
const LONGEST = 300;

function shortened<P extends object>(params: P): P {
  const entries = Object.entries(params);
  if (!entries.some(([, value]) => isLong(value))) return params;
  return Object.fromEntries(
    entries.map(([key, value]) => [key, isLong(value) ? `${value.slice(0, LONGEST)}…` : value]),
  ) as P;
}

function isLong(value: unknown): value is string {
  return typeof value === "string" && value.length > LONGEST;
}

import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { findDiagnostic, finding, listDiagnostics } from "../diagnostics/registry.ts";
import type { Snapshot } from "../host/host.ts";
import { placeOf, type Section, sectionAt, wrongKind } from "../schema/section.ts";
import { nearest } from "../text/nearest.ts";

/** What a project makes of a warning. */
export const LEVELS = ["off", "warning", "error"] as const;
export type Level = (typeof LEVELS)[number];

/** A warning's level in a part of the project. */
export interface WarningLevel {
  readonly name: string;
  /** A file or folder, project-relative without a slash at its end; null: everywhere. */
  readonly path: string | null;
  readonly level: Level;
}

/** Reads `warnings`: codes or names of warnings, each with a level, or with levels by path. */
export function warningLevelsAt(owner: Section, host: Snapshot): readonly WarningLevel[] {
  const section = sectionAt(owner, "warnings");
  if (!section) return [];
  return Object.entries(section.value).flatMap(([key, value]): WarningLevel[] => {
    const name = warningNamed(section, key);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      const level = levelAt(section, key);
      return name === null || level === null ? [] : [{ name, path: null, level }];
    }
    const paths = sectionAt(section, key);
    return Object.keys(value).flatMap((written): WarningLevel[] => {
      const path = paths && pathNamed(paths, written, host);
      const level = paths ? levelAt(paths, written) : null;
      return name === null || !path || level === null ? [] : [{ name, path, level }];
    });
  });
}

/** Drops the findings that a project has switched off, and makes errors of those that it takes for some. */
export function settle(findings: readonly Finding[], levels: readonly WarningLevel[]): readonly Finding[] {
  if (levels.length === 0) return findings;
  const names = new Set(levels.map(({ name }) => name));
  return findings.flatMap((one) => {
    const level = names.has(one.name) ? levelIn(levels, one) : undefined;
    if (level === undefined || level === "warning") return [one];
    return level === "off" ? [] : [{ ...one, severity: "error" as const }];
  });
}

/** The level that the longest path gives. */
function levelIn(levels: readonly WarningLevel[], { name, place: { file } }: Finding): Level | undefined {
  let best: WarningLevel | undefined;
  for (const one of levels) {
    const { path } = one;
    if (one.name !== name) continue;
    const isIn = path === null || file === path || file.startsWith(`${path}/`);
    if (isIn && (best === undefined || (best.path?.length ?? -1) < (path?.length ?? -1))) best = one;
  }
  return best?.level;
}

function warningNamed(section: Section, key: string): string | null {
  const entry = findDiagnostic(key);
  if (entry?.severity === "warning") return entry.name;
  const place = placeOf(section, key, "key");
  const reason = entry
    ? `\`${entry.code}\` is an error, which can be neither switched off nor raised`
    : `there is no diagnostic \`${key}\``;
  const meant = entry ? undefined : nearest(key, WARNINGS);
  section.findings.push(
    finding("not-a-warning", { reason }, place, {
      ...(meant !== undefined && { hint: `did you mean \`${meant}\`?`, fix: [{ place, newText: meant }] }),
      ...(meant === undefined && { hint: "`entente explain` lists all; codes that begin with W are warnings" }),
    }),
  );
  return null;
}

/** Names and codes. */
export const WARNINGS: readonly string[] = listDiagnostics()
  .filter(({ severity }) => severity === "warning")
  .flatMap(({ code, name }) => [name, code]);

function levelAt(section: Section, key: string): Level | null {
  const value = section.value[key];
  const level = LEVELS.find((one) => one === value);
  if (level !== undefined) return level;
  if (typeof value !== "string") {
    wrongKind(section, key, "`off`, `warning` or `error`");
    return null;
  }
  const place: Place = placeOf(section, key);
  const meant = nearest(value, LEVELS);
  const extra =
    meant === undefined
      ? { hint: "one of off, warning, error" }
      : { hint: `did you mean \`${meant}\`?`, fix: [{ place, newText: meant }] };
  section.findings.push(finding("not-in-list", { key, value }, place, extra));
  return null;
}

function pathNamed(section: Section, written: string, host: Snapshot): string | null {
  const path = written.replace(/^\.\//, "").replace(/\/+$/, "");
  if (host.entry(path) !== undefined || host.list(path).files.length > 0) return path;
  section.findings.push(finding("no-such-path", { path: written }, placeOf(section, written, "key")));
  return null;
}

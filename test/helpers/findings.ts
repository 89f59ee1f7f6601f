import { readFileSync } from "node:fs";
import { checkProject } from "../../src/build.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { textOf } from "../../src/parse/read-folder.ts";

const shipped = nodeHost(".");
const SCHEMA: readonly (readonly [string, string])[] = shipped
  .list("schema")
  .files.map(({ path }) => [path, readFileSync(path, "utf8")] as const);

/** A project in memory: the shipped schema and these files. */
export function projectOf(files: Readonly<Record<string, string | Uint8Array>>) {
  return memoryHost(new Map([...SCHEMA, ...Object.entries(files)]));
}

/** What `check` finds. */
export function diagnosticsOf(files: Readonly<Record<string, string | Uint8Array>>): readonly Diagnostic[] {
  return checkProject(projectOf(files)).diagnostics;
}

/** What `check` finds, one line each: code and the marked characters, so that a test states both. */
export function findingsOf(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const host = projectOf(files);
  return checkProject(host).diagnostics.map(({ code, span }) => {
    const text = textOf(host, span.file) ?? "";
    return `${code} ${text.slice(span.start, span.end)}`.trim();
  });
}

/** A state file with these lines added, which would pass on its own. */
export function state(lines: string): Record<string, string> {
  return { "data/states/freedonia.yaml": `type: state\nname: Freedonia\n${lines}` };
}

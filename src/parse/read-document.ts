import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { idOfFile } from "../model/ids.ts";
import type { TextFile } from "../text/text-file.ts";
import { fastHead, fastYaml } from "./fast-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";

/** One file to a document. What it may say is for the schema; here it only has to be a mapping. */
export function readDocument(file: TextFile): { document?: Document; findings: Finding[] } {
  return toDocument(file, fastYaml(file.text, file.plain));
}

/** The same but for the members of the mapping `of` that are not in `kept`: they are null, whatever they hold, or read all the same. */
export function readHead(file: TextFile, of: string, kept: ReadonlySet<string>): ReturnType<typeof readDocument> {
  return toDocument(file, fastHead(file.text, of, kept, file.plain));
}

/** @param fast what is known already; undefined where it takes the real parser */
function toDocument(file: TextFile, fast: unknown): { document?: Document; findings: Finding[] } {
  const { value, findings } = fast === undefined ? parseYaml(file) : { value: fast, findings: [] };
  if (findings.length > 0) return { findings };
  const whole = { file: file.path, start: 0, end: 0 };
  if (value === null || value === undefined) return { findings: [finding("empty-file", {}, whole)] };
  if (typeof value !== "object" || Array.isArray(value)) {
    const found = Array.isArray(value) ? "a list" : "a single value";
    return { findings: [finding("not-a-mapping", { found }, { file: file.path, pointer: "", on: "value" })] };
  }
  return { document: { file: file.path, id: idOfFile(file.path), value: value as Record<string, unknown> }, findings };
}

import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { idOfFile } from "../model/ids.ts";
import type { TextFile } from "../text/text-file.ts";
import { fastYaml } from "./fast-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";

/** One file to a document. What it may say is for the schema; here it only has to be a mapping. */
export function readDocument(file: TextFile): { document?: Document; findings: Finding[] } {
  const fast = fastYaml(file.text);
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

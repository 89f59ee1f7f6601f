import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { TextFile } from "../text/text-file.ts";
import { composeYaml, MAX_DEPTH, nestsTooDeep } from "./compose-yaml.ts";
import { plainValue } from "./plain-value.ts";
import { syntaxFinding } from "./yaml-errors.ts";

/** One YAML file to plain values (YAML 1.2, core schema). `value` is absent where the syntax is broken. */
export function parseYaml(file: TextFile): { value?: unknown; findings: Finding[] } {
  const deep = nestsTooDeep(file.text);
  if (deep >= 0) {
    const place = { file: file.path, start: deep, end: deep + 1 };
    return { findings: [finding("nested-too-deep", { limit: MAX_DEPTH }, place)] };
  }
  const document = composeYaml(file.text);
  const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
  if (error) return { findings: [syntaxFinding(file, error)] };
  if (document.directives.yaml.explicit) {
    const place = { file: file.path, start: 0, end: Math.max(0, file.text.search(/\r|\n|$/)) };
    return { findings: [finding("yaml-directive", {}, place)] };
  }
  return plainValue(document, file);
}

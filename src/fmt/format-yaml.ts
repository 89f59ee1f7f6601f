import { isDeepStrictEqual } from "node:util";
import { type Document, visit } from "yaml";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import type { TextFile } from "../text/text-file.ts";
import { layOut, written } from "./lay-out.ts";
import { orderDocument } from "./order-document.ts";

/** What became of a file's text; the same text where nothing was to be done or its syntax is broken. */
export interface Formatted {
  readonly text: string;
  /** Why a file was left alone: what is wrong with its syntax. */
  readonly findings: readonly Finding[];
}

/**
 * One file of a project as canonical YAML: keys in order, one style of quotes and brackets, two spaces, lines of at most
 * 140 columns where YAML allows it. Comments stay with what they stand before or behind. What the file says never changes,
 * and formatting twice changes nothing more.
 *
 * @example formatYaml({ path: "data/states/japan.yaml", text: "name: 'Japan'\ntype: state" }).text // "type: state\nname: Japan\n"
 */
export function formatYaml(file: TextFile): Formatted {
  const { value, findings } = parseYaml(file);
  if (findings.length > 0) return { text: file.text, findings };
  const text = settle(file.path, file.text);
  const again = parseYaml({ path: file.path, text });
  const isSame = again.findings.length === 0 && isDeepStrictEqual(again.value, value);
  return { text: isSame ? text : file.text, findings };
}

/** A block that came from a line may itself hold what now fits or fits no longer: a second pass sees it where it stands. */
function settle(path: string, text: string): string {
  let before = text;
  for (let pass = 0; pass < 4; pass += 1) {
    const after = write(path, before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

function write(path: string, text: string): string {
  const document = composeYaml(text);
  // An alias must come after its anchor: where there are any, the order stays.
  if (!hasAnchors(document)) {
    orderDocument(document, path);
    layOut(document);
  }
  return written(document);
}

function hasAnchors(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Node(_key, node): symbol | undefined {
      if (!("anchor" in node) || typeof node.anchor !== "string") return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

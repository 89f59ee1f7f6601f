import { isDeepStrictEqual } from "node:util";
import { type Document, isScalar, visit } from "yaml";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { fastYaml } from "../parse/fast-yaml.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import type { TextFile } from "../text/text-file.ts";
import { isSurelyCanonical } from "./is-canonical.ts";
import { layOut, written } from "./lay-out.ts";
import { locatorsToRespell, type Respelling } from "./locators.ts";
import { orderDocument, orderOfFile } from "./order-document.ts";

/** What became of a file's text; the same text where nothing was to be done or its syntax is broken. */
export interface Formatted {
  readonly text: string;
  /** Why a file was left alone: what is wrong with its syntax. */
  readonly findings: readonly Finding[];
}

/**
 * One file of a project as canonical YAML: keys in order, one style of quotes and brackets, two spaces, lines of at most
 * 140 columns where YAML allows it. Comments stay with what they are before or behind. Locators get their
 * short form. What the file says never changes, and formatting twice changes nothing more.
 *
 * @example formatYaml({ path: "data/states/japan.yaml", text: "name: 'Japan'\ntype: state" }).text // "type: state\nname: Japan\n"
 */
export function formatYaml(file: TextFile): Formatted {
  const quick = fastYaml(file.text, file.plain);
  const isData = file.path.startsWith("data/");
  const wanted = (value: unknown): readonly Respelling[] => (isData ? locatorsToRespell(value) : []);
  if (quick !== undefined && isSurelyCanonical(file.text, quick, orderOfFile(file.path)) && wanted(quick).length === 0)
    return { text: file.text, findings: [] };
  const { value, findings } = quick === undefined ? parseYaml(file) : { value: quick, findings: [] };
  if (findings.length > 0) return { text: file.text, findings };
  const { text: respelt, respellings } = respell(file.text, wanted(value));
  const text = settle(file.path, respelt);
  if (text === file.text) return { text, findings };
  const again = fastYaml(text) ?? parseYaml({ path: file.path, text }).value;
  for (const { path, text: canonical } of respellings) put(value, path, canonical);
  return { text: isDeepStrictEqual(again, value) ? text : file.text, findings };
}

/** A block that came from a line may itself hold what now fits or fits no longer: a second pass sees it in its new place. */
function settle(path: string, text: string): string {
  let before = text;
  for (let pass = 0; pass < 4; pass += 1) {
    const after = write(path, before);
    if (after === before || isSurelyCanonical(after, fastYaml(after), orderOfFile(path))) return after;
    before = after;
  }
  return before;
}

function write(path: string, text: string): string {
  const document = composeYaml(text);
  // An alias must come after its anchor: where there are any, the order stays.
  if (!text.includes("&") || !hasAnchors(document)) {
    orderDocument(document, path);
    layOut(document, text);
  }
  return written(document, text);
}

/** @returns also the places that it wrote: none where the file has anchors, behind which two places may be one */
function respell(text: string, wanted: readonly Respelling[]): { text: string; respellings: readonly Respelling[] } {
  const document = wanted.length > 0 ? composeYaml(text) : null;
  if (!document || hasAnchors(document)) return { text, respellings: [] };
  for (const { path, text: canonical } of wanted) {
    const node = document.getIn(path, true);
    if (isScalar(node)) node.value = canonical;
  }
  return { text: written(document, text), respellings: wanted };
}

function put(value: unknown, path: Respelling["path"], text: string): void {
  let inner = value;
  for (const key of path.slice(0, -1)) inner = Reflect.get(Object(inner), key);
  const last = path.at(-1);
  if (last !== undefined) Reflect.set(Object(inner), last, text);
}

/** Whether some value is written once and meant in several places. */
export function hasAnchors(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Value(_key, { anchor }): symbol | undefined {
      if (anchor === undefined) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

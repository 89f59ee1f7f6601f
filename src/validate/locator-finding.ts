import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { canonicalLocator, isLocator, readings } from "../model/locators/locator.ts";
import { UNIT_LABELS, unitOf } from "../model/locators/units.ts";
import { nearest } from "../text/nearest.ts";

/** Longer texts are not mistyped values. */
const LONGEST = 100;

/** Why a value is not a place in a source, and how to write it. */
export function locatorFinding(value: string | number, place: Place): Finding {
  const written = String(value).trim();
  const params = { value: asWritten(value) };
  const meant = written.length > LONGEST ? undefined : respelt(written);
  if (meant !== undefined)
    return finding("not-a-locator", params, place, {
      hint: `did you mean ${quoted(meant)}?`,
      fix: [{ place, newText: quoted(meant).slice(1, -1) }],
    });
  return finding("not-a-locator", params, place, { hint: hintFor(written) });
}

function hintFor(written: string): string {
  const both = readings(written);
  if (both && isLocator(both.pages))
    return `write ${quoted(both.paragraphs)} where \`p\` means paragraph, as it did in earlier versions, or ${quoted(both.pages)} where it means page`;
  if (/^\d+(?:\s*[-–,]\s*\d+)*$/u.test(written) && written.length <= LONGEST) {
    const ways = ["p. ", "para. ", "l. "].map((label) => label + written).filter(isLocator);
    if (ways.length > 0)
      return `say what it counts: ${ways.map((way) => quoted(canonicalLocator(way))).join(", ")} (page, paragraph, line)`;
  }
  const fragment = /^https?:[^#]*(#[^\s#]+)$/i.exec(written)?.[1];
  if (fragment !== undefined) return `write ${quoted(fragment)} alone; the address is the source's \`url\``;
  const range = /(\d+)\s*[-–]\s*(?:[^\d\s]+\s*)?(\d+)/u.exec(written);
  if (range && Number(range[1]) > Number(range[2])) return "the range ends before it begins";
  return 'write `p. 3`, `pp. 3-5`, `para. 4`, `l. 12`, `sec. 2.1`, `fig. 2`, `00:12:30` or `"#fragment"`';
}

/** The text with its first word put right, where that makes a locator: `pgae 3`. */
function respelt(written: string): string | undefined {
  const [whole, label = "", rest = ""] = /^(\p{L}{3,})\.?\s*(.*)$/u.exec(written) ?? [];
  if (whole === undefined || unitOf(label) !== undefined) return undefined;
  const meant = nearest(label, UNIT_LABELS);
  const text = `${meant} ${rest}`;
  return meant !== undefined && isLocator(text) ? canonicalLocator(text) : undefined;
}

/** A locator as it has to be written in a file, marked as code. */
function quoted(locator: string): string {
  return /[,#]/.test(locator) ? `\`"${locator}"\`` : `\`${locator}\``;
}

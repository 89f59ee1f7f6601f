import { asWritten } from "../diagnostics/as-written.ts";
import { finding } from "../diagnostics/registry.ts";
import { placeOf, type Section } from "./section.ts";

/** What has no colour of its own. */
export const GREY = "#6b7280";

/** `#rrggbb` under `color`, or the fallback. */
export function colorAt(section: Section, fallback: string): string {
  return colorUnder(section, "color") ?? fallback;
}

/**
 * The colour on dark ground: `dark`, else what is inherited, unless the section declares a `color` of its own, which
 * viewers then lighten.
 */
export function darkAt(section: Section, inherited: string | null): string | null {
  return colorUnder(section, "dark") ?? (section.value["color"] === undefined ? inherited : null);
}

function colorUnder(section: Section, key: "color" | "dark"): string | undefined {
  const value = section.value[key];
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
  // `color: #b91c1c` without quotes is a comment to YAML, and the value is empty.
  const hint = value === null ? { hint: 'put it in quotes: `"#b91c1c"`' } : {};
  section.findings.push(finding("schema-bad-colour", { value: asWritten(value) }, placeOf(section, key), hint));
  return undefined;
}

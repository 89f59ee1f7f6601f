import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import type { Family } from "../model/schema.ts";
import { colorAt, darkAt, GREY } from "./colors.ts";
import { isName } from "./reserved.ts";
import { checkKeys, placeOf, type Section, sectionAt, textAt } from "./section.ts";

/** The file that declares the families of relations. */
export const FAMILIES_FILE = "schema/families.yaml";

/** The keys of one family, in their canonical order. */
export const FAMILY_KEYS: readonly string[] = ["label", "description", "color", "dark"];

/** The families of schema/families.yaml, in the order of the file; none where there is no such file. */
export function readFamilies(documents: readonly Document[], findings: Finding[]): Record<string, Family> {
  const families: Record<string, Family> = Object.create(null);
  for (const { file, value } of documents) {
    const section: Section = { file, pointer: "", value, findings };
    for (const name of Object.keys(value)) {
      if (!isName(name)) {
        findings.push(finding("schema-bad-name", { name }, placeOf(section, name, "key")));
        continue;
      }
      const own = sectionAt(section, name);
      if (own) families[name] = familyOf(own, name);
    }
  }
  return families;
}

function familyOf(section: Section, name: string): Family {
  checkKeys(section, FAMILY_KEYS, "a family");
  const color = colorAt(section, GREY);
  return {
    name,
    label: textAt(section, "label", name.replace(/[-_]/g, " ")),
    description: textAt(section, "description", ""),
    color,
    dark: darkAt(section, null),
  };
}

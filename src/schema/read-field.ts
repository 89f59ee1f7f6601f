import type { Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Field, ValueType } from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { isName } from "./reserved.ts";
import { checkKeys, flagAt, namesAt, placeOf, type Section, sectionAt, textAt, wrongKind } from "./section.ts";

const SIMPLE = ["text", "number", "boolean", "date", "url"] as const;
const KINDS: readonly string[] = [...SIMPLE, "quantity"];
const FIELD_KEYS = ["type", "units", "enum", "ref", "list", "required", "description"];

/** The fields of a mapping such as `attributes:` or `qualifiers:`; what is faulty is reported and left out. */
export function readFields(
  owner: Section,
  key: "attributes" | "qualifiers",
  reserved: ReadonlySet<string>,
  entityTypes: ReadonlySet<string>,
): Record<string, Field> {
  const fields: Record<string, Field> = Object.create(null);
  const section = sectionAt(owner, key);
  if (!section) return fields;
  const use = key === "attributes" ? "an attribute" : "a qualifier";
  for (const name of Object.keys(section.value)) {
    const place = placeOf(section, name, "key");
    if (reserved.has(name)) section.findings.push(finding("schema-reserved-name", { name, use }, place));
    else if (!isName(name)) section.findings.push(finding("schema-bad-name", { name }, place));
    else {
      const field = sectionAt(section, name);
      const type = field && readType(field, placeOf(section, name, "key"), entityTypes);
      if (field && type) fields[name] = fieldOf(field, name, type);
    }
  }
  return fields;
}

function fieldOf(section: Section, name: string, type: ValueType): Field {
  checkKeys(section, FIELD_KEYS, "a field");
  return {
    name,
    type,
    list: flagAt(section, "list"),
    required: flagAt(section, "required"),
    description: textAt(section, "description", ""),
  };
}

function readType(section: Section, place: Place, entityTypes: ReadonlySet<string>): ValueType | null {
  const given = ["type", "enum", "ref"].filter((key) => Object.hasOwn(section.value, key));
  if (given.length !== 1) {
    const reason = given.length === 0 ? "it has no `type`, `enum` or `ref`" : `it has ${given.join(" and ")}`;
    section.findings.push(finding("schema-bad-value-type", { reason }, place));
    return null;
  }
  if (given[0] === "type") return readKind(section, "type", "units");
  if (given[0] === "ref") return { kind: "ref", types: entityTypesAt(section, "ref", entityTypes) };
  const values = namesAt(section, "enum").map(({ name }) => name);
  return values.length > 0 ? { kind: "enum", values } : null;
}

/** `type: quantity` with `units: [...]`, or one of the simple kinds. */
export function readKind(section: Section, key: string, unitsKey: string): ValueType | null {
  const kind = section.value[key];
  if (typeof kind !== "string") {
    wrongKind(section, key, "the name of a kind of value");
    return null;
  }
  const units = namesAt(section, unitsKey).map(({ name }) => name);
  if (kind === "quantity") return { kind, units };
  const simple = SIMPLE.find((name) => name === kind);
  if (simple) {
    if (units.length > 0) {
      const reason = `only a quantity has units, and this is a ${kind}`;
      section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, unitsKey, "key")));
    }
    return { kind: simple };
  }
  const reason = `\`${kind}\` is none of ${KINDS.join(", ")}`;
  section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, key), didYouMean(kind, KINDS)));
  return null;
}

/** The entity types that a key lists; unknown ones are reported and left out. */
export function entityTypesAt(section: Section, key: string, entityTypes: ReadonlySet<string>): string[] {
  return namesAt(section, key).flatMap(({ name, place }) => {
    if (entityTypes.has(name)) return [name];
    section.findings.push(finding("schema-unknown-type", { type: name }, place, didYouMean(name, entityTypes)));
    return [];
  });
}

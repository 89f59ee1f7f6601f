import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import type { EntityType, Field, Shape } from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { colorAt, darkAt, GREY } from "./colors.ts";
import { readFields } from "./read-field.ts";
import { isName, RESERVED_ATTRIBUTES } from "./reserved.ts";
import { checkKeys, flagAt, placeOf, type Section, textAt } from "./section.ts";

/** The keys of a declaration under schema/entities, in their canonical order. */
export const ENTITY_TYPE_KEYS: readonly string[] = [
  "label",
  "plural",
  "extends",
  "description",
  "abstract",
  "color",
  "dark",
  "shape",
  "hub",
  "attributes",
];

const SHAPES: readonly Shape[] = ["circle", "square", "diamond", "triangle", "hexagon", "pentagon", "star", "cross"];

/** The entity types of schema/entities, inheritance applied. */
export function readEntityTypes(documents: readonly Document[], findings: Finding[]): Record<string, EntityType> {
  const sections = new Map<string, Section>();
  for (const { id, file, value } of documents) {
    const section = { file, pointer: "", value, findings };
    if (isName(id)) sections.set(id, section);
    else findings.push(finding("schema-bad-name", { name: id }, { file, start: 0, end: 0 }));
  }
  const names: ReadonlySet<string> = new Set(sections.keys());
  const types: Record<string, EntityType> = Object.create(null);

  const read = (name: string, below: readonly string[]): EntityType | undefined => {
    if (types[name]) return types[name];
    const section = sections.get(name);
    if (!section) return undefined;
    const parentName = parentOf(section, names, [...below, name]);
    const parent = parentName === undefined ? undefined : read(parentName, [...below, name]);
    types[name] = entityType(name, section, parent, names);
    return types[name];
  };
  for (const name of names) read(name, []);
  return types;
}

function parentOf(section: Section, names: ReadonlySet<string>, chain: readonly string[]): string | undefined {
  if (section.value["extends"] === undefined) return undefined;
  const parent = textAt(section, "extends", "");
  const place = placeOf(section, "extends");
  if (parent === "") return undefined;
  if (chain.includes(parent)) {
    const circle = [...chain.slice(chain.indexOf(parent)), parent].join(" extends ");
    section.findings.push(finding("schema-cycle", { chain: circle }, place));
    return undefined;
  }
  if (names.has(parent)) return parent;
  section.findings.push(finding("schema-unknown-type", { type: parent }, place, didYouMean(parent, names)));
  return undefined;
}

function entityType(
  name: string,
  section: Section,
  parent: EntityType | undefined,
  names: ReadonlySet<string>,
): EntityType {
  checkKeys(section, ENTITY_TYPE_KEYS, "an entity type");
  const label = textAt(section, "label", labelFrom(name));
  const own = readFields(section, "attributes", RESERVED_ATTRIBUTES, names);
  const attributes: Record<string, Field> = Object.assign(Object.create(null), parent?.attributes, own);
  return {
    name,
    label,
    plural: textAt(section, "plural", `${label}s`),
    description: textAt(section, "description", ""),
    lineage: [name, ...(parent?.lineage ?? [])],
    abstract: flagAt(section, "abstract"),
    color: colorAt(section, parent?.color ?? GREY),
    dark: darkAt(section, parent?.dark ?? null),
    shape: shapeAt(section, parent?.shape ?? "circle"),
    hub: flagAt(section, "hub", parent?.hub ?? false),
    attributes,
  };
}

function shapeAt(section: Section, fallback: Shape): Shape {
  const value = textAt(section, "shape", fallback);
  const shape = SHAPES.find((one) => one === value);
  if (shape) return shape;
  const hint = didYouMean(value, SHAPES).hint ?? `one of ${SHAPES.join(", ")}`;
  section.findings.push(finding("not-in-list", { key: "shape", value }, placeOf(section, "shape"), { hint }));
  return fallback;
}

function labelFrom(name: string): string {
  const words = name.replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

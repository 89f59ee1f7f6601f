import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import type { EntityType, Field, Shape } from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { colorAt, darkAt, GREY } from "./colors.ts";
import { readFields } from "./read-field.ts";
import { isName, RESERVED_ATTRIBUTES } from "./reserved.ts";
import { checkKeys, flagAt, namesAt, placeOf, type Section, textAt } from "./section.ts";

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
    const parents = parentsOf(section, names, [...below, name]).flatMap(({ name: parent, place }) => {
      const type = read(parent, [...below, name]);
      return type ? [{ type, place }] : [];
    });
    types[name] = entityType(name, section, parents, names);
    return types[name];
  };
  for (const name of names) read(name, []);
  return types;
}

interface Parent {
  readonly type: EntityType;
  readonly place: Place;
}

/** The types that a declaration extends, in its order. */
function parentsOf(
  section: Section,
  names: ReadonlySet<string>,
  chain: readonly string[],
): readonly { readonly name: string; readonly place: Place }[] {
  const seen = new Set<string>();
  return namesAt(section, "extends").filter(({ name: parent, place }) => {
    if (chain.includes(parent)) {
      const circle = [...chain.slice(chain.indexOf(parent)), parent].join(" extends ");
      section.findings.push(finding("schema-cycle", { chain: circle }, place));
      return false;
    }
    if (!names.has(parent)) {
      section.findings.push(finding("schema-unknown-type", { type: parent }, place, didYouMean(parent, names)));
      return false;
    }
    const isNew = !seen.has(parent);
    seen.add(parent);
    return isNew;
  });
}

/** The types above, nearest first: an ancestor of two parents comes after both. */
function lineageOf(name: string, parents: readonly Parent[]): readonly string[] {
  const all = parents.flatMap(({ type }) => type.lineage);
  return [name, ...all.filter((one, n) => !all.includes(one, n + 1))];
}

/** What the parents declare, the first one's where two say the same; reports an attribute on which they differ and which the type itself leaves open. */
function inherited(
  section: Section,
  parents: readonly Parent[],
  own: Readonly<Record<string, Field>>,
): Record<string, Field> {
  const fields: Record<string, Field> = Object.create(null);
  const from = new Map<string, string>();
  for (const { type, place } of parents) {
    for (const [name, field] of Object.entries(type.attributes)) {
      const before = fields[name];
      fields[name] ??= field;
      if (before === undefined) from.set(name, type.name);
      else if (!Object.hasOwn(own, name) && JSON.stringify(before) !== JSON.stringify(field)) {
        const params = { attribute: name, a: from.get(name) ?? "", b: type.name };
        section.findings.push(finding("schema-attribute-clash", params, place));
      }
    }
  }
  return fields;
}

function entityType(
  name: string,
  section: Section,
  parents: readonly Parent[],
  names: ReadonlySet<string>,
): EntityType {
  checkKeys(section, ENTITY_TYPE_KEYS, "an entity type");
  const label = textAt(section, "label", labelFrom(name));
  const own = readFields(section, "attributes", RESERVED_ATTRIBUTES, names);
  const attributes: Record<string, Field> = Object.assign(inherited(section, parents, own), own);
  // Looks come from one of them.
  const parent = parents[0]?.type;
  return {
    name,
    label,
    plural: textAt(section, "plural", `${label}s`),
    description: textAt(section, "description", ""),
    lineage: lineageOf(name, parents),
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

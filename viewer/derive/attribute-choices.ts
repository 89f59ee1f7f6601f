import { type KindName, type ValueType, writtenText } from "../../src/model/kinds/index.ts";
import { compareText } from "../../src/model/order.ts";
import { isOrdered, singly } from "../../src/query/values.ts";
import { type Atlas, nameOf } from "./atlas.ts";

/** An attribute that entities of the data have. */
export interface AttributeChoice {
  readonly name: string;
  readonly kind: KindName;
  /** Values to choose from; empty: there are too many, or of an order. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** More than these are typed. */
const MOST = 80;

const known = new WeakMap<Atlas, readonly AttributeChoice[]>();

/** The type, and the attributes that any entity has, by name. */
export function attributeChoices(atlas: Atlas): readonly AttributeChoice[] {
  const before = known.get(atlas);
  if (before) return before;
  const found = [typesOf(atlas), ...attributesOf(atlas)];
  known.set(atlas, found);
  return found;
}

/** The types of the data, and those that they extend. */
function typesOf({ dataset }: Atlas): AttributeChoice {
  const { entities } = dataset.schema;
  const lineages = dataset.entities.flatMap(({ type }) => entities[type]?.lineage ?? []);
  const values = [...new Set(lineages)].sort().map((value) => ({ value, label: entities[value]?.label ?? value }));
  return { name: "type", kind: "enum", values };
}

function attributesOf(atlas: Atlas): readonly AttributeChoice[] {
  const { schema, entities } = atlas.dataset;
  const values = new Map<string, Set<string>>();
  const types = new Map<string, ValueType>();
  for (const { type, attributes, disputed = {} } of entities) {
    for (const [name, value] of [...Object.entries(disputed), ...Object.entries(attributes)]) {
      const field = schema.entities[type]?.attributes[name];
      if (!field) continue;
      types.set(name, types.get(name) ?? field.type);
      const all = values.get(name) ?? new Set("values" in field.type ? field.type.values : []);
      values.set(name, all);
      if (all.size <= MOST) for (const one of singly(value)) all.add(writtenText(one));
    }
  }
  return [...types]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, type]) => ({ name, kind: type.kind, values: offered(atlas, type, [...(values.get(name) ?? [])]) }));
}

function offered(atlas: Atlas, type: ValueType, values: readonly string[]): AttributeChoice["values"] {
  if (isOrdered(type.kind) || values.length > MOST) return [];
  const labelled = values.map((value) => ({ value, label: "types" in type ? nameOf(atlas, value) : value }));
  return labelled.sort((a, b) => compareText(a.label, b.label));
}

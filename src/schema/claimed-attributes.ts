import { compareText } from "../model/order.ts";
import { type EntityType, type Field, type RelationType, relationOfAttribute } from "../model/schema.ts";
import { GREY } from "./colors.ts";
import { builtIn } from "./read-relation-types.ts";

/**
 * The relation types of claimed attributes: `born: {value: 1970, source: a}` is a fact of the type `born`. A relation type of that name that takes
 * values of the same kind is taken as it is declared.
 */
export function claimedRelations(
  entities: Readonly<Record<string, EntityType>>,
  declared: Readonly<Record<string, RelationType>>,
): Record<string, RelationType> {
  const relations: Record<string, RelationType> = Object.assign(Object.create(null), declared);
  const types = Object.values(entities).sort((a, b) => compareText(a.name, b.name));
  for (const type of types) {
    for (const field of Object.values(type.attributes)) {
      if (field.claimed !== true || relations[field.name] !== undefined) continue;
      const owners = types.filter((other) => isDeclaredBy(other, field, entities)).map(({ name }) => name);
      relations[field.name] = relationOf(field, owners);
    }
  }
  return relations;
}

/** Whether an attribute that may be claimed is this type's, and not one that it inherits. */
function isDeclaredBy(type: EntityType, field: Field, entities: Readonly<Record<string, EntityType>>): boolean {
  const own = type.attributes[field.name];
  const [, ...above] = type.lineage;
  const isInherited = above.some((name) => entities[name]?.attributes[field.name]?.claimed === true);
  return own?.claimed === true && own.type.kind === field.type.kind && !isInherited;
}

function relationOf({ name, type, description }: Field, domain: readonly string[]): RelationType {
  const label = name.replace(/[-_]/g, " ");
  return {
    name,
    label,
    inverse: label,
    description,
    symmetric: false,
    domain,
    range: [],
    value: type,
    key: ["value"],
    qualifiers: Object.assign(Object.create(null), builtIn(type)),
    project: [],
    derive: null,
    same_voice: false,
    belongs_to_object: false,
    belongs_to_subject: false,
    voiced_by_subject: false,
    self_evident: false,
    by_analyst: false,
    background: false,
    above: null,
    exclusive: "from",
    time: "state",
    family: null,
    color: GREY,
    dark: null,
  };
}

const known = new WeakMap<EntityType, readonly RelationType[]>();

/** The relation types of the attributes of an entity type that may be claimed. */
export function claimedBy(
  type: EntityType,
  relations: Readonly<Record<string, RelationType>>,
): readonly RelationType[] {
  let own = known.get(type);
  if (own === undefined) {
    own = Object.values(type.attributes).flatMap((field) => relationOfAttribute(relations, field) ?? []);
    known.set(type, own);
  }
  return own;
}

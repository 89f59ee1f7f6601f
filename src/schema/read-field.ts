import type { Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { isDate, isRef, KIND_NAMES, KINDS, type KindName } from "../model/kinds/index.ts";
import type { KindOption } from "../model/kinds/kind.ts";
import { type Field, LIFE_ENDS, type LifeEnd, type ValueType } from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { isName } from "./reserved.ts";
import { checkKeys, flagAt, namesAt, oneOfAt, placeOf, type Section, sectionAt, textAt, wrongKind } from "./section.ts";

/** Kinds that `type:` names; the others are declared by a key of their own. */
export const NAMED_KINDS: readonly KindName[] = KIND_NAMES.filter((name) => KINDS[name].declared === "type");
/** `enum`, `ref`: the keys that declare a kind in the place of `type`. */
const UNNAMED: readonly string[] = optionsOf("option").map(({ key }) => key);
/** `units`: the keys that may come with `type`. */
export const TYPE_OPTIONS: readonly KindOption[] = optionsOf("type");
const FIELD_KEYS: readonly string[] = [
  "type",
  ...TYPE_OPTIONS.map(({ key }) => key),
  ...UNNAMED,
  ...["list", "required", "description", "inverse", "claimed", "life"],
];

function optionsOf(declared: "type" | "option"): readonly KindOption[] {
  return Object.values(KINDS).flatMap((kind) => (kind.declared === declared && kind.option ? kind.option : []));
}

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
      if (field && type) fields[name] = fieldOf(field, name, type, key);
    }
  }
  return fields;
}

function fieldOf(section: Section, name: string, type: ValueType, owner: "attributes" | "qualifiers"): Field {
  checkKeys(section, FIELD_KEYS, "a field");
  const inverse = textAt(section, "inverse", "");
  if (inverse !== "" && !(owner === "attributes" && isRef(type))) {
    const reason = "only an attribute with `ref` reads from the other end, so nothing else has an `inverse`";
    section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, "inverse", "key")));
  }
  const claimed = flagAt(section, "claimed");
  if (claimed && (owner !== "attributes" || isRef(type) || flagAt(section, "list"))) {
    const reason = "only an attribute with one value that is not a `ref` is `claimed`: a relation type does the rest";
    section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, "claimed", "key")));
  }
  const life = lifeAt(section, type, owner);
  return {
    name,
    type,
    list: flagAt(section, "list"),
    required: flagAt(section, "required"),
    description: textAt(section, "description", ""),
    ...(inverse === "" ? {} : { inverse }),
    ...(claimed && { claimed }),
    ...(life && { life }),
  };
}

/** Which end of a lifetime a date of an entity tells; null: neither. */
function lifeAt(section: Section, type: ValueType, owner: "attributes" | "qualifiers"): LifeEnd | null {
  if (!Object.hasOwn(section.value, "life")) return null;
  const life = oneOfAt(section, "life", LIFE_ENDS);
  const isFit = owner === "attributes" && isDate(type) && !flagAt(section, "list");
  if (life !== null && !isFit) {
    const reason = "only an attribute that is one date begins or ends a `life`";
    section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, "life", "key")));
  }
  return isFit ? life : null;
}

function readType(section: Section, place: Place, entityTypes: ReadonlySet<string>): ValueType | null {
  const given = ["type", ...UNNAMED].filter((key) => Object.hasOwn(section.value, key));
  const [key, another] = given;
  if (key === undefined || another !== undefined) {
    const keys = ["type", ...UNNAMED].map((one) => `\`${one}\``);
    const all = `${keys.slice(0, -1).join(", ")} or ${keys.at(-1)}`;
    const reason = key === undefined ? `it has no ${all}` : `it has ${given.join(" and ")}`;
    section.findings.push(finding("schema-bad-value-type", { reason }, place));
    return null;
  }
  if (key === "type") return readKind(section, key, entityTypes);
  const kind = Object.values(KINDS).find(({ declared, option }) => declared === "option" && option?.key === key);
  return kind?.option ? kind.typeOf(optionAt(section, kind.option, entityTypes)) : null;
}

/** `type: quantity` with `units: [...]`, or another kind with what it takes. */
export function readKind(section: Section, key: string, entityTypes: ReadonlySet<string>): ValueType | null {
  const written = section.value[key];
  if (typeof written !== "string") {
    wrongKind(section, key, "the name of a kind of value");
    return null;
  }
  const name = NAMED_KINDS.find((one) => one === written);
  if (name === undefined) {
    const reason = `\`${written}\` is none of ${NAMED_KINDS.join(", ")}`;
    section.findings.push(
      finding("schema-bad-value-type", { reason }, placeOf(section, key), didYouMean(written, NAMED_KINDS)),
    );
    return null;
  }
  const kind = KINDS[name];
  for (const other of TYPE_OPTIONS) {
    if (other === kind.option || optionAt(section, other, entityTypes).length === 0) continue;
    const owner = NAMED_KINDS.find((one) => KINDS[one].option === other);
    const reason = `only a ${owner} has ${other.key}, and this is a ${name}`;
    section.findings.push(finding("schema-bad-value-type", { reason }, placeOf(section, other.key, "key")));
  }
  return kind.typeOf(kind.option === null ? [] : optionAt(section, kind.option, entityTypes));
}

function optionAt(section: Section, { key, names }: KindOption, entityTypes: ReadonlySet<string>): readonly string[] {
  return names === "words" ? namesAt(section, key).map(({ name }) => name) : entityTypesAt(section, key, entityTypes);
}

/** The entity types that a key lists; unknown ones are reported and left out. */
export function entityTypesAt(section: Section, key: string, entityTypes: ReadonlySet<string>): string[] {
  return namesAt(section, key).flatMap(({ name, place }) => {
    if (entityTypes.has(name)) return [name];
    section.findings.push(finding("schema-unknown-type", { type: name }, place, didYouMean(name, entityTypes)));
    return [];
  });
}

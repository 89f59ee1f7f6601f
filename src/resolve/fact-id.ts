import { isList, type QualifierValue } from "../model/claim.ts";
import { kindOf } from "../model/kinds/index.ts";
import type { RelationType, ValueType } from "../model/schema.ts";

/**
 * The id of a fact that has no file of its own: `subject.type.object`, then the values of its key qualifiers, `_` for a missing one,
 * trailing ones dropped. Two facts with one id are the same fact.
 */
export function factId(
  type: RelationType,
  subject: string,
  object: string | null,
  qualifiers: Readonly<Record<string, QualifierValue>>,
): string {
  const base = object === null ? `${subject}.${type.name}` : `${subject}.${type.name}.${object}`;
  const key = keyOf(type, qualifiers);
  return key === "" ? base : `${base}.${key}`;
}

/** The values of a fact's key qualifiers as they stand in its id; empty where it has none. */
export function keyOf(type: RelationType, qualifiers: Readonly<Record<string, QualifierValue>>): string {
  let key = "";
  let missing = "";
  for (const name of type.key) {
    const field = type.qualifiers[name];
    const value = Object.hasOwn(qualifiers, name) ? qualifiers[name] : undefined;
    if (value === undefined || field === undefined) missing += missing === "" && key === "" ? "_" : "._";
    else {
      key += `${missing}${missing === "" && key === "" ? "" : "."}${tokenOf(field.type, value)}`;
      missing = "";
    }
  }
  return key;
}

function tokenOf(type: ValueType, value: QualifierValue): string {
  const kind = kindOf(type);
  return isList(value) ? value.map((one) => kind.idPart(one)).join("+") : kind.idPart(value);
}

import { isList, type QualifierValue } from "../model/claim.ts";
import { kindOf } from "../model/kinds/index.ts";
import { type RelationType, type ValueType, WHEN } from "../model/schema.ts";

type Qualifiers = Readonly<Record<string, QualifierValue>>;

/**
 * The id of a fact that has no file of its own: `subject.type.object`, then the values of its key qualifiers, `_` for a missing one,
 * trailing ones dropped. Two facts with one id are the same fact. It depends on the entry alone: another spell of the same never changes it.
 *
 * @param spell what the entry calls its spell: in the place of `when` where that is a key qualifier, else after all of them
 */
export function factId(
  type: RelationType,
  subject: string,
  object: string | null,
  qualifiers: Qualifiers,
  spell?: string,
): string {
  const base = object === null ? `${subject}.${type.name}` : `${subject}.${type.name}.${object}`;
  const key = keyOf(type, qualifiers, spell);
  return key === "" ? base : `${base}.${key}`;
}

/** The values of a fact's key qualifiers and its spell as its id has them; empty where it has none. */
export function keyOf(type: RelationType, qualifiers: Qualifiers, spell?: string): string {
  if (spell === undefined) return joined(type.key, (name) => tokenAt(type, name, qualifiers));
  const names = type.key.includes(WHEN) ? type.key : [...type.key, WHEN];
  return joined(names, (name) => (name === WHEN ? spell : tokenAt(type, name, qualifiers)));
}

/** What all spells of one relation share: the same without what tells the one from the other. */
export function keyOfSpells(type: RelationType, qualifiers: Qualifiers): string {
  return joined(type.key, (name) => (name === WHEN ? undefined : tokenAt(type, name, qualifiers)));
}

function joined(names: readonly string[], tokenOf: (name: string) => string | undefined): string {
  let key = "";
  let missing = "";
  for (const name of names) {
    const token = tokenOf(name);
    if (token === undefined) missing += missing === "" && key === "" ? "_" : "._";
    else {
      key += `${missing}${missing === "" && key === "" ? "" : "."}${token}`;
      missing = "";
    }
  }
  return key;
}

function tokenAt({ qualifiers: fields }: RelationType, name: string, qualifiers: Qualifiers): string | undefined {
  const field = fields[name];
  const value = Object.hasOwn(qualifiers, name) ? qualifiers[name] : undefined;
  return value === undefined || field === undefined ? undefined : tokenOf(field.type, value);
}

function tokenOf(type: ValueType, value: QualifierValue): string {
  const kind = kindOf(type);
  return isList(value) ? value.map((one) => kind.idPart(one)).join("+") : kind.idPart(value);
}

/**
 * What two facts share that are the same, wherever they are written: of a symmetric relation from either end.
 *
 * @param object null where the relation leads to a value
 */
export function factIdentity(
  type: RelationType,
  subject: string,
  object: string | null,
  qualifiers: Qualifiers,
  spell?: string,
): string {
  return type.symmetric && object !== null && object < subject
    ? factId(type, object, subject, qualifiers, spell)
    : factId(type, subject, object, qualifiers, spell);
}

/** The values of an entry's key qualifiers, its references as they are written. */
export function readKeys(
  type: RelationType,
  entry: Readonly<Record<string, unknown>>,
): Readonly<Record<string, QualifierValue>> {
  if (type.key.length === 0) return NO_KEYS;
  const keys: Record<string, QualifierValue> = {};
  for (const name of type.key) {
    const field = type.qualifiers[name];
    const written = entry[name];
    if (field === undefined || written === undefined) continue;
    const read = (Array.isArray(written) ? written : [written]).flatMap(
      (one) => kindOf(field.type).read(one, field.type, (id) => String(id), { file: "", pointer: "" }) ?? [],
    );
    const [first] = read;
    if (first !== undefined) keys[name] = Array.isArray(written) ? read : first;
  }
  return keys;
}

const NO_KEYS: Readonly<Record<string, QualifierValue>> = Object.freeze({});

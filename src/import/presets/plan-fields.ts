import { parseDate } from "../../model/dates.ts";
import { isRef, kindOf } from "../../model/kinds/index.ts";
import type { Field } from "../../model/schema.ts";
import { createAccepts } from "../../validate/accepts.ts";
import { webAddress } from "../../wording/web-address.ts";
import { toDate, valueFor } from "../collect/cell-values.ts";
import { NOTHING } from "../map/read-take.ts";
import type { Values } from "./drafts.ts";
import { romanId } from "./type-name.ts";

/** A field as a schema file declares it. */
export type Declared = Readonly<Record<string, unknown>>;

/** All values of one property, of all that have it. */
export interface Property {
  readonly name: string;
  texts: Set<string>;
  isList: boolean;
  kinds: Set<Values["kind"]>;
  /** What the values are known to be; absent: that is seen from them. */
  readonly type?: Field["type"];
}

export function addValues(properties: Map<string, Property>, values: Readonly<Record<string, Values>>): void {
  for (const [name, { texts, kind }] of Object.entries(values)) {
    if (texts.length === 0) continue;
    const known = properties.get(name) ?? { name, texts: new Set(), isList: false, kinds: new Set() };
    properties.set(name, known);
    for (const text of texts) known.texts.add(text);
    known.isList ||= texts.length > 1;
    known.kinds.add(kind);
  }
}

/** What the fields of one type are to be. */
export interface FieldPlan {
  /** Our name of each property. */
  readonly names: ReadonlyMap<string, string>;
  /** Fields that the schema lacks. */
  readonly added: ReadonlyMap<string, Field>;
}

interface PlanScope {
  /** Whether a type is one of others, or extends one: of types that are still to be declared, too. */
  readonly isA: (type: string, others: readonly string[]) => boolean;
  /** Put before a name that is taken. */
  readonly preset: string;
  readonly reserved: ReadonlySet<string>;
  /** The type of the entity that an id of the origin means. */
  readonly typeOf: (id: string) => string | undefined;
}

/** Finds a field for each property: one that takes all its values, or a new one. */
export function planFields(
  { isA, preset, reserved, typeOf }: PlanScope,
  properties: ReadonlyMap<string, Property>,
  declared: Readonly<Record<string, Field>>,
): FieldPlan {
  const names = new Map<string, string>();
  const added = new Map<string, Field>();
  const fieldOf = (name: string): Field | undefined =>
    added.get(name) ?? (Object.hasOwn(declared, name) ? declared[name] : undefined);
  for (const property of properties.values()) {
    const base = fieldName(property.name, preset);
    const wanted = wantedField(property, typeOf);
    for (const name of candidates(base, preset)) {
      if (reserved.has(name)) continue;
      const there = fieldOf(name);
      const field = there === undefined ? { ...wanted, name } : joined(there, wanted, property.texts, isA);
      // Two properties of one name here would be one list.
      if (field === null || [...names.values()].includes(name)) continue;
      names.set(property.name, name);
      if (field !== there) added.set(name, field);
      break;
    }
  }
  return { names, added };
}

function* candidates(base: string, preset: string): Generator<string> {
  yield base;
  yield `${preset}_${base}`;
  for (let n = 2; ; n += 1) yield `${preset}_${base}_${n}`;
}

/** `birthDate`: `birth_date`. `x_mitre_platforms`: `mitre_platforms`. */
function fieldName(property: string, preset: string): string {
  const words = property.replace(/^x_/, "").replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ");
  const name = romanId(words).replaceAll("-", "_");
  return /^[a-z]/.test(name) ? name : `${preset}_${name || "value"}`;
}

function wantedField(
  { texts, isList, kinds, type: known }: Property,
  typeOf: PlanScope["typeOf"],
): Omit<Field, "name"> {
  const all = [...texts];
  const types = new Set(all.map(typeOf));
  const refs = [...types].flatMap((type) => type ?? []);
  const [only] = kinds.size === 1 ? kinds : [];
  const type: Field["type"] =
    known ??
    (refs.length === types.size
      ? { kind: "ref", types: refs.sort() }
      : only
        ? { kind: only }
        : all.every((text) => /^\d{4}-\d\d/.test(text) && parseDate(toDate(text)) !== null)
          ? { kind: "date" }
          : all.every((text) => !/\s/.test(text) && webAddress(text) !== null)
            ? { kind: "url" }
            : { kind: "text" });
  return { type, list: isList, required: false, description: "" };
}

/** The field, so that it takes what is wanted as well; itself where it does already; null where it cannot. */
function joined(
  there: Field,
  wanted: Omit<Field, "name">,
  texts: ReadonlySet<string>,
  isA: PlanScope["isA"],
): Field | null {
  const { type } = there;
  const list = there.list || wanted.list;
  if (there.claimed && wanted.list) return null;
  if (isRef(type) !== isRef(wanted.type)) return null;
  if (isRef(type) && isRef(wanted.type)) {
    const lacking = wanted.type.types.filter((name) => !isA(name, type.types));
    if (lacking.length === 0 && list === there.list) return there;
    return { ...there, list, type: { ...type, types: [...type.types, ...lacking] } };
  }
  const accepts = createAccepts()(kindOf(type).jsonSchema(type));
  if (![...texts].every((text) => accepts(valueFor(type, text, NOTHING)))) return null;
  return list === there.list ? there : { ...there, list };
}

/** A field as it is written in a schema file. */
export function declarationOf({ type, list, required, description, inverse }: Field): Declared {
  const { declared, option } = kindOf(type);
  const names: unknown = Object.values(type).find(Array.isArray);
  const kind: Declared = {
    ...(declared === "type" && { type: type.kind }),
    ...(option !== null && Array.isArray(names) && { [option.key]: [...names] }),
  };
  return {
    ...kind,
    ...(list && { list }),
    ...(required && { required }),
    ...(description !== "" && { description }),
    ...(inverse !== undefined && { inverse }),
  };
}

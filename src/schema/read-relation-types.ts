import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { isRef } from "../model/kinds/index.ts";
import {
  ENDS,
  type End,
  type EntityType,
  type Family,
  type Field,
  type Projection,
  type ProjectionEnd,
  RELATION_TIMES,
  type RelationType,
  type ValueType,
} from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { checkWords } from "./check-words.ts";
import { colorAt, darkAt, GREY } from "./colors.ts";
import { checkDerivation, derivationOf } from "./read-derivation.ts";
import { entityTypesAt, readFields, readKind, TYPE_OPTIONS } from "./read-field.ts";
import { FLAG_NAMES } from "./relation-flags.ts";
import { isName, RESERVED_QUALIFIERS } from "./reserved.ts";
import { checkKeys, flagAt, namesAt, oneOfAt, placeOf, type Section, sectionsAt, textAt } from "./section.ts";

/** The keys of a declaration under schema/relations, in their canonical order. */
export const RELATION_TYPE_KEYS: readonly string[] = [
  "label",
  "inverse",
  "description",
  "symmetric",
  "domain",
  "range",
  "value",
  ...TYPE_OPTIONS.map(({ key }) => key),
  "key",
  ...FLAG_NAMES.filter((flag) => flag !== "symmetric"),
  "above",
  "exclusive",
  "self",
  "time",
  "family",
  "color",
  "dark",
  "qualifiers",
  "project",
  "derive",
];

/** The relation types of schema/relations, with their built-in qualifiers. */
export function readRelationTypes(
  documents: readonly Document[],
  entityTypes: Readonly<Record<string, EntityType>>,
  families: Readonly<Record<string, Family>>,
  findings: Finding[],
  isOwn: (file: string) => boolean,
): Record<string, RelationType> {
  const types: Record<string, RelationType> = Object.create(null);
  const entityNames: ReadonlySet<string> = new Set(Object.keys(entityTypes));
  const sections = new Map<string, Section>();
  for (const { id, file, value } of documents) {
    const start = { file, start: 0, end: 0 };
    const section = { file, pointer: "", value, findings };
    if (!isName(id)) findings.push(finding("schema-bad-name", { name: id }, start));
    else if (entityNames.has(id)) findings.push(finding("schema-name-clash", { name: id }, start));
    else {
      sections.set(id, section);
      types[id] = relationType(id, section, entityNames, families);
    }
  }
  for (const [name, section] of sections) checkDerivation(section, name, types, entityTypes);
  checkWords(sections, types, isOwn);
  return types;
}

function relationType(
  name: string,
  section: Section,
  entityNames: ReadonlySet<string>,
  families: Readonly<Record<string, Family>>,
): RelationType {
  checkKeys(section, RELATION_TYPE_KEYS, "a relation type");
  const value = section.value["value"] === undefined ? null : readKind(section, "value", entityNames);
  const range = entityTypesAt(section, "range", entityNames);
  checkEnds(section);
  const declared = readFields(section, "qualifiers", RESERVED_QUALIFIERS, entityNames);
  const qualifiers: Record<string, Field> = Object.assign(Object.create(null), declared, builtIn(value));
  const symmetric = flagAt(section, "symmetric");
  const family = familyOf(section, families);
  const label = textAt(section, "label", name.replace(/[-_]/g, " "));
  return {
    name,
    label,
    inverse: textAt(section, "inverse", symmetric || value ? label : `${label} (inverse)`),
    description: textAt(section, "description", ""),
    symmetric,
    domain: entityTypesAt(section, "domain", entityNames),
    range: value ? [] : range,
    value,
    key: keyOf(section, qualifiers),
    qualifiers,
    project: projectionsOf(section, qualifiers, value !== null),
    derive: derivationOf(section),
    same_voice: flagAt(section, "same_voice"),
    belongs_to_object: flagAt(section, "belongs_to_object"),
    belongs_to_subject: flagAt(section, "belongs_to_subject"),
    voiced_by_subject: flagAt(section, "voiced_by_subject"),
    self_evident: flagAt(section, "self_evident"),
    by_analyst: flagAt(section, "by_analyst"),
    background: flagAt(section, "background"),
    above: endNamed(section, "above"),
    exclusive: endNamed(section, "exclusive"),
    ...(oneOfAt(section, "self", SELF) && { self: "allowed" as const }),
    time: oneOfAt(section, "time", RELATION_TIMES) ?? "state",
    family: family?.name ?? null,
    color: colorAt(section, family?.color ?? GREY),
    dark: darkAt(section, family?.dark ?? null),
  };
}

function familyOf(section: Section, families: Readonly<Record<string, Family>>): Family | undefined {
  const name = textAt(section, "family", "");
  if (name === "" || families[name]) return families[name];
  const hint = didYouMean(name, Object.keys(families));
  section.findings.push(finding("unknown-family", { family: name }, placeOf(section, "family"), hint));
  return undefined;
}

/** The end that a key names: which ranks above the other, of which there is only one. */
function endNamed(section: Section, key: "above" | "exclusive"): End | null {
  return oneOfAt(section, key, ENDS);
}

/** Mostly, another entity was meant. */
const SELF = ["allowed"] as const;

function checkEnds(section: Section): void {
  const has = (key: string): boolean => Object.hasOwn(section.value, key);
  const report = (reason: string, key: string | undefined): void => {
    const place = key ? placeOf(section, key, "key") : { file: section.file, pointer: "", on: "value" as const };
    section.findings.push(finding("schema-range-or-value", { reason }, place));
  };
  if (!has("domain")) report("has no `domain`", undefined);
  if (has("range") && has("value")) report("has both a `range` and a `value`", "value");
  if (!has("range") && !has("value")) report("has neither a `range` nor a `value`", undefined);
  if (has("value") && section.value["symmetric"] === true) report("takes a value and cannot be symmetric", "symmetric");
  if (has("value") && section.value["exclusive"] === "to")
    report("takes a value, so it is `exclusive` at the `from` end if at any", "exclusive");
  if (has("above") && has("value")) report("takes a value and has no end that ranks `above` the other", "above");
  else if (has("above") && section.value["symmetric"] === true)
    report("is symmetric and has no end that ranks `above` the other", "above");
}

/** What every relation has: when it holds, and its value where it takes one. */
export function builtIn(value: ValueType | null): Record<string, Field> {
  const when: Field = {
    name: "when",
    type: { kind: "date" },
    list: false,
    required: false,
    description: "When it holds or happened (EDTF).",
  };
  if (!value) return { when };
  return { value: { name: "value", type: value, list: false, required: true, description: "What is stated." }, when };
}

function keyOf(section: Section, qualifiers: Readonly<Record<string, Field>>): string[] {
  return namesAt(section, "key").flatMap(({ name, place }) => {
    if (qualifiers[name]) return [name];
    section.findings.push(
      finding("schema-unknown-qualifier", { name }, place, didYouMean(name, Object.keys(qualifiers))),
    );
    return [];
  });
}

function projectionsOf(
  section: Section,
  qualifiers: Readonly<Record<string, Field>>,
  takesValue: boolean,
): Projection[] {
  const ends = [
    "$from",
    ...(takesValue ? [] : ["$to"]),
    ...Object.values(qualifiers)
      .filter(({ type }) => isRef(type))
      .map(({ name }) => `$${name}`),
  ];
  return sectionsAt(section, "project").flatMap((item) => {
    checkKeys(item, ["from", "edge", "to"], "a projection");
    const from = endAt(item, "from", ends);
    const to = endAt(item, "to", ends);
    const edge = textAt(item, "edge", "");
    if (edge === "" && item.value["edge"] === undefined) {
      const place = { file: item.file, pointer: item.pointer, on: "value" as const };
      item.findings.push(finding("missing-key", { key: "edge", owner: "A projection" }, place));
    }
    return from && to && edge ? [{ from, edge, to }] : [];
  });
}

function endAt(item: Section, key: "from" | "to", ends: readonly string[]): ProjectionEnd | undefined {
  const end = textAt(item, key, "");
  if (ends.includes(end)) return `$${end.slice(1)}`;
  const place = Object.hasOwn(item.value, key)
    ? placeOf(item, key)
    : { file: item.file, pointer: item.pointer, on: "value" as const };
  item.findings.push(finding("schema-bad-end", { end }, place, didYouMean(end, ends)));
  return undefined;
}

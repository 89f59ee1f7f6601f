import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { isMapping } from "../model/mapping.ts";
import { didYouMean } from "../text/nearest.ts";

/** A type that a project does without, and where it says so. */
export interface SwitchedOff {
  readonly name: string;
  readonly place: Place;
}

type Mapping = Readonly<Record<string, unknown>>;

/**
 * The declarations without some types. What refers to such a type goes with it: entity types leave the ends of relations and the fields that
 * refer to them; a relation that has lost an end goes, and a derivation that has lost its ground.
 */
export function switchOff(
  documents: readonly Document[],
  off: readonly SwitchedOff[],
): { documents: readonly Document[]; findings: readonly Finding[] } {
  if (off.length === 0) return { documents, findings: [] };
  const types = documents.filter(({ file }) => /^schema\/(?:entities|relations)\//.test(file));
  const known = types.map(({ id }) => id);
  const findings: Finding[] = [];
  const gone = new Set<string>();
  for (const { name, place } of off) {
    if (!known.includes(name)) findings.push(finding("unknown-type", { type: name }, place, didYouMean(name, known)));
    else gone.add(name);
  }
  for (const { name, place } of off) {
    const heirs = types.filter(({ id, value }) => parentsIn(value).includes(name) && !gone.has(id));
    if (heirs.length === 0) continue;
    gone.delete(name);
    findings.push(finding("type-in-use", { type: name, by: heirs.map(({ id }) => `\`${id}\``).join(", ") }, place));
  }
  const left = documents.flatMap((document) => {
    if (!types.includes(document)) return [document];
    if (gone.has(document.id)) return [];
    const value = document.file.startsWith("schema/relations/")
      ? relationWithout(document.value, gone)
      : fieldsWithout(document.value, "attributes", gone);
    return value === null ? [] : [{ ...document, value }];
  });
  return { documents: left, findings };
}

function parentsIn(value: Mapping): readonly unknown[] {
  const names = value["extends"];
  return Array.isArray(names) ? names : [names];
}

/** Null where nothing is left at one of its ends. */
function relationWithout(value: Mapping, gone: ReadonlySet<string>): Mapping | null {
  const ends = ["domain", "range"].filter((key) => value[key] !== undefined);
  const kept = ends.map((key) => [key, namesWithout(value[key], gone)] as const);
  if (kept.some(([, names]) => Array.isArray(names) && names.length === 0)) return null;
  const whole = fieldsWithout({ ...value, ...Object.fromEntries(kept) }, "qualifiers", gone);
  const { derive } = whole;
  if (!isMapping(derive)) return whole;
  const [from, across, under] = ["from", "across", "under"].map((key) => String(derive[key]));
  const fields = whole["qualifiers"];
  const isGroundless = gone.has(from ?? "") || gone.has(across ?? "");
  const hasLink = derive["under"] === undefined || (isMapping(fields) && Object.hasOwn(fields, under ?? ""));
  if (!isGroundless && hasLink) return whole;
  // What pairs two ends under a third is nothing without it; a consequence can be written as well.
  if (derive["under"] !== undefined) return null;
  const { derive: _, ...rest } = whole;
  return rest;
}

/** Fields that refer to entities of these types alone go. So does what else names them: the key of a fact, its projections. */
function fieldsWithout(value: Mapping, key: "attributes" | "qualifiers", gone: ReadonlySet<string>): Mapping {
  const fields = value[key];
  if (!isMapping(fields)) return value;
  const lost = new Set<string>();
  const kept = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    if (!isMapping(field) || field["ref"] === undefined) return [[name, field]];
    const names = namesWithout(field["ref"], gone);
    if (Array.isArray(names) && names.length === 0) {
      lost.add(name);
      return [];
    }
    return [[name, { ...field, ref: names }]];
  });
  if (lost.size === 0) return { ...value, [key]: Object.fromEntries(kept) };
  const rest = Object.entries({ ...value, [key]: Object.fromEntries(kept) }).flatMap(
    ([name, one]): [string, unknown][] => {
      if (name === "key") {
        const names = namesWithout(one, lost);
        return Array.isArray(names) && names.length === 0 ? [] : [[name, names]];
      }
      if (name !== "project" || !Array.isArray(one)) return [[name, one]];
      const projections = one.filter(
        (item) => !isMapping(item) || !Object.values(item).some((end) => lost.has(String(end).replace(/^\$/, ""))),
      );
      return projections.length === 0 ? [] : [[name, projections]];
    },
  );
  return Object.fromEntries(rest);
}

function namesWithout(names: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof names === "string") return gone.has(names) ? [] : names;
  return Array.isArray(names) ? names.filter((name) => !gone.has(String(name))) : names;
}

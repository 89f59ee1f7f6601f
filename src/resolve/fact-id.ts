import type { QualifierValue } from "../model/claim.ts";
import { toId } from "../model/ids.ts";
import type { RelationType } from "../model/schema.ts";
import { hashOf } from "../text/hash.ts";

/** Longest text that a fact's id repeats in words. */
const LONGEST = 48;

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
    const value = Object.hasOwn(qualifiers, name) ? qualifiers[name] : undefined;
    if (value === undefined) missing += missing === "" && key === "" ? "_" : "._";
    else {
      key += `${missing}${missing === "" && key === "" ? "" : "."}${tokenOf(type, name, value)}`;
      missing = "";
    }
  }
  return key;
}

function tokenOf(type: RelationType, name: string, value: QualifierValue): string {
  if (Array.isArray(value)) return value.map((one) => tokenOf(type, name, one)).join("+");
  const kind = name === "value" && type.value ? type.value.kind : type.qualifiers[name]?.type.kind;
  if (typeof value === "object") return "text" in value ? tokenOfText(value.text) : "_";
  if (kind === "date") return tokenOfDate(String(value));
  return kind === "ref" || kind === "enum" ? String(value) : tokenOfText(String(value));
}

/** `2024-10/..` gives `2024-10--open`: no slash and no dot in an id. */
function tokenOfDate(date: string): string {
  return date
    .replaceAll("/", "--")
    .replaceAll("..", "open")
    .replaceAll("~", "-about")
    .replaceAll("?", "-maybe")
    .replaceAll("%", "-maybe-about");
}

/** Words as a slug; a hash follows where the slug alone would not tell two texts apart. */
function tokenOfText(text: string): string {
  const slug = toId(text);
  if (slug === text.toLowerCase().replaceAll(" ", "-") && slug.length <= LONGEST) return slug;
  const words = slug.slice(0, LONGEST).replace(/-[^-]*$/, "");
  return `${words === "" ? "" : `${words}-`}${hashOf(text.toLowerCase()).toString(36)}`;
}

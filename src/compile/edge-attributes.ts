import type { QualifierValue } from "../model/claim.ts";
import type { EdgeAttributes } from "../model/dataset.ts";
import { dateOf } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import type { Support } from "../model/support.ts";
import { exportedValue } from "./exported-value.ts";

/** How thick a relation is drawn and how strong it pulls. Never 0: Gephi removes such edges. */
export const SUPPORT_WEIGHT: Readonly<Record<Support, number>> = {
  denied: 0.1,
  unsourced: 0.2,
  projected: 0.3,
  alleged: 0.4,
  reported: 0.6,
  corroborated: 0.8,
  confirmed: 1,
};

/** Names that mean something to graph tools or to us; a qualifier of that name gets a `q_` in front. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["id", "key", "source", "target", "label", "type", "kind", "relation", "origin", "fact", "facts", "support"],
  ...["contested", "voices", "weight", "color", "size", "shape", "thickness", "x", "y", "z", "start", "end", "spells"],
  ...["timeset", "background", "hidden", "zindex", "undirected", "forcelabel", "rivals"],
]);

/** What every edge that stands for one fact carries. */
export function factAttributes(
  fact: Fact,
  relation: RelationType,
  as: Pick<EdgeAttributes, "label" | "kind" | "origin">,
): EdgeAttributes {
  const { rollup } = fact;
  // Filled in place: spreading is most of the time that a hundred thousand edges take.
  const attributes: { -readonly [K in keyof EdgeAttributes]: EdgeAttributes[K] } = {
    label: as.label,
    kind: as.kind,
    origin: as.origin,
    relation: relation.name,
    fact: fact.id,
    support: rollup.support,
    contested: rollup.contested,
    voices: rollup.voices.length,
    weight: SUPPORT_WEIGHT[rollup.support],
    color: relation.color,
  };
  if (relation.background) attributes["background"] = true;
  if (relation.exclusive !== null) attributes["rivals"] = rollup.rivals.length;
  const when = whenOf(fact);
  if (when !== undefined) Object.assign(attributes, timeAttributes(when));
  for (const name in fact.qualifiers) {
    const value = fact.qualifiers[name];
    if (name !== "when" && value !== undefined) attributes[attributeName(name)] = exportedValue(value);
  }
  return attributes;
}

/** When a fact holds: its own date, else the one that all of its dated claims give. Where they differ, an edge has no one time. */
export function whenOf({ qualifiers, claims }: Fact): QualifierValue | undefined {
  const own = qualifiers["when"];
  if (own !== undefined) return own;
  let given: QualifierValue | undefined;
  for (const { says } of claims) {
    const when = says["when"];
    if (when === undefined) continue;
    if (given !== undefined && given !== when) return undefined;
    given = when;
  }
  return given;
}

/** The EDTF as written, and the days it covers for tools that know only full dates. */
export function timeAttributes(when: QualifierValue | undefined): { when?: string; start?: string; end?: string } {
  const range = dateOf(when);
  if (!range) return {};
  const { text, first, last } = range;
  if (range.firstDay > range.lastDay) return { when: text };
  return { when: text, ...(first === null ? {} : { start: first }), ...(last === null ? {} : { end: last }) };
}

/** What a qualifier is called on an edge. */
export function attributeName(qualifier: string): string {
  return TAKEN.has(qualifier.toLowerCase()) ? `q_${qualifier}` : qualifier;
}

import { boundsOf } from "../corroborate/clocks.ts";
import type { TimeBounds } from "../corroborate/holds.ts";
import type { Publications } from "../corroborate/voices.ts";
import type { QualifierValue } from "../model/claim.ts";
import type { EdgeAttributes } from "../model/dataset.ts";
import { dayText } from "../model/dates/calendar.ts";
import { type DateRange, dateOf } from "../model/dates.ts";
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
  ...[
    "timeset",
    "certain_start",
    "certain_end",
    "background",
    "hidden",
    "zindex",
    "undirected",
    "forcelabel",
    "rivals",
  ],
]);

/** What every edge that stands for one fact carries. */
export function factAttributes(
  fact: Fact,
  relation: RelationType,
  as: Pick<EdgeAttributes, "label" | "kind" | "origin">,
  sources: Publications,
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
  Object.assign(attributes, timeOfFact(fact, relation, sources));
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

/** A time as graph tools read it: full days, and the EDTF as written. */
export interface TimeAttributes {
  readonly when?: string;
  /** The days between which it is possible; left out: without end on that side. */
  readonly start?: string;
  readonly end?: string;
  /** The days from which and to which it is certain; left out: on no day. */
  readonly certain_start?: string;
  readonly certain_end?: string;
}

const NO_TIME: TimeAttributes = {};
const times = { state: new Map<unknown, TimeAttributes>(), event: new Map<unknown, TimeAttributes>() };

/** When a fact holds. The same object for facts of one time, since a dataset repeats its dates. */
export function timeOfFact(fact: Fact, { time }: Pick<RelationType, "time">, sources: Publications): TimeAttributes {
  const when = whenOf(fact);
  if (when === undefined) return NO_TIME;
  const known = times[time];
  const before = known.get(when);
  if (before !== undefined) return before;
  const date = dateOf(when);
  if (date === null) return NO_TIME;
  const made = timeAttributes(date, boundsOf(fact, date, time, sources));
  // How far one that goes on is certain depends on who says so.
  if (date.goesOn) return made;
  if (known.size > 50_000) known.clear();
  known.set(when, made);
  return made;
}

/** @param bounds left out where nothing is certain */
export function timeAttributes(date: DateRange, bounds?: TimeBounds): TimeAttributes {
  const { text, first, last } = date;
  if (date.firstDay > date.lastDay) return { when: text };
  const days = { ...(first === null ? {} : { start: first }), ...(last === null ? {} : { end: last }) };
  return { when: text, ...days, ...(bounds && certainDays(bounds)) };
}

/** The days on which something with these bounds is certain. */
export function certainDays({
  latestStart,
  earliestEnd,
}: TimeBounds): Pick<TimeAttributes, "certain_start" | "certain_end"> {
  if (latestStart > earliestEnd) return NO_TIME;
  const [from, to] = [dayText(latestStart), dayText(earliestEnd)];
  return from === null || to === null ? NO_TIME : { certain_start: from, certain_end: to };
}

/** What a qualifier is called on an edge. */
export function attributeName(qualifier: string): string {
  return TAKEN.has(qualifier.toLowerCase()) ? `q_${qualifier}` : qualifier;
}

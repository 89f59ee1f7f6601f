import { dateOf } from "../../src/model/dates.ts";
import type { Fact } from "../../src/model/fact.ts";
import { addTo } from "../../src/model/lists-by-key.ts";
import { compareText } from "../../src/model/order.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { dateText } from "../../src/wording/dates.ts";
import { type Atlas, relationType } from "../derive/atlas.ts";
import { NO_GROUPS, NONE_UNDER } from "../derive/fold/group.ts";
import { endsOf, pairOf } from "../derive/scene/ribbons.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";

/** Facts under a heading. */
export interface PairGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** How the facts of a pair can be grouped, each way with its word. */
export const GROUPINGS = { family: "kind", year: "year" } as const;

export type Grouping = keyof typeof GROUPINGS;

const NO_FAMILY = "other relations";
const UNDATED = "Undated";

/**
 * The facts in view that draw an edge between the two, or between members of two groups: those of which they are the ends, and those that are
 * projected onto them. The best supported first.
 */
export function factsOfPair(
  atlas: Atlas,
  seen: Seen,
  pair: string,
  { groups, under }: Pick<Shown, "groups" | "under"> = { groups: NO_GROUPS, under: NONE_UNDER },
): readonly Fact[] {
  const [a] = endsOf(pair) ?? [];
  if (a === undefined) return [];
  const nodeOf = (id: string): string => under.get(id) ?? id;
  const isOfPair = ({ id }: Fact): boolean =>
    (atlas.edgesOfFact.get(id) ?? []).some(
      ({ source, target, attributes }) => attributes.fact === id && pairOf(nodeOf(source), nodeOf(target)) === pair,
    );
  const members = (groups.get(a)?.members ?? [a]).filter((id) => atlas.kg.entity(id));
  const ids = new Set(
    members.flatMap((id) => atlas.kg.factsAbout(id)).flatMap((fact) => (isOfPair(fact) ? fact.id : [])),
  );
  return seen.facts.filter(({ id }) => ids.has(id)).sort(byWeight);
}

/** Families in the order of the legend, or years from the latest; the facts of each in the order in which they come. */
export function groupedBy(grouping: Grouping, atlas: Atlas, facts: readonly Fact[]): readonly PairGroup[] {
  return grouping === "family" ? byFamily(atlas, facts) : byYear(facts);
}

function byFamily(atlas: Atlas, facts: readonly Fact[]): readonly PairGroup[] {
  const families = Object.values(atlas.dataset.schema.families);
  const titleOf = (fact: Fact): string => {
    const family = relationType(atlas, fact.type)?.family;
    return families.find(({ name }) => name === family)?.label ?? NO_FAMILY;
  };
  const order = [...families.map(({ label }) => label), NO_FAMILY];
  return grouped(facts, titleOf, (x, y) => order.indexOf(x) - order.indexOf(y));
}

/** What has no year comes first. */
function byYear(facts: readonly Fact[]): readonly PairGroup[] {
  const rank = (year: string): number => (year === UNDATED ? Number.POSITIVE_INFINITY : Number(year));
  return grouped(facts, yearOf, (x, y) => rank(y) - rank(x)).map((group) => ({
    ...group,
    title: dateText(group.title),
  }));
}

/** The first year in which the fact may hold. */
function yearOf({ qualifiers }: Fact): string {
  const { when } = qualifiers;
  return dateOf(when)?.first?.slice(0, -6) ?? UNDATED;
}

/** Best supported first, then those that most voices say. */
function byWeight({ rollup: a, id }: Fact, { rollup: b, id: other }: Fact): number {
  return (
    SUPPORT.indexOf(b.support) - SUPPORT.indexOf(a.support) ||
    b.voices.length - a.voices.length ||
    compareText(id, other)
  );
}

function grouped(
  facts: readonly Fact[],
  titleOf: (fact: Fact) => string,
  order: (a: string, b: string) => number,
): readonly PairGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const title = titleOf(fact);
    addTo(groups, title, fact);
  }
  return [...groups].map(([title, own]) => ({ title, facts: own })).sort((a, b) => order(a.title, b.title));
}

import type { Verdict } from "../../../src/corroborate/accounts.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { compareText } from "../../../src/model/order.ts";
import { isDenied, SUPPORT, type Support } from "../../../src/model/support.ts";
import { verbPhrase } from "../../../src/wording/facts/verb-phrase.ts";
import { possiblyText } from "../../../src/wording/filters/holds.ts";
import type { Atlas, GraphEdge } from "../atlas.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";

/** What is said between two entities in one direction and of one family, drawn as one ribbon. */
export interface Band {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  /** Sorted by id. */
  readonly facts: readonly Fact[];
  /** A fact that the view tells in words has a ribbon to itself. */
  readonly told: boolean;
  readonly family: string | null;
  /** How two voices differ on its facts, where the lens compares them. */
  readonly verdict: Verdict | null;
  /** `#rrggbb` on light ground, and on dark where the schema gives it. */
  readonly color: string;
  readonly dark: string | null;
  /** The best of its facts. */
  readonly support: Support;
  /** How many of its facts some voice denies. */
  readonly denied: number;
  /** It leads to or from what a fact is about: an item, a unit. */
  readonly projected: boolean;
  /** One of its facts may hold on the day of the clock, and is not certain to. */
  readonly possible: boolean;
  /** Its verbs, most facts first: `supplies: Ammunition, KN-23 and 4 more`. */
  readonly phrases: readonly string[];
}

/** One ribbon for each pair, direction and family; a fact whose item or unit is in the picture leads through it. */
export function bandsOf(atlas: Atlas, seen: Seen, shown: Shown, told: readonly string[]): readonly Band[] {
  const facts = new Map(shown.facts.map((fact) => [fact.id, fact]));
  const drawn = shown.edges.filter(
    ({ source, target, attributes }) => source !== target && attributes.origin !== "derived",
  );
  const led = new Set(drawn.flatMap((edge) => (isProjected(edge) ? [edge.attributes.fact] : [])));
  const groups = new Map<string, { edge: GraphEdge; facts: Map<string, Fact>; verdict: Verdict | null }>();
  for (const edge of drawn) {
    const id = edge.attributes.fact;
    const fact = facts.get(id) ?? atlas.kg.fact(id);
    const isTold = told.includes(id);
    if (!fact || (isProjected(edge) ? isTold : !isTold && led.has(id))) continue;
    const verdict = seen.verdicts.get(id) ?? null;
    const sort = isTold
      ? `told ${id}`
      : `${verdict ?? familyOf(atlas, edge) ?? edge.attributes.kind}${isProjected(edge) ? "~" : ""}`;
    const ends = edge.undirected ? [edge.source, edge.target].sort().join(" -- ") : `${edge.source} -> ${edge.target}`;
    const key = `${ends} ${sort}`;
    const group = groups.get(key) ?? { edge, facts: new Map(), verdict };
    groups.set(key, group);
    group.facts.set(id, fact);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, { edge, facts: own, verdict }]) => bandOf(atlas, seen, key, edge, [...own.values()], verdict, told));
}

function bandOf(
  atlas: Atlas,
  seen: Seen,
  key: string,
  edge: GraphEdge,
  facts: readonly Fact[],
  verdict: Verdict | null,
  told: readonly string[],
): Band {
  const kind = atlas.kinds.get(edge.attributes.kind);
  const sorted = facts.toSorted((a, b) => compareText(a.id, b.id));
  const best = Math.max(...sorted.map(({ rollup }) => SUPPORT.indexOf(rollup.support)));
  const projected = isProjected(edge);
  const possible = isAnyPossible(seen, sorted);
  return {
    key,
    source: edge.source,
    target: edge.target,
    directed: edge.undirected !== true,
    facts: sorted,
    told: sorted.some(({ id }) => told.includes(id)),
    family: familyOf(atlas, edge),
    verdict,
    color: kind?.color ?? edge.attributes.color,
    dark: kind?.dark ?? null,
    support: SUPPORT[best] ?? "unsourced",
    denied: deniedAmong(sorted),
    projected,
    possible,
    phrases: projected ? [marked(edge.attributes.label, possible)] : phrasesOf(atlas, seen, sorted),
  };
}

function isProjected({ attributes }: GraphEdge): boolean {
  return attributes.origin === "projected";
}

function familyOf(atlas: Atlas, { attributes }: GraphEdge): string | null {
  return atlas.kinds.get(attributes.kind)?.family ?? null;
}

function isAnyPossible({ answers }: Seen, facts: readonly Fact[]): boolean {
  return facts.some(({ id }) => answers.get(id) === "possible");
}

function marked(phrase: string, possible: boolean): string {
  return possible ? possiblyText(phrase) : phrase;
}

function phrasesOf(atlas: Atlas, seen: Seen, facts: readonly Fact[]): readonly string[] {
  const types = new Map<string, Fact[]>();
  for (const fact of facts) types.set(fact.type, [...(types.get(fact.type) ?? []), fact]);
  return [...types]
    .sort(([a, own], [b, other]) => other.length - own.length || compareText(a, b))
    .map(([type, own]) => marked(verbPhrase(atlas.kg, type, own), isAnyPossible(seen, own)));
}

function deniedAmong(facts: readonly Fact[]): number {
  return facts.filter(({ rollup }) => isDenied(rollup.contested)).length;
}

import { statedEdges } from "../compile/stated-edges.ts";
import type { Place } from "../draw/place.ts";
import { ringsRound } from "../draw/rings.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { SUPPORT } from "../model/support.ts";
import { factTitle } from "../wording/facts/fact-title.ts";
import { neighbourhoodText } from "../wording/picture/neighbours.ts";
import type { Html } from "./html.ts";
import { type Line, pictureOf } from "./picture.ts";
import type { Site } from "./site.ts";

/** So many are drawn around the one in the middle: those with most facts that tie them to it. */
const MOST = 12;
/** Lines between the same two, each of another relation. */
const LINES = 3;

/** The picture of what is tied to an entity, as the canvas draws it; null where nothing is. */
export function neighbourhood(site: Site, { id }: Entity): Html | null {
  const around = new Map<string, Fact[]>();
  for (const fact of drawnFacts(site, id)) {
    const other = fact.subject === id ? fact.object : fact.subject;
    if (other === null || other === id) continue;
    addTo(around, other, fact);
  }
  if (around.size === 0) return null;
  const near = [...around]
    .sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
    .slice(0, MOST);
  const lines = near.flatMap(([, facts]) => linesOf(site, facts));
  const name = site.graph.entity(id)?.name ?? id;
  const others = near.map(([other]) => other);
  return pictureOf(site, id, placesRound(id, others, lines), lines, neighbourhoodText(name, near.length, around.size));
}

/** A ring; of two, one beside the other, so that no line runs through a name. */
function placesRound(id: string, others: readonly string[], lines: readonly Line[]): ReadonlyMap<string, Place> {
  const [only = ""] = others;
  if (others.length === 1) {
    return new Map<string, Place>([
      [only, [1, 0]],
      [id, [-1, 0]],
    ]);
  }
  const links = lines.map(({ from, to }) => ({ source: from, target: to }));
  return ringsRound([id], [id, ...others], links).places;
}

/** Facts between two entities, bibliography left out where there is anything else. */
function drawnFacts({ graph }: Site, id: string): readonly Fact[] {
  const all = graph
    .factsAbout(id)
    .filter(
      ({ subject, object }) =>
        (subject === id || object === id) &&
        [subject, object].every((end) => end !== null && graph.entity(end)?.id === end),
    );
  const plain = all.filter(({ type }) => graph.schema.relations[type]?.background !== true);
  return plain.length > 0 ? plain : all;
}

/** Of each relation the fact with the best support. */
function linesOf({ graph }: Site, facts: readonly Fact[]): readonly Line[] {
  const best = new Map<string, Fact>();
  const rank = ({ rollup }: Fact): number => SUPPORT.indexOf(rollup.support);
  for (const fact of facts) {
    const key = `${fact.type} ${fact.subject}`;
    const before = best.get(key);
    if (before === undefined || rank(fact) > rank(before)) best.set(key, fact);
  }
  return [...best.values()]
    .sort((a, b) => rank(b) - rank(a) || compareText(a.id, b.id))
    .slice(0, LINES)
    .map(({ type, subject, object, rollup }) => ({
      ...{ type, from: subject, to: object ?? subject, support: rollup.support, contested: rollup.contested },
      ...{ directed: graph.schema.relations[type]?.symmetric !== true, isAside: false },
    }));
}

/** The picture of one fact: its ends, and what it is about; null where it has no two ends. */
export function factPicture(site: Site, fact: Fact): Html | null {
  const { graph } = site;
  const edges = statedEdges(fact, site.styles, (id) => graph.entity(id)?.id === id);
  if (edges.length === 0) return null;
  const { support, contested } = fact.rollup;
  const lines = edges.map(({ source, target, undirected, style }): Line => {
    const isAside = style.origin !== "stated";
    return {
      type: fact.type,
      from: source,
      to: target,
      support,
      contested: isAside ? "no" : contested,
      directed: !undirected,
      isAside,
    };
  });
  const named = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const aside = [...named].filter((id) => id !== fact.subject && id !== fact.object).slice(0, MOST_ASIDE);
  const places = new Map<string, Place>([
    ...aside.map((id, n): [string, Place] => [id, [n - (aside.length - 1) / 2, -1]]),
    ...[fact.subject, fact.object].flatMap((id, n): [string, Place][] =>
      id !== null && named.has(id) ? [[id, [n === 0 ? -ENDS_APART : ENDS_APART, 0]]] : [],
    ),
  ]);
  const drawn = lines.filter(({ from, to }) => places.has(from) && places.has(to));
  return pictureOf(site, fact.subject, places, drawn, factTitle(graph, fact));
}

/** What a fact is about, below its ends. */
const MOST_ASIDE = 4;
const ENDS_APART = 1.6;

import { parseDate } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { fileName } from "../model/outputs/page-path.ts";
import { isA, WHEN } from "../model/schema.ts";
import { fold } from "../text/fold.ts";
import { count } from "../wording/counts.ts";
import { dateText } from "../wording/dates.ts";
import type { Parts } from "./fact/fact-page.ts";
import { factRow } from "./fact/fact-row.ts";
import { html } from "./html.ts";
import type { Item, Section } from "./parts.ts";
import { entityLink, type Site } from "./site.ts";

/** A page of an index: its path without the ending, and what is on it. */
export interface IndexPage {
  readonly path: string;
  readonly parts: Parts;
}

/** Everything by what it is, what it rests on, and when it happened. */
export function indexPages(site: Site): readonly IndexPage[] {
  const { graph } = site;
  const { entities, facts } = graph.dataset;
  const byType = groupedBy(entities, ({ type }) => type);
  const byRelation = groupedBy(facts, ({ type }) => type);
  const years = groupedBy(facts, yearOf);
  const sources = entities.filter(({ type }) => isA(graph.schema, type, ["source"]));
  const types = [...byType].map(([type, own]) => ({
    path: `type/${fileName(type)}`,
    label: graph.schema.entities[type]?.plural ?? type,
    items: sortedByName(own).map((entity) => ({ html: entityLink(site, entity.id) })),
  }));
  const relations = [...byRelation].map(([type, own]) => ({
    path: `relation/${fileName(type)}`,
    label: graph.schema.relations[type]?.label ?? type,
    items: own.map((fact) => ({ html: factRow(site, fact) })),
  }));
  const dates = [...years].map(([year, own]) => ({
    path: `date/${fileName(year)}`,
    label: year === UNDATED ? "Without a date" : dateText(year),
    items: own.toSorted(byWhen).map((fact) => ({ html: factRow(site, fact) })),
  }));
  return [
    overview("types", "By type", [
      ["entities", "Entities", sortedByLabel(types)],
      ["relations", "Facts by relation", sortedByLabel(relations)],
    ]),
    overview("dates", "By date", [
      ["years", "Facts by the year in which they begin", dates.toSorted((a, b) => compareYears(a.path, b.path))],
    ]),
    {
      path: "sources",
      parts: listing("By source", [
        { id: "sources", heading: html`Sources, the latest first`, items: bySource(site, sources) },
      ]),
    },
    ...[...types, ...relations, ...dates].map(({ path, label, items }) => ({
      path,
      parts: listing(label, [{ id: "all", heading: html`${count(items.length, "entry", "entries")}`, items }]),
    })),
  ];
}

interface Shelf {
  readonly path: string;
  readonly label: string;
  readonly items: readonly Item[];
}

function overview(
  path: string,
  title: string,
  lists: readonly (readonly [string, string, readonly Shelf[]])[],
): IndexPage {
  const sections = lists.map(
    ([id, heading, shelves]): Section => ({
      id,
      heading: html`${heading}`,
      items: shelves.map((shelf) => ({
        html: html`<a href="${shelf.path}.html">${shelf.label}</a> <span class="count">${shelf.items.length}</span>`,
      })),
      list: "lines",
    }),
  );
  return { path, parts: listing(title, sections) };
}

function listing(title: string, sections: readonly Section[]): Parts {
  return {
    title,
    description: title,
    head: html`<h1>${title}</h1>
`,
    sections,
  };
}

function bySource({ graph }: Site, sources: readonly Entity[]): readonly Item[] {
  const cited = new Map<string, number>();
  for (const { claims } of graph.dataset.facts) {
    for (const { source } of claims) if (source !== null) cited.set(source, (cited.get(source) ?? 0) + 1);
  }
  const day = ({ attributes: { date } }: Entity): string =>
    typeof date === "string" ? (parseDate(date)?.first ?? "") : "";
  return sources
    .toSorted((a, b) => compareText(day(b), day(a)) || byName(a, b))
    .map((source) => {
      const { date } = source.attributes;
      return {
        html: html`<a href="${pathOf(source)}"><bdi>${source.name}</bdi></a> <span class="meta">${typeof date === "string" && `${dateText(date)} · `}${count(cited.get(source.id) ?? 0, "claim")}</span>`,
      };
    });
}

function pathOf({ id }: Entity): string {
  return `entity/${fileName(id)}.html`;
}

const UNDATED = "undated";

/** The year in which a fact begins, as it is written. */
function yearOf({ qualifiers }: Fact): string {
  const when = qualifiers[WHEN];
  const first = typeof when === "string" ? parseDate(when)?.first : undefined;
  return /^-?\d+/.exec(first ?? "")?.[0] ?? UNDATED;
}

function byWhen(a: Fact, b: Fact): number {
  const [one, other] = [a, b].map(({ qualifiers }) => {
    const when = qualifiers[WHEN];
    return typeof when === "string" ? (parseDate(when)?.first ?? "") : "";
  });
  return compareText(one ?? "", other ?? "") || compareText(a.id, b.id);
}

function compareYears(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => Number.parseInt(path.slice(path.indexOf("/") + 1), 10));
  const [first, second] = [one ?? Number.NaN, other ?? Number.NaN].map((year) =>
    Number.isNaN(year) ? -Infinity : year,
  );
  return (second ?? 0) - (first ?? 0) || 0;
}

function sortedByLabel(shelves: readonly Shelf[]): readonly Shelf[] {
  return shelves.toSorted((a, b) => compareText(fold(a.label), fold(b.label)) || compareText(a.path, b.path));
}

function sortedByName(entities: readonly Entity[]): readonly Entity[] {
  return entities.toSorted(byName);
}

function byName(a: Entity, b: Entity): number {
  return compareText(readingOrder(a.name), readingOrder(b.name)) || compareText(a.id, b.id);
}

/** By which names are sorted: `Comment 2` comes before `Comment 10`. */
function readingOrder(name: string): string {
  return fold(name).replace(/\d+/g, (digits) => digits.padStart(MOST_DIGITS, "0"));
}

const MOST_DIGITS = 12;

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    addTo(groups, keyOf(one), one);
  }
  return groups;
}

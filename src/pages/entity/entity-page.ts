import type { Entity } from "../../model/entity.ts";
import { isA } from "../../model/schema.ts";
import { sourceFootnote } from "../../wording/claims/footnotes.ts";
import { factGroups } from "../../wording/facts/fact-groups.ts";
import { followingGroups } from "../../wording/facts/following.ts";
import { referenceGroups } from "../../wording/facts/reference-groups.ts";
import { citeSection } from "../cite.ts";
import type { Parts } from "../fact/fact-page.ts";
import { factRow } from "../fact/fact-row.ts";
import { html } from "../html.ts";
import { dataSection, type Section } from "../parts.ts";
import { entityLink, factLink, phrased, type Site } from "../site.ts";
import { entityHead } from "./entity-head.ts";
import { restsSection, saysSection } from "./said.ts";

/** What argues for a thesis is read beside what disputes it. */
const SIDES: Readonly<Record<string, Section["column"]>> = { argues: "left", disputes: "right" };

/** An entity: what it is, its facts by relation, what it says, and of a source what rests on it. */
export function entityParts(site: Site, entity: Entity): Parts {
  const { graph } = site;
  const { id } = entity;
  const isSource = isA(graph.schema, entity.type, ["source"]);
  const isThesis = isA(graph.schema, entity.type, ["thesis"]);
  const groups = factGroups(graph, id, graph.factsAbout(id));
  const isAside = ({ relation }: { readonly relation: (typeof groups)[number]["relation"] }): boolean =>
    relation.background || (isSource && relation.self_evident);
  const section = ({ label, relation, facts }: (typeof groups)[number], n: number): Section => {
    const column = isThesis && facts.every((fact) => fact.object === id) ? SIDES[relation.name] : undefined;
    return {
      id: `facts-${n + 1}`,
      heading: html`${label} <span class="count">${facts.length}</span>`,
      items: facts.map((fact) => ({ html: factRow(site, fact, id) })),
      ...(column && { column }),
    };
  };
  return {
    title: entity.name,
    description: descriptionOf(site, entity),
    head: entityHead(site, entity),
    sections: [
      ...(isSource ? [restsSection(site, entity)] : []),
      ...groups.flatMap((group, n) => (isAside(group) ? [] : [section(group, n)])),
      ...followingGroups(id, graph.following(id)).map(
        ({ label, items }, n): Section => ({
          id: `follows-${n + 1}`,
          heading: html`${label}`,
          items: items.map(({ phrase, following }) => ({
            html: html`${phrased(site, phrase)} <span class="meta">${following.facts.map((fact, i) => [i > 0 && ", ", factLink(site, fact, fact.id)])}</span>`,
          })),
          list: "lines",
        }),
      ),
      saysSection(site, entity),
      ...groups.flatMap((group, n) => (isAside(group) ? [section(group, n)] : [])),
      ...referenceGroups(graph, graph.referring(id)).map(
        ({ label, entities }, n): Section => ({
          id: `refers-${n + 1}`,
          heading: html`${label}`,
          items: entities.map((other) => ({ html: entityLink(site, other.id) })),
          list: "lines",
        }),
      ),
      ...(isSource ? [citeSection(site, [sourceFootnote(graph, id)], [id])] : []),
      dataSection([
        ["id", html`<code>${id}</code>`],
        ["type", html`<code>${entity.type}</code>`],
        ["file", html`<code>${entity.file}</code>`],
      ]),
    ],
  };
}

function descriptionOf({ graph }: Site, { type, name, description, attributes }: Entity): string {
  const { statement } = attributes;
  if (typeof statement === "string") return statement;
  return description ?? `${name}, ${graph.schema.entities[type]?.label.toLowerCase() ?? type}`;
}

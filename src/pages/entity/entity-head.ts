import { shape } from "../../draw/mark.ts";
import { element } from "../../draw/svg-text.ts";
import type { Entity } from "../../model/entity.ts";
import { identifierAddress } from "../../wording/registers.ts";
import { spoken } from "../../wording/values.ts";
import { drawn, type Html, html } from "../html.ts";
import { neighbourhood } from "../neighbourhood.ts";
import { entityLink, type Site, viewerLink, webLink } from "../site.ts";
import { colorClass } from "../style/colors.ts";
import { pairsHtml, valueHtml } from "../values.ts";

/** Kind, name, other names, description, attributes, identifiers, and a picture of what is around it. */
export function entityHead(site: Site, entity: Entity): Html {
  const { graph } = site;
  const type = graph.schema.entities[entity.type];
  const { statement, ...attributes } = entity.attributes;
  const isStatement = typeof statement === "string";
  return html`<p class="kicker">${markOf(site, entity.type)}${type?.label ?? entity.type}${entity.unnamed && " · left unnamed by the source"}</p>
<h1><bdi>${entity.name}</bdi></h1>
${otherNames(site, entity)}${
  isStatement &&
  html`<p class="statement"><bdi>${statement}</bdi></p>
`
}${(entity.description ?? "")
  .split(/\n\s*\n/)
  .filter((text) => text.trim() !== "")
  .map(
    (text) => html`<p class="description">${text}</p>
`,
  )}${pairsHtml([
  ...Object.entries(isStatement ? attributes : entity.attributes).map(
    ([name, value]) => [spoken(name), valueHtml(site, type?.attributes[name]?.type, value)] as const,
  ),
  ...Object.entries(entity.identifiers).map(
    ([name, value]) => [spoken(name), webLink(identifierAddress(name, value) ?? value, value)] as const,
  ),
  ["formerly", entity.former_ids.length === 0 ? null : html`<code>${entity.former_ids.join(", ")}</code>`],
  [
    "not the same as",
    entity.not_same_as.length === 0
      ? null
      : html`${entity.not_same_as.map((id, n) => [n > 0 && ", ", entityLink(site, id)])}`,
  ],
])}<p class="actions">${viewerLink(site, "entity", entity.id, "Open in the graph")}</p>
${neighbourhood(site, entity)}`;
}

/** The mark of a type, as the picture has it. */
function markOf({ graph, variants }: Site, type: string): Html {
  const look = { shape: graph.schema.entities[type]?.shape ?? "circle", variant: variants.get(type) ?? "filled" };
  const box = { viewBox: "-8 -8 16 16", class: `mark ${colorClass("t", type)}`, "aria-hidden": "true" };
  return drawn(element("svg", box, shape(look, 6, "currentColor", "var(--ground)")));
}

function otherNames(site: Site, { aliases, names }: Entity): Html | null {
  const told = [
    ...Object.entries(names).map(
      ([tag, name]) => html`<li><bdi${isTag(tag) && html` lang="${tag}"`}>${name}</bdi> <small>${tag}</small></li>
`,
    ),
    ...aliases.map(
      ({
        name,
        used_by,
      }) => html`<li><bdi>${name}</bdi>${used_by !== null && html` <small>${entityLink(site, used_by)}</small>`}</li>
`,
    ),
  ];
  return told.length === 0
    ? null
    : html`<ul class="other-names" aria-label="Other names">
${told}</ul>
`;
}

function isTag(text: string): boolean {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{2,8})*$/.test(text);
}

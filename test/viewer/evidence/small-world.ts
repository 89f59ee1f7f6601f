import { createElement } from "react";
import { compileRows } from "../../../src/compile/compile.ts";
import { corroborate } from "../../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../../src/corroborate/voices.ts";
import { emitGraphJson } from "../../../src/emit/graph-json.ts";
import type { Entity } from "../../../src/model/entity.ts";
import type { Fact } from "../../../src/model/fact.ts";
import type { EntityType, Family, Field, RelationType, Schema } from "../../../src/model/schema.ts";
import type { SerializedGraph } from "../../../viewer/data/loaded.ts";
import { type Atlas, buildAtlas } from "../../../viewer/derive/atlas.ts";
import { EvidencePanel } from "../../../viewer/evidence/evidence-panel.tsx";
import type { Opened, ViewState } from "../../../viewer/state/view-state.ts";
import { htmlOf, inside, sessionOf, textOf } from "../../faces/page-text.ts";
import { textOf as joined } from "../../helpers/text-of.ts";
import { claim, sampleSchema } from "../sample-dataset.ts";

/** The sample schema with theses, sources that have attributes, relations with families and one that takes a value. */
export function worldSchema(): Schema {
  const { entities, relations } = sampleSchema();
  const { source, agreement } = entities;
  const { opposes, authored_by } = relations;
  if (!source || !agreement || !opposes || !authored_by) throw new Error("another sample schema");
  const thesis: EntityType = {
    ...agreement,
    name: "thesis",
    label: "thesis",
    hub: false,
    lineage: ["thesis", "thing"],
  };
  const attributes: Record<string, Field> = {
    date: field("date", { kind: "date" }),
    url: { ...field("url", { kind: "url" }), list: true },
    published_in: field("published_in", { kind: "ref", types: ["state"] }),
    pages: field("pages", { kind: "number" }),
  };
  const relation = (name: string, more: Partial<RelationType>): RelationType => ({
    ...{ ...opposes, name, label: name.replaceAll("_", " "), inverse: `${name} (inverse)` },
    ...more,
  });
  return {
    entities: { ...entities, thesis, source: { ...source, attributes } },
    relations: {
      ...Object.fromEntries(
        Object.entries(relations).map(([name, one]) => [name, { ...one, family: FAMILY[name] ?? null }]),
      ),
      argues: relation("argues", { inverse: "argued by", range: ["thesis"], voiced_by_subject: true }),
      disputes: relation("disputes", { inverse: "disputed by", range: ["thesis"], voiced_by_subject: true }),
      part_of: relation("part_of", { above: "to" }),
      has_motto: relation("has_motto", { range: [], value: { kind: "text" } }),
      has_strength: relation("has_strength", { range: [], value: { kind: "quantity", units: ["troops"] } }),
    },
    families: { gives: family("gives", "what one gives"), fights: family("fights", "who fights whom") },
  };
}

const FAMILY: Readonly<Record<string, string>> = { supplies: "gives", opposes: "fights" };

function family(name: string, label: string): Family {
  return { name, label, description: "", color: "#b91c1c", dark: null };
}

function field(name: string, type: Field["type"]): Field {
  return { name, type, list: false, required: false, description: "" };
}

/** What the page holds of these entities and facts. */
export function worldAtlas(entities: readonly Entity[], bare: readonly Fact[]): Atlas {
  const schema = worldSchema();
  const facts = corroborate(bare, voicesOf(new Map(entities.map((entity) => [entity.id, entity])), bare, schema));
  const dataset = { format: "entente/1" as const, digest: "0123456789abcdef", schema, entities, facts };
  const graph = JSON.parse(joined(emitGraphJson(compileRows(dataset)))) as SerializedGraph;
  return buildAtlas({ dataset, graph });
}

/** A claim in the paper. */
export function said(by: string | null, parts: Parameters<typeof claim>[0] = {}): ReturnType<typeof claim> {
  return claim({ by, source: "paper", ...parts });
}

/** The evidence panel with something opened: its HTML, and its text. */
export function opened(atlas: Atlas, what: Opened | null, change: Partial<ViewState> = {}) {
  const html = htmlOf(sessionOf(atlas, { ...change, opened: what }), createElement(EvidencePanel));
  return { html, text: textOf(html) };
}

/** The rows of facts below each heading, as they are read. */
export function listsOf(html: string): readonly (readonly [heading: string, rows: readonly string[]])[] {
  return inside(html, "section", 'class="fact-list"').map((section) => [
    textOf(inside(section, "h3").join()),
    inside(section, "button").map((row) => textOf(row.replaceAll("<span", " <span"))),
  ]);
}

import { parseDate } from "../../../model/dates.ts";
import type { Schema } from "../../../model/schema.ts";
import { toDate } from "../../collect/cell-values.ts";
import { type EntityDraft, textIn, type Values, valuesOf } from "../drafts.ts";
import { sourceKind } from "../source-kind.ts";
import { stixType } from "../stix-types.ts";
import { stage, threatLevel } from "./event-kinds.ts";
import type { EventParts } from "./event-parts.ts";

/** An event as a source. */
export function eventEntity(
  { from, event, path, id, labels, leave }: EventParts,
  links: readonly string[],
  schema: Schema,
): EntityDraft {
  const written = textIn(event["date"]);
  const date = written === null ? null : toDate(written.trim());
  const isDate = date !== null && parseDate(date) !== null;
  if ((date ?? event["date"] ?? null) !== null && !isDate) leave("date of an event", "it is not a date");
  const kind = sourceKind(schema, "analysis");
  const tlp = labels.filter((label) => /^tlp:/i.test(label));
  const values: [string, readonly string[] | string | null, string][] = [
    ["tlp", tlp.map((label) => label.slice("tlp:".length)), "Tag"],
    ["tags", labels.filter((label) => !tlp.includes(label)), "Tag"],
    ["references", links, "Attribute"],
    ["threat_level", threatLevel(event["threat_level_id"]), "threat_level_id"],
    ["analysis", stage(event["analysis"]), "analysis"],
  ];
  return {
    from,
    counted: "event",
    type: { ...stixType("report", null), origin: "MISP's event" },
    id,
    ours: null,
    name: String(event["info"]).trim(),
    aliases: [],
    names: {},
    description: null,
    identifiers: {},
    values: Object.fromEntries(
      values.map(([name, value, key]): [string, Values] => [name, valuesOf(value, [...path, key])]),
    ),
    attributes: { ...(kind !== null && { kind }), ...(isDate && { date }) },
  };
}

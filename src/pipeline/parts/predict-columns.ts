import { attributeName } from "../../compile/edge-attributes.ts";
import { type Column, ColumnCollector, EDGE_PLACES } from "../../emit/gexf-columns.ts";
import { FACT_COLUMNS, TIME_COLUMNS } from "../../emit/gexf-edge.ts";
import { kindOf } from "../../model/kinds/index.ts";
import { consequenceOf, type Field, pairingOf, type RelationType, type Schema } from "../../model/schema.ts";

/**
 * The columns that edges of some relations may have in GEXF: blocks are written before it is known which they have.
 * Whether that made a difference is looked at afterwards, by `isAsPredicted`.
 */
export function predictColumns(schema: Schema, relations: ReadonlySet<string>): readonly Column[] {
  const columns = new ColumnCollector(EDGE_PLACES);
  columns.add(FACT_COLUMNS);
  for (const name of TIME_COLUMNS) columns.addValue(name, "");
  for (const relation of Object.values(schema.relations)) {
    const { name, background, exclusive } = relation;
    const [pairing, consequence] = [pairingOf(relation), consequenceOf(relation)];
    const follows = consequence !== null && relations.has(consequence.from) && relations.has(consequence.across);
    const isUsed = follows || relations.has(pairing?.from ?? name);
    if (!isUsed) continue;
    if (background) columns.add({ background: true });
    if (exclusive !== null) columns.add({ rivals: 0 });
    if (follows) columns.add({ facts: [""] });
    if (pairing !== null) columns.add({ facts: [""], [attributeName(pairing.under)]: "" });
    for (const [qualifier, sample] of samplesOf(relation)) {
      if (qualifier !== "when") columns.addValue(attributeName(qualifier), sample);
    }
  }
  return columns.columns();
}

/** Whether edges written with predicted columns look as if written with those that they turned out to have. */
export function isAsPredicted(predicted: readonly Column[], columns: readonly Column[]): boolean {
  const known = new Map(predicted.map((column) => [column.name, column]));
  return columns.every(({ name, id, type }) => {
    const column = known.get(name);
    return column?.id === id && (column.type === "liststring") === (type === "liststring");
  });
}

function samplesOf({ qualifiers, value }: RelationType): readonly (readonly [string, unknown])[] {
  const samples = Object.values(qualifiers).map((field) => [field.name, sampleOf(field)] as const);
  return value === null ? samples : [...samples, ["value", kindOf(value).sample]];
}

function sampleOf({ type, list }: Field): unknown {
  return list ? [""] : kindOf(type).sample;
}

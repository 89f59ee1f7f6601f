import { isList, type QualifierValue } from "../model/claim.ts";
import { kindOf, writtenText } from "../model/kinds/index.ts";
import type { Field } from "../model/schema.ts";

/**
 * The value of a qualifier or an attribute as graph tools take it: text, a number or a boolean, or a list of texts. A quantity is
 * its text there.
 */
export function exportedValue(value: QualifierValue): string | number | boolean | readonly string[] {
  if (isList(value)) return value.map(writtenText);
  return typeof value === "object" ? value.text : value;
}

/** The parts of a value, for columns of their own beside its text: `min`, `max`, `unit` and `rate` of a quantity. */
export function measuresOf(field: Field | undefined, value: QualifierValue): Readonly<Record<string, number | string>> {
  const kind = field && kindOf(field.type);
  return kind && !isList(value) && kind.holds(value) ? kind.measures(value) : {};
}

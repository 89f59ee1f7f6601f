import { parseDate } from "../dates.ts";
import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures } from "./plain.ts";

export interface DateType {
  readonly kind: "date";
}

/** EDTF, stored as written. */
export const date: Kind<DateType, string> = {
  noun: "a date",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "date" }),
  shared: { $id: "entente:date", type: ["string", "integer"], "x-date": true, "x-kind": "date" },
  jsonSchema: () => ({ $ref: "entente:date" }),
  grammar: {
    keyword: "x-date",
    schemaType: "boolean",
    // A bare year arrives as a number: `1970`, `0800`, `-0043`.
    accepts: (_, written) => parseDate(written) !== null,
    help: () => null,
  },
  read: (written) =>
    typeof written === "string" || typeof written === "number" ? parseDate(written)?.text : undefined,
  holds: isText,
  // `2024-10/..` gives `2024-10--open`: no slash and no dot in an id.
  idPart: (value) =>
    value
      .replaceAll("/", "--")
      .replaceAll("..", "open")
      .replaceAll("~", "-about")
      .replaceAll("?", "-maybe")
      .replaceAll("%", "-maybe-about"),
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  leadsTo: null,
  words: (value, spell) => spell.date(value),
  typescript: () => "string",
  imports: null,
  documented: () => "date (EDTF)",
};

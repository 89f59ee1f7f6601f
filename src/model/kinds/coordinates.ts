import { COORDINATES_PATTERN } from "../coordinates.ts";
import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures, readText, slugOf } from "./plain.ts";

export interface CoordinatesType {
  readonly kind: "coordinates";
}

/** Latitude and longitude, stored as written. */
export const coordinates: Kind<CoordinatesType, string> = {
  noun: "coordinates",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "coordinates" }),
  shared: null,
  jsonSchema: () => ({ type: "string", pattern: COORDINATES_PATTERN, "x-kind": "coordinates" }),
  grammar: null,
  read: readText,
  holds: isText,
  idPart: slugOf,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  words: (value) => value,
  typescript: () => "string",
  imports: null,
  documented: () => "coordinates",
};

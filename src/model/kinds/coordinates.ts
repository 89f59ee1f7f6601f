import { COORDINATES_PATTERN } from "../coordinates.ts";
import type { Kind } from "./kind.ts";
import { AS_TEXT } from "./plain.ts";

export interface CoordinatesType {
  readonly kind: "coordinates";
}

/** Latitude and longitude, stored as written. */
export const coordinates: Kind<CoordinatesType, string> = {
  ...AS_TEXT,
  noun: "coordinates",
  declared: "type",
  typeOf: () => ({ kind: "coordinates" }),
  shared: null,
  jsonSchema: () => ({ type: "string", pattern: COORDINATES_PATTERN, "x-kind": "coordinates" }),
  documented: () => "coordinates",
};

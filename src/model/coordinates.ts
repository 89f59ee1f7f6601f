/** A place on the earth, in decimal degrees: north and east of zero, south and west below. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const DIGITS = "(?:\\.\\d{1,10})?";
const LATITUDE = `[+-]?(?:90(?:\\.0{1,10})?|[0-8]?\\d${DIGITS})`;
const LONGITUDE = `[+-]?(?:180(?:\\.0{1,10})?|(?:1[0-7]|0?\\d)?\\d${DIGITS})`;

/** The pattern of coordinates, for JSON Schema. */
export const COORDINATES_PATTERN: string = `^${LATITUDE}, ?${LONGITUDE}$`;

const COORDINATES = new RegExp(COORDINATES_PATTERN, "u");

/** `39.03, 125.75`: latitude, longitude. Null: no coordinates. */
export function parseCoordinates(written: unknown): Coordinates | null {
  if (typeof written !== "string" || !COORDINATES.test(written)) return null;
  const [latitude = Number.NaN, longitude = Number.NaN] = written.split(",").map(Number);
  return { latitude, longitude };
}

import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { parseCoordinates } from "../model/coordinates.ts";

/** Longer texts are not mistyped values, and matching them takes long. */
const LONGEST = 60;

const NUMBER = "[+-]?\\d{1,3}(?:\\.\\d{1,10})?";
const MINUTES = "(?:\\s*(\\d{1,2}(?:\\.\\d{1,6})?)\\s*['′’])?(?:\\s*(\\d{1,2}(?:\\.\\d{1,6})?)\\s*[\"″”])?";
const HALF = `(${NUMBER})\\s*°?${MINUTES}\\s*`;
const PAIR = new RegExp(`^${HALF}([NS]?)\\s*[,;/ ]\\s*${HALF}([EW]?)$`, "iu");

/** Why a value is not a pair of coordinates, and how to write it. */
export function coordinatesFinding(value: string | number, place: Place): Finding {
  const written = String(value);
  const read = readLoosely(written.trim());
  const [latitude, longitude] = read ?? [];
  const meant = read && `${latitude}, ${longitude}`;
  if (meant !== undefined && parseCoordinates(meant)) {
    return finding("not-coordinates", { value: written }, place, {
      hint: `write \`${meant}\``,
      fix: [{ place, newText: meant }],
    });
  }
  const turned = read && `${longitude}, ${latitude}`;
  const hint =
    turned !== undefined && parseCoordinates(turned)
      ? `latitude comes first: did you mean \`${turned}\`?`
      : "write latitude, then longitude, in decimal degrees: `39.03, 125.75`, or `-33.9, -70.7` for south and west";
  return finding("not-coordinates", { value: written }, place, { hint });
}

/** Other separators, degree signs, minutes and the letters of the four quarters. */
function readLoosely(text: string): readonly [string, string] | undefined {
  if (text.length > LONGEST) return undefined;
  const [, north = "", minutesNorth, secondsNorth, ns, east = "", minutesEast, secondsEast, ew] = PAIR.exec(text) ?? [];
  if (north === "") return undefined;
  return [degrees(north, minutesNorth, secondsNorth, ns), degrees(east, minutesEast, secondsEast, ew)];
}

function degrees(whole: string, minutes = "0", seconds = "0", quarter = ""): string {
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isBelow = whole.startsWith("-") !== /[SW]/i.test(quarter);
  const rounded = Number(size.toFixed(5));
  return String(isBelow ? -rounded : rounded);
}

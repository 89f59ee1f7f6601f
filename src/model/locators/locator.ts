import { LOCATOR_UNITS, type LocatorUnit, unitOf } from "./units.ts";

/** One place in a source, or a range of places, both ends included. */
export interface LocatorPlace {
  readonly unit: LocatorUnit | "timestamp" | "fragment";
  /** `3`, `iv`, `2.1`, `00:12:30`, a name, or what follows the `#` of an address. */
  readonly first: string;
  /** The same as `first` where it is one place. */
  readonly last: string;
}

/** What most claims bear is canonical, and not taken apart to find that out. */
const CANONICAL = /^(?:p|para|l|sec)\. [1-9]\d{0,8}$/;
/** `p3`: a paragraph here once, a page elsewhere. In a fragment it means nothing. */
const AMBIGUOUS = /#\S*|(?<=^|[\s,;&–-])p(?=\d)/giu;
const FRAGMENT = /#[^\s]*[^\s,;]/y;
const TIMES =
  /(\d{1,3}(?::[0-5]\d){1,2}(?:\.\d+)?)(?:\s*[-–—]\s*(\d{1,3}(?::[0-5]\d){1,2}(?:\.\d+)?))?(?![\p{L}\p{N}:])/uy;
const LABEL = /(¶¶?|§§?|s\.\s?vv?\.|sub verb[oi]s?|\p{L}+\.?)\s*/iuy;
const NUMBER = /(?:\p{L}{1,3}-\d+|[ivxlcdm]+|\p{L}?\d+(?:\.\d+)*\p{L}?(?:\([\p{L}\p{N}]+\))*|\p{L})(?![\p{L}\p{N}])/iuy;
const RANGE = /\s*[-–—]\s*/uy;
const NAME = /[^,;]*[^,;\s]/uy;
const SEPARATOR = /\s*(?:[,;&]|and(?=\s))\s*/iuy;

/** Reads a locator as CSL writes them, or as people do: `p. 3`, `pages 3-5`, `§ 2.1`, `00:12:30`; null where it is none. */
export function parseLocator(text: string): readonly LocatorPlace[] | null {
  const places = read(text);
  if (places === null) return null;
  const written = writeLocator(places);
  if (written === text) return places;
  // A name such as `p1` would be read otherwise once it is written behind `sec.`: a locator has one spelling, and keeps it.
  const again = read(written);
  return again !== null && writeLocator(again) === written ? places : null;
}

function read(text: string): readonly LocatorPlace[] | null {
  if (readings(text) !== null) return null;
  const reader = new Reader(text.trim());
  const places: LocatorPlace[] = [];
  let unit: LocatorUnit | null = null;
  do {
    const place: LocatorPlace | null = readMark(reader) ?? readCounted(reader, unit);
    if (place === null || !isOrdered(place)) return null;
    places.push(place);
    unit = place.unit === "timestamp" || place.unit === "fragment" ? null : place.unit;
  } while (reader.take(SEPARATOR));
  return reader.isDone() ? places : null;
}

/** The one form of a locator: `p. 3`, `pp. 3-5, 9`, `para. 2, l. 14`. */
export function writeLocator(places: readonly LocatorPlace[]): string {
  const groups: { readonly unit: LocatorPlace["unit"]; readonly values: string[]; several: boolean }[] = [];
  for (const { unit, first, last } of places) {
    const isMark = unit === "timestamp" || unit === "fragment";
    const value = first === last ? first : `${first}-${last}`;
    const group = groups.at(-1);
    if (group && group.unit === unit && !isMark) {
      group.values.push(value);
      group.several = true;
    } else groups.push({ unit, values: [value], several: first !== last });
  }
  return groups.map(({ unit, values, several }) => `${prefix(unit, several)}${values.join(", ")}`).join(", ");
}

/** The canonical form of a locator; what is none stays as it is. */
export function canonicalLocator(text: string): string {
  if (CANONICAL.test(text)) return text;
  const places = parseLocator(text);
  return places === null ? text : writeLocator(places);
}

/** What a text with `p3` in it says where `p` is a paragraph, and where it is a page; null where it has no such part. */
export function readings(text: string): { readonly paragraphs: string; readonly pages: string } | null {
  const [paragraphs, pages] = ["para. ", "p. "].map((label) =>
    text.replace(AMBIGUOUS, (found) => (found.startsWith("#") ? found : label)),
  );
  if (paragraphs === undefined || pages === undefined || paragraphs === text) return null;
  return { paragraphs: canonicalLocator(paragraphs), pages: canonicalLocator(pages) };
}

/** Whether a text is a locator. */
export function isLocator(text: string): boolean {
  return CANONICAL.test(text) || parseLocator(text) !== null;
}

/** The number that a place begins at, for sorting; seconds of a timecode. Infinity where it bears a name. */
export function startOf({ unit, first }: LocatorPlace): number {
  if (unit === "timestamp") return secondsOf(first);
  return unit !== "fragment" && /^\d/.test(first) ? Number.parseFloat(first) : Number.POSITIVE_INFINITY;
}

function prefix(unit: LocatorPlace["unit"], several: boolean): string {
  if (unit === "timestamp") return "";
  if (unit === "fragment") return "#";
  return `${LOCATOR_UNITS[unit].short[several ? 1 : 0]} `;
}

/** A timecode or a fragment, which say what they are by their form. */
function readMark(reader: Reader): LocatorPlace | null {
  const fragment = reader.take(FRAGMENT);
  if (fragment) {
    const name = fragment[0].slice(1);
    return { unit: "fragment", first: name, last: name };
  }
  const times = reader.take(TIMES);
  if (!times) return null;
  const [, from = "", to = from] = times;
  return { unit: "timestamp", first: timecode(from), last: timecode(to) };
}

/** @param before the unit of the place before, which goes on where none is written: `pp. 3, 5` */
function readCounted(reader: Reader, before: LocatorUnit | null): LocatorPlace | null {
  const unit = readLabel(reader) ?? before;
  if (unit === null) return null;
  const start = reader.at;
  const first = reader.take(NUMBER)?.[0];
  if (first !== undefined) {
    let last = first;
    if (reader.take(RANGE)) {
      // `L14-L16`: the unit again.
      const again = readLabel(reader);
      const end = reader.take(NUMBER)?.[0];
      if (end === undefined || (again !== null && again !== unit)) return null;
      last = end;
    }
    if (reader.endsHere()) return { unit, first, last };
  }
  if (!LOCATOR_UNITS[unit].named) return null;
  reader.at = start;
  const name = reader.take(NAME)?.[0].replace(/\s+/gu, " ");
  return name === undefined ? null : { unit, first: name, last: name };
}

/** Takes a label that a value follows. A lone letter may be the value itself: `pp. iv, v`. */
function readLabel(reader: Reader): LocatorUnit | null {
  const start = reader.at;
  const label = reader.take(LABEL)?.[1];
  const unit = label === undefined ? undefined : unitOf(label);
  if (unit !== undefined && !reader.endsHere()) return unit;
  reader.at = start;
  return null;
}

function isOrdered({ unit, first, last }: LocatorPlace): boolean {
  if (unit === "timestamp") return secondsOf(first) <= secondsOf(last);
  const [from, to] = [Number(first), Number(last)];
  if (from === 0 && (unit === "page" || unit === "paragraph" || unit === "line")) return false;
  return Number.isNaN(from) || Number.isNaN(to) || from <= to;
}

/** `12:30` is twelve minutes and a half: `00:12:30`. */
function timecode(written: string): string {
  const [whole = "", ...fraction] = written.split(".");
  const seconds = secondsOf(whole);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return [parts.map((part) => String(part).padStart(2, "0")).join(":"), ...fraction].join(".");
}

function secondsOf(time: string): number {
  return time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** A text and how far it is read. */
class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What a sticky pattern finds here, which is read then. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  isDone(): boolean {
    return this.at === this.#text.length;
  }

  /** Whether a place can end here. */
  endsHere(): boolean {
    SEPARATOR.lastIndex = this.at;
    return this.isDone() || SEPARATOR.test(this.#text);
  }
}

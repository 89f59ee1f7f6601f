import { hashOf } from "../../text/hash.ts";
import { asciiSlug } from "../ids.ts";
import type { Bounds, Kind } from "./kind.ts";

/** Most kinds have nothing to measure. */
export const NO_BOUNDS: Bounds = { min: null, max: null, unit: null, rate: null };

const NONE: Readonly<Record<string, never>> = Object.freeze({});

export function noMeasures(): Readonly<Record<string, never>> {
  return NONE;
}

export function noAmount(): null {
  return null;
}

export function noBounds(): Bounds {
  return NO_BOUNDS;
}

/** Longest text that a fact's id repeats in words. */
const LONGEST = 48;

/** Words as a slug; a hash follows where the slug alone would not tell two texts apart. */
export function slugOf(text: string): string {
  const slug = asciiSlug(text);
  if (slug === text.toLowerCase().replaceAll(" ", "-") && slug.length <= LONGEST) return slug;
  const words = slug.slice(0, LONGEST).replace(/-[^-]*$/, "");
  return `${words === "" ? "" : `${words}-`}${hashOf(text.toLowerCase()).toString(36)}`;
}

/** Text as it came, or a number where text belongs. */
export function readText(written: unknown): string | undefined {
  if (typeof written === "string") return written;
  return typeof written === "number" ? String(written) : undefined;
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** What all kinds share whose values are stored as the text that was written. */
export const AS_TEXT: Omit<
  Kind<never, string>,
  "noun" | "declared" | "typeOf" | "shared" | "jsonSchema" | "documented"
> = {
  option: null,
  grammar: null,
  read: readText,
  holds: isText,
  idPart: slugOf,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  leadsTo: null,
  words: (value) => value,
  typescript: () => "string",
  imports: null,
};

/** `` `a`, `b` `` */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

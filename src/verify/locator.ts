import { type LocatorPlace, parseLocator, writeLocator } from "../model/locators/locator.ts";

/** A stretch of paragraphs or lines, counted from 1, both ends included. */
export interface Stretch {
  readonly unit: "paragraph" | "line";
  readonly first: number;
  readonly last: number;
}

/** The places of a locator that a text can be cut at. */
export function stretchesOf(at: string): readonly Stretch[] {
  return (parseLocator(at) ?? []).flatMap((place) => stretchOf(place) ?? []);
}

/** A stretch as a locator writes it. */
export function writeStretch({ unit, first, last }: Stretch): string {
  return writeLocator([{ unit, first: String(first), last: String(last) }]);
}

function stretchOf({ unit, first, last }: LocatorPlace): Stretch | null {
  if (unit !== "paragraph" && unit !== "line") return null;
  const [from, to] = [Number(first), Number(last)];
  return Number.isInteger(from) && Number.isInteger(to) ? { unit, first: from, last: to } : null;
}

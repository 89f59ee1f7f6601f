import { bandText } from "../../src/wording/counts.ts";
import { titleWithNumber } from "../../src/wording/facts/verb-phrase.ts";
import { absentText, possiblyText } from "../../src/wording/filters/holds.ts";
import { quantityText } from "../../src/wording/quantities.ts";
import { capitalised, rollupClauses } from "../../src/wording/support/rollup-sentence.ts";
import { plain, shortened } from "../data/plain-text.ts";
import { type Atlas, isEntityA, nameOf } from "../derive/atlas.ts";
import type { Band } from "../derive/scene/bands.ts";
import { type Block, balanced, LEADING, type Line } from "./place-labels.ts";

/** Widths of text in the page's font, in CSS pixels. */
export type Measure = (text: string, size: number, weight: number) => number;

/** How large the picture's words are, and how wide they may run. */
export interface Type {
  readonly measure: Measure;
  /** 1 on a desktop. */
  readonly scale: number;
}

/**
 * An entity's name, and under an item how much of it.
 *
 * @param isAbsent it does not exist on the day of the clock
 */
export function nameBlock(
  atlas: Atlas,
  id: string,
  bands: readonly Band[],
  { measure, scale }: Type,
  isAbsent = false,
): Block {
  const isState = isEntityA(atlas, id, "state");
  const size = (isState ? 16 : 13) * scale;
  const name = isAbsent ? absentText(nameOf(atlas, id)) : nameOf(atlas, id);
  const lines = broken(plain(name), size, isState ? 700 : 500, "text", 150 * scale, measure);
  const amount = isEntityA(atlas, id, "item") ? amounts(bands, id) : "";
  const under = amount ? broken(amount, 11.5 * scale, 400, "muted", 190 * scale, measure) : [];
  return blockOf(id, [...lines, ...under], measure);
}

function amounts(bands: readonly Band[], id: string): string {
  const facts = bands
    .filter((band) => band.projected && (band.source === id || band.target === id))
    .flatMap((band) => band.facts);
  const numbers = [...new Map(facts.map((fact) => [fact.id, fact])).values()].flatMap(
    ({ rollup }) => rollup.quantities,
  );
  return [...new Set(numbers.slice(0, 2).map((rolled) => quantityText(rolled)))].join("; ");
}

/**
 * The verbs on a ribbon, and how many facts it shows.
 *
 * @param isSteep it runs down rather than across: the narrower its words, the nearer to it they come
 */
export function bandBlock(band: Band, { measure, scale }: Type, isSteep: boolean): Block {
  const size = 12 * scale;
  const most = (isSteep ? 130 : 190) * scale;
  const [first = ""] = band.phrases;
  const words = broken(shortened(first, 64), size, 500, "text", most, measure);
  const text = bandText(band.facts.length, band.denied);
  const counted: Line[] =
    band.facts.length > 1 ? [{ text, size: 11 * scale, weight: 400, tone: band.denied > 0 ? "deny" : "muted" }] : [];
  return blockOf(band.key, [...words, ...counted], measure);
}

/**
 * A fact in words: its number with the range, who confirms it, who denies it, what cannot be true with it.
 *
 * @param room the picture's width
 */
export function toldBlock(atlas: Atlas, band: Band, { measure, scale }: Type, room: number): Block {
  const [fact] = band.facts;
  if (!fact) return blockOf(band.key, [], measure);
  const most = Math.min(340 * scale, room * 0.74);
  const { support, others, rivals } = rollupClauses(atlas.kg, fact, atlas.kg.statementsOf(fact));
  const size = 12.5 * scale;
  const title = titleWithNumber(atlas.kg, fact);
  const lines = [
    ...broken(plain(band.possible ? possiblyText(title) : title), 15 * scale, 700, "text", most, measure),
    ...broken(plain(capitalised(support)), size, 500, "text", most, measure),
    // Doubts and forecasts are told on the fact's own page.
    ...others
      .filter(({ side }) => side === "denying")
      .flatMap(({ text }) => broken(plain(capitalised(text)), size, 600, "deny", most, measure)),
    ...(rivals === "" ? [] : broken(plain(capitalised(rivals)), size, 600, "deny", most, measure)),
  ];
  return blockOf(band.key, lines, measure);
}

function broken(
  text: string,
  size: number,
  weight: number,
  tone: Line["tone"],
  most: number,
  measure: Measure,
): readonly Line[] {
  return balanced(text, most, (part) => measure(part, size, weight)).map((line) => ({
    text: line,
    size,
    weight,
    tone,
  }));
}

function blockOf(key: string, lines: readonly Line[], measure: Measure): Block {
  const width = Math.max(0, ...lines.map(({ text, size, weight }) => measure(text, size, weight)));
  return { key, lines, width: width + 4, height: lines.reduce((sum, { size }) => sum + size * LEADING, 0) };
}

import { count, grouped } from "../counts.ts";
import { enumerate } from "../lists.ts";

/** A ring by how many steps it is away; null: what no drawn relation leads to. */
export interface RingCount {
  readonly steps: number | null;
  readonly entities: number;
}

/** `1 step`, `2 steps`, `not tied`: what a ring is called in the picture. */
export function ringLabel(steps: number | null): string {
  return steps === null ? "not tied" : count(steps, "step");
}

/** `Rings around Russia: 12 entities one step away, 30 two steps away.` */
export function ringsText(middle: readonly string[], rings: readonly RingCount[]): string {
  const counted = rings.map(({ steps, entities }) => {
    if (steps === null) return `${count(entities, "entity", "entities")} with no relation to them in view`;
    return `${count(entities, "entity", "entities")} ${count(steps, "step")} away`;
  });
  const around = `Rings around ${enumerate(middle, 3)}`;
  return counted.length === 0 ? `${around}: nothing else is in view.` : `${around}: ${enumerate(counted)}.`;
}

/** Why an arrangement is not drawn where too much is in view. */
export function tooManyText(entities: number, most: number): string {
  return `${grouped(entities)} entities are too many to arrange. Narrow the view to ${grouped(most)} or fewer, by filters or around an entity.`;
}

/** `North Korea to Russia: 24 facts, corroborated at best, some of it denied`: a cell of the matrix, spoken. */
export function cellText(
  from: string,
  to: string,
  { facts, support, denied }: { readonly facts: number; readonly support: string; readonly denied: boolean },
): string {
  const best = facts === 1 ? support.toLowerCase() : `${support.toLowerCase()} at best`;
  const against = facts === 1 ? ", denied by a voice" : ", some denied";
  return `${from} to ${to}: ${count(facts, "fact")}, ${best}${denied ? against : ""}`;
}

/** How a matrix is read. */
export const MATRIX_KEY =
  "From the row to the column: how many facts, the best support as a line, two strokes where a voice denies one.";

/** What the matrix leaves out. */
export function matrixRestText(more: number): string {
  return more === 0
    ? ""
    : `${count(more, "entity", "entities")} with fewer facts ${more === 1 ? "is" : "are"} left out.`;
}

/** How many entities are with one of two alone, with both, with neither. */
export interface SideCounts {
  readonly left: number;
  readonly both: number;
  readonly right: number;
  readonly neither: number;
}

/** What the two sides are: who is tied to whom, or of whom a voice speaks. */
export type SideMeaning = "ties" | "voices";

/** `Russia alone`, `both`: what a side is called in the picture. */
export function sideLabel(side: keyof SideCounts, left: string, right: string): string {
  const labels = { left: `${left} alone`, right: `${right} alone`, both: "both", neither: "neither" };
  return labels[side];
}

/** `Between Russia and Ukraine: 12 entities are tied to Russia alone, 8 to Ukraine alone, 5 to both.` */
export function sidesText(meaning: SideMeaning, left: string, right: string, counts: SideCounts): string {
  const [one, of] = meaning === "ties" ? ["tied", "to"] : ["spoken of", "by"];
  const parts = [
    [counts.left, `${of} ${left} alone`],
    [counts.right, `${of} ${right} alone`],
    [counts.both, `${of} both`],
    [counts.neither, `${of} neither`],
  ] as const;
  const filled = parts.filter(([number]) => number > 0);
  const [first, ...rest] = filled.map(([number, whom], n) =>
    n === 0 ? `${count(number, "entity is", "entities are")} ${one} ${whom}` : `${grouped(number)} ${whom}`,
  );
  const between = `Between ${left} and ${right}`;
  return first === undefined ? `${between}: nothing else is in view.` : `${between}: ${enumerate([first, ...rest])}.`;
}

/** How many entities a map shows at coordinates of their own, how many through what they lie in, and how many it cannot. */
export interface MapCounts {
  readonly own: number;
  readonly through: number;
  readonly left: number;
}

/** `On the map: 20 entities at their own coordinates and 31 where they lie or belong. 40 entities without a place are left out.` */
export function mapText({ own, through, left }: MapCounts): string {
  const entities = (number: number): string => count(number, "entity", "entities");
  const parts: string[] = [];
  if (own > 0) parts.push(`${entities(own)} at ${own === 1 ? "its" : "their"} own coordinates`);
  if (through > 0) {
    const number = own > 0 ? grouped(through) : entities(through);
    parts.push(`${number} where ${through === 1 ? "it lies or belongs" : "they lie or belong"}`);
  }
  const rest = left > 0 ? ` ${entities(left)} without a place ${left === 1 ? "is" : "are"} left out.` : "";
  return `On the map: ${enumerate(parts)}.${rest}`;
}

/** Why there is no map. */
export const NO_MAP_TEXT =
  "A map needs coordinates: nothing in view has any, nor lies in or belongs to anything that does.";

/** Why there are no two sides. */
export const NO_SIDES_TEXT =
  "Two sides need two entities: pick two, open a line between two, or compare two voices with the lens.";

/** What layers show, and what they leave out. */
export interface LayerCounts {
  readonly entities: number;
  readonly levels: number;
  readonly groups: number;
  readonly circular: number;
  readonly leftOut: number;
}

/** `From the top down, who commands whom and what belongs to what: 74 entities in 17 groups of up to 5 layers.`, and what is not drawn. */
export function layersText({ entities, levels, groups, circular, leftOut }: LayerCounts): string {
  const placed = count(entities, "entity", "entities");
  const apart =
    groups === 1 ? `in ${count(levels, "layer")}` : `in ${grouped(groups)} groups of up to ${count(levels, "layer")}`;
  const rest =
    leftOut === 0
      ? ""
      : ` ${count(leftOut, "entity", "entities")} without such a relation in view ${leftOut === 1 ? "is" : "are"} left out.`;
  const turned =
    circular === 1
      ? "closes a circle: its upper end is drawn below the other"
      : "close circles: their upper ends are drawn below the others";
  const circles = circular === 0 ? "" : ` ${count(circular, "relation")} ${turned}.`;
  return `From the top down, who commands whom and what belongs to what: ${placed} ${apart}. Other relations are not drawn.${rest}${circles}`;
}

/** Why there are no layers. */
export const NO_LAYERS_TEXT =
  "Layers need relations that say who ranks above whom, such as “leads”, “part of” or “member of”: none is in view.";

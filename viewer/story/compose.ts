import { shapeVariants, type Variant } from "../../src/draw/mark.ts";
import { compareText } from "../../src/model/order.ts";
import { isA } from "../../src/model/schema.ts";
import { type Palette, themed } from "../canvas/palette.ts";
import type { Point } from "../canvas/renderer.ts";
import { type Atlas, entityType } from "../derive/atlas.ts";
import { type Band, bandsOf } from "../derive/scene/bands.ts";
import { faded, VERDICT_COLOR } from "../derive/scene/build-scene.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";
import { addedBy } from "../state/expansions.ts";
import type { ViewState } from "../state/view-state.ts";
import { bendBands, type Curve, GLOW, widthOf } from "./curves.ts";
import { placeEntities, type Room } from "./layout.ts";
import { placeAdded } from "./place-added.ts";
import { type Block, type Box, type Mark, placeLabels, type Ribbon } from "./place-labels.ts";
import { bandBlock, type Measure, nameBlock, toldBlock } from "./words.ts";

export interface DrawnMark extends Mark {
  readonly color: string;
  readonly outline: { readonly shape: NonNullable<ReturnType<typeof entityType>>["shape"]; readonly variant: Variant };
}

export interface DrawnBand {
  readonly band: Band;
  readonly curve: Curve;
  readonly width: number;
  readonly color: string;
}

/** A step's picture, every part of it in its place. */
export interface Composition {
  readonly marks: readonly DrawnMark[];
  readonly bands: readonly DrawnBand[];
  readonly blocks: ReadonlyMap<string, Block>;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** The part of a view that a step's picture depends on. */
export interface StepView extends Pick<ViewState, "told" | "expanded"> {
  readonly arrange: readonly (readonly (string | null)[])[];
}

/**
 * Places what a view shows within a room. What the reader added is placed last, so that nothing moves for it. Depends on nothing but its
 * arguments, so equal views look alike.
 */
export function compose(
  atlas: Atlas,
  seen: Seen,
  shown: Shown,
  view: StepView,
  palette: Palette,
  room: Room,
  measure: Measure,
): Composition {
  const isSmall = room.width < 560;
  const type = { measure, scale: isSmall ? 0.84 : 1 };
  const radius = (id: string): number => radiusOf(atlas, id) * (isSmall ? 0.62 : 1);
  const bend = (some: readonly Band[], at: ReadonlyMap<string, Point>): ReadonlyMap<string, Curve> =>
    bendBands(some, at, radius, isSmall ? 0.8 : 1, room);
  const isAdded = new Set(addedBy(view.expanded));
  const touches = ({ source, target }: { readonly source: string; readonly target: string }): boolean =>
    isAdded.has(source) || isAdded.has(target);
  // Ribbons that were there stay as they are, though what was added may be what they are about.
  const ownEdges = shown.edges.filter((edge) => !touches(edge));
  const own = bandsOf(atlas, seen, { ...shown, edges: ownEdges }, view.told);
  const more = isAdded.size === 0 ? [] : bandsOf(atlas, seen, shown, view.told).filter(touches);
  const bands = [...own, ...more];
  const ownIds = [...shown.nodes].filter((id) => !isAdded.has(id)).sort();
  const ownPlaces = placeEntities(ownIds, view.arrange, own, room, 8);
  const ownCurves = bend(own, ownPlaces);
  // Where every second ribbon would say "provides", none does: the marks between them say what.
  const isWordy = own.filter(({ projected }) => projected).length > 5;

  const marksOf = (ids: Iterable<string>, places: ReadonlyMap<string, Point>, among: readonly Band[]): DrawnMark[] =>
    [...ids].flatMap((id) => {
      const at = places.get(id);
      const isAbsent = seen.existence.get(id) === "no";
      const mark = at && markOf(atlas, id, at, radius(id), nameBlock(atlas, id, among, type, isAbsent), palette);
      if (!mark) return [];
      return [isAbsent ? { ...mark, color: faded(mark.color, palette) } : mark];
    });
  const drawnOf = (some: readonly Band[], curves: ReadonlyMap<string, Curve>): DrawnBand[] =>
    some.flatMap((band) => {
      const curve = curves.get(band.key);
      const sure = band.verdict ? themed(VERDICT_COLOR[band.verdict], palette) : themed(band.color, palette, band.dark);
      const color = band.possible ? faded(sure, palette) : sure;
      return curve ? [{ band, curve, width: widthOf(band) * (isSmall ? 0.7 : 1), color }] : [];
    });
  const ribbonsOf = (drawn: readonly DrawnBand[]): readonly Ribbon[] =>
    drawn
      .map(({ band, curve, width }): Ribbon => {
        const words = band.told
          ? toldBlock(atlas, band, type, room.width)
          : band.projected && isWordy
            ? null
            : bandBlock(band, type, isSteep(curve));
        return { key: band.key, curve, width: band.told ? width + GLOW : width, words, must: band.told };
      })
      .sort((a, b) => b.width - a.width || compareText(a.key, b.key));

  const ownMarks = marksOf(ownIds, ownPlaces, own);
  const ownDrawn = drawnOf(own, ownCurves);
  const ownRibbons = ribbonsOf(ownDrawn);
  const ownBoxes = placeLabels(byImportance(ownMarks), ownRibbons, room, 4);
  const blocksOf = (marks: readonly Mark[], ribbons: readonly Ribbon[]): ReadonlyMap<string, Block> =>
    new Map([
      ...marks.map(({ key, name }) => [key, name] as const),
      ...ribbons.flatMap(({ key, words }) => (words ? [[key, words] as const] : [])),
    ]);
  if (isAdded.size === 0)
    return { marks: ownMarks, bands: ownDrawn, blocks: blocksOf(ownMarks, ownRibbons), boxes: ownBoxes };

  const drawnSoFar = { places: ownPlaces, curves: [...ownCurves.values()], boxes: [...ownBoxes.values()] };
  const addedPlaces = placeAdded(view.expanded, shown.nodes, drawnSoFar, room);
  const places = new Map([...ownPlaces, ...addedPlaces]);
  const marks = [...ownMarks, ...marksOf(addedPlaces.keys(), places, bands)];
  const moreDrawn = drawnOf(more, bend(more, places));
  const ribbons = [...ownRibbons, ...ribbonsOf(moreDrawn)];
  return {
    marks,
    bands: [...ownDrawn, ...moreDrawn],
    blocks: blocksOf(marks, ribbons),
    boxes: placeLabels(byImportance(marks), ribbons, room, 4, ownBoxes),
  };
}

function isSteep({ from, to }: Curve): boolean {
  return Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
}

function markOf(atlas: Atlas, id: string, at: Point, radius: number, name: Block, palette: Palette): DrawnMark {
  const own = entityType(atlas, atlas.kg.entity(id)?.type ?? "");
  const variants = shapeVariants(atlas.dataset.schema);
  return {
    ...{ key: id, at, radius, name },
    color: themed(own?.color ?? "", palette, own?.dark),
    outline: { shape: own?.shape ?? "circle", variant: variants.get(own?.name ?? "") ?? "filled" },
  };
}

function radiusOf(atlas: Atlas, id: string): number {
  const { schema } = atlas.dataset;
  const type = atlas.kg.entity(id)?.type ?? "";
  if (isA(schema, type, ["state"])) return 26;
  return isA(schema, type, ["item"]) ? 11 : 15;
}

function byImportance(marks: readonly DrawnMark[]): readonly DrawnMark[] {
  return marks.toSorted((a, b) => b.radius - a.radius || compareText(a.key, b.key));
}

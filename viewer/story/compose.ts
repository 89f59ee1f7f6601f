import { isA } from "../../src/model/schema.ts";
import { type Palette, themed } from "../canvas/palette.ts";
import type { Variant } from "../canvas/scene.ts";
import { type Atlas, entityType } from "../derive/atlas.ts";
import { type Band, bandsOf } from "../derive/bands.ts";
import { shapeVariants, VERDICT_COLOR } from "../derive/build-scene.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";
import { bendBands, type Curve, widthOf } from "./curves.ts";
import { placeEntities, type Room } from "./layout.ts";
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

/** Places what a view shows within a room. Depends on nothing but its arguments, so equal views look alike. */
export function compose(
  atlas: Atlas,
  seen: Seen,
  shown: Shown,
  view: { readonly told: readonly string[]; readonly arrange: readonly (readonly (string | null)[])[] },
  palette: Palette,
  room: Room,
  measure: Measure,
): Composition {
  const isSmall = room.width < 560;
  const scale = isSmall ? 0.84 : 1;
  const type = { measure, scale };
  const bands = bandsOf(atlas, seen, shown, view.told);
  const ids = [...shown.nodes].sort();
  const radius = (id: string): number => radiusOf(atlas, id) * (isSmall ? 0.62 : 1);
  const places = placeEntities(ids, view.arrange, bands, room, 8);
  const curves = bendBands(bands, places, radius, isSmall ? 0.6 : 1, room);
  const variants = shapeVariants(atlas.dataset.schema);
  const marks = ids.flatMap((id): DrawnMark[] => {
    const at = places.get(id);
    const own = entityType(atlas, atlas.kg.entity(id)?.type ?? "");
    if (!at) return [];
    return [
      {
        key: id,
        at,
        radius: radius(id),
        name: nameBlock(atlas, id, bands, type),
        color: themed(own?.color ?? "", palette, own?.dark),
        outline: { shape: own?.shape ?? "circle", variant: variants.get(own?.name ?? "") ?? "filled" },
      },
    ];
  });
  const drawn = bands.flatMap((band): DrawnBand[] => {
    const curve = curves.get(band.key);
    const color = band.verdict ? themed(VERDICT_COLOR[band.verdict], palette) : themed(band.color, palette, band.dark);
    return curve ? [{ band, curve, width: widthOf(band) * (isSmall ? 0.7 : 1), color }] : [];
  });
  // Where every second ribbon would say "provides", none does: the marks between them say what.
  const isWordy = bands.filter(({ projected }) => projected).length > 5;
  const ribbons = drawn
    .map(({ band, curve, width }): Ribbon => {
      const words = band.told ? toldBlock(atlas, band, type) : band.projected && isWordy ? null : bandBlock(band, type);
      return { key: band.key, curve, width, words, must: band.told };
    })
    .sort((a, b) => b.width - a.width || (a.key < b.key ? -1 : 1));
  const blocks = new Map<string, Block>();
  for (const { key, name } of marks) blocks.set(key, name);
  for (const { key, words } of ribbons) if (words) blocks.set(key, words);
  return { marks, bands: drawn, blocks, boxes: placeLabels(byImportance(marks), ribbons, room, 4) };
}

function radiusOf(atlas: Atlas, id: string): number {
  const { schema } = atlas.dataset;
  const type = atlas.kg.entity(id)?.type ?? "";
  if (isA(schema, type, ["state"])) return 26;
  return isA(schema, type, ["item"]) ? 11 : 15;
}

function byImportance(marks: readonly DrawnMark[]): readonly DrawnMark[] {
  return marks.toSorted((a, b) => b.radius - a.radius || (a.key < b.key ? -1 : 1));
}

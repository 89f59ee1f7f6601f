import { outline } from "../../../src/draw/shape-outline.ts";
import { element, short, words } from "../../../src/draw/svg-text.ts";
import { CANVAS_FONT } from "../../canvas/captions.ts";
import type { Palette } from "../../canvas/palette.ts";
import type { Composition, DrawnBand, DrawnMark } from "../../story/compose.ts";
import { GLOW } from "../../story/curves.ts";
import { type Block, type Box, LEADING } from "../../story/place-labels.ts";
import { strokesOf } from "../../story/strokes.ts";
import type { Layer } from "./picture.ts";

/** A step's picture as on the page: ribbons, marks over them, words over both. */
export function storyLayers({ marks, bands, blocks, boxes }: Composition, palette: Palette): readonly Layer[] {
  const ordered = bands.toSorted((a, b) => Number(b.band.projected) - Number(a.band.projected));
  return [
    { name: "Lines", svg: ordered.map((drawn) => ribbon(drawn, palette)).join("") },
    { name: "Entities", svg: marks.map((mark) => entity(mark, palette)).join("") },
    {
      name: "Words",
      svg: [...boxes].map(([key, box]) => text(blocks.get(key), box, palette)).join(""),
    },
  ];
}

function ribbon(drawn: DrawnBand, { background, deny }: Palette): string {
  const { band, width, color } = drawn;
  const { whole, line, arrow, slashes, dashes, cap } = strokesOf(drawn);
  const stroke = { fill: "none", stroke: color };
  const parts = [
    ...(band.told
      ? [element("path", { d: whole, ...stroke, "stroke-width": width + GLOW, "stroke-opacity": 0.2 })]
      : []),
    element("path", {
      ...{ d: line, ...stroke, "stroke-width": width, "stroke-dasharray": dashes, "stroke-linecap": cap },
    }),
    ...(arrow === null ? [] : [element("path", { d: arrow, fill: color })]),
    ...(slashes === null
      ? []
      : [
          element("path", { d: slashes, fill: "none", stroke: background, "stroke-width": 3.5 }),
          element("path", { d: slashes, fill: "none", stroke: deny, "stroke-width": 2.2 }),
        ]),
  ];
  return element("g", {}, ...parts);
}

function entity({ at, radius, color, outline: { shape, variant } }: DrawnMark, { background }: Palette): string {
  const d = outline(shape, radius);
  const hollow = { fill: background, stroke: color, "stroke-width": radius > 12 ? 3 : 2.4, "stroke-linejoin": "round" };
  return element(
    "g",
    { transform: `translate(${short(at.x)} ${short(at.y)})` },
    element("circle", { r: radius + 4, fill: background }),
    element("path", { d, ...(variant === "filled" ? { fill: color } : hollow) }),
    ...(variant === "dotted" ? [element("circle", { r: radius * 0.3, fill: color })] : []),
  );
}

function text(block: Block | undefined, box: Box, palette: Palette): string {
  if (!block) return "";
  const x = (box.left + box.right) / 2;
  let y = box.top;
  const lines = block.lines.map(({ text: line, size, weight, tone }) => {
    const look = { x, y: y + size, "font-size": size, "font-weight": weight, fill: palette[tone] };
    y += size * LEADING;
    return element("tspan", look, words(line));
  });
  return element(
    "text",
    {
      ...{ "font-family": CANVAS_FONT, "text-anchor": "middle", "paint-order": "stroke", stroke: palette.background },
      ...{ "stroke-width": 4, "stroke-linejoin": "round" },
    },
    ...lines,
  );
}

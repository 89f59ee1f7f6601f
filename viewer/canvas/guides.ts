import type { Guide } from "../derive/arrange/arranged.ts";
import type { EdgeCaption } from "./captions.ts";
import { mix, type Palette } from "./palette.ts";
import type { Projection } from "./renderer.ts";

/** Quiet enough to be looked past. */
export function guideColors(palette: Palette): {
  readonly line: string;
  readonly fill: Readonly<Record<Guide["fill"], string | null>>;
} {
  return {
    line: mix(palette.background, palette.text, palette.dark ? 0.22 : 0.16),
    fill: {
      land: mix(palette.background, palette.text, palette.dark ? 0.09 : 0.055),
      water: palette.background,
      none: null,
    },
  };
}

/** Rings, levels and shores, under all that is drawn. */
export function drawGuides(
  context: CanvasRenderingContext2D,
  guides: readonly Guide[],
  { spot }: Pick<Projection, "spot">,
  palette: Palette,
): void {
  const colors = guideColors(palette);
  context.lineWidth = 1;
  context.strokeStyle = colors.line;
  for (const { points, fill } of guides) {
    context.beginPath();
    for (const [n, place] of points.entries()) {
      const { x, y } = spot(place);
      if (n === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    const color = colors.fill[fill];
    if (color !== null) {
      context.fillStyle = color;
      context.fill();
    }
    context.stroke();
  }
}

/** The words of guides, for which room is found as for any others. */
export function guideCaptions(
  guides: readonly Guide[],
  { spot }: Pick<Projection, "spot">,
  palette: Palette,
): readonly EdgeCaption[] {
  return guides.flatMap(({ points: [first], label }) => {
    if (!first || label === "") return [];
    return [{ ...spot(first), label, color: palette.muted, thickness: 1, along: { x: 1, y: 0 } }];
  });
}

import { element } from "../../../src/draw/svg-text.ts";
import { pair } from "../../../src/draw/track.ts";
import { guideColors } from "../../canvas/guides.ts";
import type { Palette } from "../../canvas/palette.ts";
import type { Projection } from "../../canvas/renderer.ts";
import type { Scene } from "../../canvas/scene.ts";

/** Rings, levels and shores, as the canvas draws them. */
export function drawGuides({ guides }: Scene, { spot }: Projection, palette: Palette): string {
  const colors = guideColors(palette);
  return guides
    .map(({ points, fill }) =>
      element("path", {
        d: `M${points.map((place) => pair(spot(place))).join("L")}`,
        fill: colors.fill[fill] ?? "none",
        stroke: colors.line,
      }),
    )
    .join("");
}

import { describe, expect, it } from "vitest";
import { drawGuides, guideCaptions, guideColors } from "../../../viewer/canvas/guides.ts";
import { drawCursor } from "../../../viewer/canvas/input/cursor.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import type { Projection } from "../../../viewer/canvas/renderer.ts";
import { node } from "./scene-parts.ts";

const palette = PALETTES.light;

/** What is called on a canvas, in order. */
function calls() {
  const log: unknown[][] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get:
      (_, name) =>
      (...all: unknown[]) =>
        log.push([name, ...all]),
    set: (_, name, value) => log.push([name, value]) > 0,
  });
  return { log, context: context as unknown as CanvasRenderingContext2D };
}

describe("what is drawn by hand", () => {
  const spot = ([x, y]: readonly [number, number]) => ({ x: x * 2, y: y * 2 });

  it("are guides, filled where they are land or water, with their words at the first point", () => {
    const { log, context } = calls();
    const guides = (["none", "land", "water"] as const).map((fill) => ({
      points: [
        [1, 2],
        [3, 4],
      ] as const,
      fill,
      label: fill === "none" ? "" : fill,
    }));
    drawGuides(context, guides, { spot }, palette);
    expect(log.filter(([name]) => name === "fillStyle").map(([, color]) => color)).toEqual([
      guideColors(palette).fill.land,
      palette.background,
    ]);
    expect(log.filter(([name]) => name === "moveTo" || name === "lineTo").slice(0, 2)).toEqual([
      ["moveTo", 2, 4],
      ["lineTo", 6, 8],
    ]);
    expect(log.filter(([name]) => name === "stroke")).toHaveLength(3);
    expect(guideCaptions([...guides, { points: [], fill: "none", label: "x" }], { spot }, palette)).toEqual(
      ["land", "water"].map((label) => ({
        x: 2,
        y: 4,
        label,
        color: palette.muted,
        thickness: 1,
        along: { x: 1, y: 0 },
      })),
    );
    expect(guideColors(palette).line).not.toBe(guideColors(palette).fill.land);
    expect(guideColors(PALETTES.dark).fill.land).not.toBe(guideColors(palette).fill.land);
  });

  it("is a ring around the node that the keyboard is at", () => {
    const { log, context } = calls();
    const projection = {
      at: (id: string) => (id === "a" ? { x: 10, y: 20 } : null),
      scale: (n: number) => n * 2,
    } as Projection;
    drawCursor(context, projection, undefined, palette);
    drawCursor(context, projection, node("gone"), palette);
    expect(log).toEqual([]);
    drawCursor(context, projection, node("a", 0, 0, 4), palette);
    expect(log[1]).toEqual(["arc", 10, 20, 15, 0, 2 * Math.PI]);
  });
});

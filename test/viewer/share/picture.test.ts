import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveTrack, loopTrack } from "../../../src/draw/track.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { NO_EMPHASIS } from "../../../viewer/canvas/renderer.ts";
import type { Scene, SceneEdge } from "../../../viewer/canvas/scene.ts";
import { drawPicture, type View } from "../../../viewer/share/picture/picture.ts";
import { clampScale, MOST_PIXELS } from "../../../viewer/share/picture/png.ts";
import { wholeGraph } from "../../../viewer/share/picture/view-picture.ts";

const node = { size: 10, color: "#c2410c", shape: "hexagon", variant: "filled", hub: false } as const;
const edge: SceneEdge = {
  ...{ key: "e", source: "n0", target: "n1", fact: "f", kind: "supplies", label: "supplies" },
  ...{ directed: true, color: "#b91c1c", thickness: 2, support: "reported", contested: "no", curvature: 0 },
  secondary: false,
  facts: ["f"],
};

function scene(labels: readonly string[]): Scene {
  const nodes = labels.map((label, n) => ({ ...node, id: `n${n}`, label, x: n * 10, y: (n % 2) * 10 }));
  const edges = labels.slice(1).map((_, n) => ({ ...edge, key: `e${n}`, source: "n0", target: `n${n + 1}` }));
  return { nodes, edges, guides: [], upright: false, awayFrom: null, leads: new Map(), under: new Map() };
}

function view(drawn: Scene, more: Partial<View> = {}): View {
  return {
    scene: drawn,
    projection: wholeGraph(drawn),
    emphasis: NO_EMPHASIS,
    palette: PALETTES.light,
    title: "",
    sentence: "2 entities and 1 fact.",
    legend: { types: [], support: [{ level: "reported", label: "Reported" }], contested: [], hues: [], moreHues: 0 },
    sources: {
      notes: [{ number: 1, source: "s", words: "“The Paper”.", short: "“The Paper”, 2024", facts: 1 }],
      numbersOf: () => [1],
    },
    origin: "Entente, dataset 0123456789abcdef.",
    ...more,
  };
}

const measure = (text: string): number => text.length * 6;

describe("a saved picture", () => {
  it("has the names, the legend, the sources and the dataset", () => {
    const { svg } = drawPicture(view(scene(["Norland", "Ostia"])), measure);
    for (const words of [
      "Norland",
      "Ostia",
      "Reported",
      "Sources: [1] “The Paper”, 2024 (1 fact).",
      "dataset 0123456789abcdef",
    ]) {
      expect(svg).toContain(words);
    }
    expect(svg).toContain('stroke-dasharray="9 4"');
  });

  it("is the same for the same view", () => {
    const once = drawPicture(view(scene(["Norland", "Ostia", "Südmark"])), measure);
    expect(drawPicture(view(scene(["Norland", "Ostia", "Südmark"])), measure)).toEqual(once);
  });

  it("marks what is contested or denied", () => {
    const [plain, byParty, denied] = (["no", "by-party", "no"] as const).map((contested, n) => {
      const drawn = scene(["A", "B"]);
      const edges = drawn.edges.map(
        (one) => ({ ...one, contested, support: n === 2 ? "denied" : "confirmed" }) as const,
      );
      return drawPicture(view({ ...drawn, edges }), measure).svg;
    });
    expect(new Set([plain, byParty, denied]).size).toBe(3);
  });

  it("holds whatever a name holds as text, and is well-formed", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 40 }), { minLength: 1, maxLength: 4 }), (names) => {
        const { svg } = drawPicture(view(scene(names), { title: names.join(" "), sentence: names.join(" ") }), measure);
        const text = svg.replace(
          /<\/?(?:svg|g|path|rect|circle|clipPath|text|title)(?: [a-zA-Z:-]+="[^"<]*")*\/?>/g,
          "",
        );
        expect(text.replace('<?xml version="1.0" encoding="UTF-8"?>', "")).not.toMatch(
          /[<>]|&(?!(?:amp|lt|gt|quot|apos|#9|#10|#13);)/,
        );
      }),
    );
  });

  it("is not larger than a canvas draws", () => {
    expect(clampScale(1000, 800, 4)).toBe(4);
    expect(clampScale(1000, 3000, 4)).toBe(2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const scale = clampScale(width, height, 8);
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(MOST_PIXELS + 1e-6);
      }),
    );
  });
});

describe("the way of an edge", () => {
  it("is as long as the line, and a little longer when it bends", () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    expect(curveTrack(a, b, 0).length).toBeCloseTo(100);
    expect(curveTrack(a, b, 0.3).length).toBeGreaterThan(100);
    expect(curveTrack(a, b, 0).path(10, 90)).toBe("M10 0L90 0");
  });

  it("begins and ends where it should, and bends as the shader bends", () => {
    const track = curveTrack({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.5);
    expect(track.at(0)).toEqual({ x: 0, y: 0 });
    expect(track.at(track.length).x).toBeCloseTo(100);
    // Positive curvature is to the left of the way: on a screen, where y runs down, that is up.
    expect(track.at(track.length / 2).y).toBeLessThan(-20);
    expect(track.heading(track.length / 2).x).toBeCloseTo(1);
  });

  it("comes back to its node where it is a loop", () => {
    const track = loopTrack({ x: 50, y: 50 }, 10, 1);
    expect(track.at(0).x).toBeCloseTo(50);
    expect(track.at(track.length).y).toBeCloseTo(50);
    expect(track.path(10, track.length - 10)).toMatch(/^M[\d. -]+A18 18 0 1 0 [\d. -]+$/);
  });
});

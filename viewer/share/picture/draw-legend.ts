import { DASHES, THICKNESS } from "../../../src/draw/line-styles.ts";
import { shape } from "../../../src/draw/mark.ts";
import { element } from "../../../src/draw/svg-text.ts";
import type { Support } from "../../../src/model/support.ts";
import { count } from "../../../src/wording/counts.ts";
import type { Palette } from "../../canvas/palette.ts";
import type { SceneNode } from "../../canvas/scene.ts";
import { type Block, flow, type Piece, stack } from "./flow.ts";
import { line } from "./lettering.ts";
import type { Measure } from "./svg-pen.ts";

/** What the marks of one picture mean: only those that are in it. */
export interface LegendContent {
  readonly types: readonly (Pick<SceneNode, "shape" | "variant" | "color"> & { readonly label: string })[];
  readonly support: readonly { readonly level: Support; readonly label: string }[];
  readonly contested: readonly { readonly mark: "by-rival" | "by-party" | "independently"; readonly label: string }[];
  /** Kinds of relation; under a lens' difference, who says so. */
  readonly hues: readonly { readonly color: string; readonly label: string }[];
  readonly moreHues: number;
}

const ROW = 20;
const SIZE = 11.5;

export function drawLegend(content: LegendContent, width: number, palette: Palette, measure: Measure): Block {
  const named = (mark: string, room: number, label: string): Piece => {
    const text = line(label, { size: SIZE, color: palette.text }, measure);
    return { width: room + text.width, svg: mark + element("g", { transform: `translate(${room} 0)` }, text.svg) };
  };
  const types = content.types.map(({ label, color, ...node }) =>
    named(element("g", { transform: "translate(6 0)" }, shape(node, 5.5, color, palette.background)), 17, label),
  );
  const support = content.support.map(({ level, label }) => named(sample(level, palette.text), 36, label));
  const contested = content.contested.map(({ mark, label }) =>
    named(sample("corroborated", palette.text) + slashes(mark === "independently", palette), 36, label),
  );
  const hues = content.hues.map(({ color, label }) => named(sample("confirmed", color), 36, label));
  const more =
    content.moreHues > 0
      ? [line(`and ${count(content.moreHues, "more kind")} of relation`, { size: SIZE, color: palette.muted }, measure)]
      : [];
  return stack(
    [flow(types, width, ROW), flow([...support, ...contested], width, ROW), flow([...hues, ...more], width, ROW)],
    6,
  );
}

function sample(support: Support, color: string): string {
  const dashes = DASHES[support];
  const stroke = element("path", {
    d: "M0 0H28",
    stroke: color,
    "stroke-width": THICKNESS[support],
    "stroke-dasharray": dashes.length > 0 ? dashes.map((n) => n || 0.01).join(" ") : undefined,
    "stroke-linecap": dashes[0] === 0 ? "round" : undefined,
  });
  if (support !== "denied") return stroke;
  return stroke + element("path", { d: "M10-4l8 8M18-4l-8 8", stroke: color, "stroke-width": 2 });
}

function slashes(two: boolean, { text, background }: Palette): string {
  const d = two ? "M10 5.5 13-5.5M15 5.5 18-5.5" : "M12 5.5 15-5.5";
  const gap = element("path", {
    d: two ? "M12.5 5 15.5-5" : "M12 5 15-5",
    stroke: background,
    "stroke-width": two ? 9 : 5,
  });
  return gap + element("path", { d, stroke: text, "stroke-width": 1.8 });
}

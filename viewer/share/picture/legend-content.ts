import { VERDICTS } from "../../../src/corroborate/accounts.ts";
import { compareText } from "../../../src/model/order.ts";
import { type Contested, SUPPORT } from "../../../src/model/support.ts";
import { FOLDED_KEY } from "../../../src/wording/picture/folds.ts";
import { CONTESTED_MEANING, SUPPORT_LABEL } from "../../../src/wording/support/support.ts";
import { verdictText } from "../../../src/wording/support/verdicts.ts";
import { type Palette, themed } from "../../canvas/palette.ts";
import type { Scene } from "../../canvas/scene.ts";
import { plain } from "../../data/plain-text.ts";
import { type Atlas, entityType, nameOf } from "../../derive/atlas.ts";
import { VERDICT_COLOR } from "../../derive/scene/build-scene.ts";
import type { Lens } from "../../state/view-state.ts";
import type { LegendContent } from "./draw-legend.ts";

/** More kinds of relation than this no reader of a picture looks up. */
const MOST_HUES = 18;

/** The legend of what is drawn, in the order of the page's own. */
export function legendOf(atlas: Atlas, scene: Scene, lens: Lens | null, palette: Palette): LegendContent {
  const types = new Map<string, LegendContent["types"][number]>();
  for (const { id, shape, variant, color } of scene.nodes) {
    if (variant === "ringed") continue;
    const type = entityType(atlas, atlas.kg.entity(id)?.type ?? "");
    if (type && !types.has(type.name)) types.set(type.name, { label: plain(type.plural), shape, variant, color });
  }
  const levels = new Set(scene.edges.map(({ support }) => support));
  const marks = new Set(scene.edges.map(({ contested }) => contested));
  const hues = lens?.show === "difference" ? verdicts(atlas, lens, palette) : kinds(scene);
  return {
    types: [
      ...[...types.entries()].sort(([a], [b]) => compareText(a, b)).map(([, type]) => type),
      ...(scene.nodes.some(({ variant }) => variant === "ringed")
        ? [{ label: FOLDED_KEY, shape: "circle", variant: "ringed", color: palette.muted } as const]
        : []),
    ],
    support: SUPPORT.toReversed()
      .filter((level) => levels.has(level))
      .map((level) => ({ level, label: SUPPORT_LABEL[level] })),
    contested: MARKS.filter((mark) => marks.has(mark)).map((mark) => ({ mark, label: CONTESTED_MEANING[mark] })),
    hues: hues.slice(0, MOST_HUES),
    moreHues: Math.max(0, hues.length - MOST_HUES),
  };
}

export const MARKS = ["by-rival", "by-party", "independently"] as const satisfies readonly Contested[];

/** The most frequent first. */
function kinds({ edges }: Scene): LegendContent["hues"] {
  const counts = new Map<string, { label: string; color: string; count: number }>();
  for (const { kind, label, color } of edges) {
    const before = counts.get(kind);
    if (before) before.count++;
    else counts.set(kind, { label: plain(label), color, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || compareText(a.label, b.label));
}

function verdicts(atlas: Atlas, { a, b }: Lens, palette: Palette): LegendContent["hues"] {
  const [nameA, nameB] = [nameOf(atlas, a), b ? nameOf(atlas, b) : ""];
  return VERDICTS.filter((verdict) => verdict !== "agree").map((verdict) => ({
    color: themed(VERDICT_COLOR[verdict], palette),
    label: plain(verdictText(verdict, nameA, nameB)),
  }));
}

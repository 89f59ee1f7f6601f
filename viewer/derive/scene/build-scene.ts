import type { Verdict } from "../../../src/corroborate/accounts.ts";
import { shapeVariants } from "../../../src/draw/mark.ts";
import { addTo } from "../../../src/model/lists-by-key.ts";
import { compareText } from "../../../src/model/order.ts";
import type { PageChange } from "../../../src/model/outputs/page.ts";
import { CHANGE_SIGN } from "../../../src/wording/changes/change-marks.ts";
import { absentText, possiblyText } from "../../../src/wording/filters/holds.ts";
import { mix, type Palette, themed } from "../../canvas/palette.ts";
import { MOST_CURVES, type Scene, type SceneEdge, type SceneNode } from "../../canvas/scene.ts";
import type { ViewState } from "../../state/view-state.ts";
import type { Layout } from "../arrange/arranged.ts";
import { type Atlas, entityType, type GraphEdge, nameOf } from "../atlas.ts";
import { CHANGE_COLOR, type Changes } from "../changes.ts";
import { nameOfGroup, typeOfNode } from "../fold/names.ts";
import { middleOf, placesOfGroups } from "../fold/places.ts";
import { keptByOpened } from "../opened.ts";
import { placesOf } from "../place/expand.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";
import { nodeSizes } from "./node-sizes.ts";
import { bindRibbons, pairOf } from "./ribbons.ts";
import { edgeDrawer } from "./scene-edges.ts";

/** What the lens' difference is drawn in: blue for A, orange for B, red where they clash, teal where one is less sure. */
export const VERDICT_COLOR: Readonly<Record<Verdict, string>> = {
  "only-a": "#1d4ed8",
  "only-b": "#b45309",
  conflict: "#be123c",
  apart: "#0f766e",
  agree: "#64748b",
};

const STRAIGHT: ReadonlyMap<string, number> = new Map();

/** The part of the view that a scene depends on. */
export type SceneState = Pick<ViewState, "lens" | "size" | "moved" | "expanded" | "fanned" | "opened">;

/**
 * @param drawn what is shown, with what is folded as one node
 * @param layout where the reader chose another arrangement than the dataset's own
 */
export function buildScene(
  atlas: Atlas,
  seen: Seen,
  drawn: Shown,
  state: SceneState,
  palette: Palette,
  layout: Layout | null = null,
): Scene {
  const isPlaced = (id: string): boolean => layout === null || layout.places.has(id);
  const variants = shapeVariants(atlas.dataset.schema);
  const own = placesOf(atlas, state);
  const ofGroups = placesOfGroups(drawn.groups, own);
  const placeOf = (id: string): readonly [number, number] =>
    state.moved[id] ?? layout?.places.get(id) ?? ofGroups.get(id) ?? own(id);
  const origins = new Map(
    state.expanded.flatMap(({ from, added }) => Object.keys(added).map((id) => [id, placeOf(from)])),
  );
  const sizes = nodeSizes(atlas, drawn, state.size);
  const nodes = [...drawn.nodes]
    .filter(isPlaced)
    .sort()
    .map((id): SceneNode => {
      const group = drawn.groups.get(id);
      const typeName = typeOfNode(atlas, id);
      const type = entityType(atlas, typeName);
      const [x, y] = placeOf(id);
      const origin = origins.get(id);
      const isAbsent = !group && seen.existence.get(id) === "no";
      const name = isAbsent ? absentText(nameOf(atlas, id)) : nameOf(atlas, id);
      const color = themed(type?.color ?? "", palette, type?.dark);
      return {
        id,
        label: group ? nameOfGroup(atlas, group) : `${signOf(atlas.changes?.entities.get(id))}${name}`,
        x,
        y,
        ...(origin ? { origin } : {}),
        size: sizes.get(id) ?? 4,
        color: isAbsent ? faded(color, palette) : color,
        shape: type?.shape ?? "circle",
        variant: group ? "ringed" : (variants.get(typeName) ?? "filled"),
        hub: type?.hub ?? false,
      };
    });
  const kinds = layout?.kinds ?? null;
  const isDrawn = ({ source, target, attributes }: GraphEdge): boolean =>
    isPlaced(source) && isPlaced(target) && (kinds === null || kinds.has(attributes.kind));
  const lines = layout ? drawn.edges.filter(isDrawn) : drawn.edges;
  const curvatures = lines.length > MOST_CURVES ? STRAIGHT : fan(lines);
  const differs = state.lens?.show === "difference";
  const drawnAs = edgeDrawer(atlas, seen, palette);
  const edges = lines.map((edge): SceneEdge => {
    const { attributes, key } = edge;
    const sure = drawnAs(edge);
    const plain = isPossible(edge, seen) ? possibly(sure, palette) : sure;
    const curvature = curvatures.get(key) ?? 0;
    const verdict = differs ? seen.verdicts.get(attributes.fact) : undefined;
    if (atlas.changes) return { ...plain, curvature, ...ofChange(atlas.changes, attributes, plain.label, palette) };
    if (curvature === 0 && !verdict) return plain;
    return { ...plain, curvature, ...(verdict ? { color: themed(VERDICT_COLOR[verdict], palette) } : {}) };
  });
  const { guides = [], upright = false, outwards = false } = layout ?? {};
  const awayFrom = outwards ? middleOf(nodes.map(({ x, y }) => [x, y])) : null;
  const under = new Map([...drawn.under].filter(([, node]) => isPlaced(node)));
  // One fact of a pair on which two voices contradict each other is what there is to see of it.
  const ribbons = bindRibbons(edges, fannedOut(drawn, state), differs ? themed(VERDICT_COLOR.conflict, palette) : null);
  return { nodes, guides, upright, awayFrom, under, ...thinned(ribbons, drawn) };
}

/** An edge of two states as one: what changed in its colour and with its sign, the rest in the ground. */
function ofChange(
  { facts }: Changes,
  { fact, facts: rests = [] }: GraphEdge["attributes"],
  label: string,
  palette: Palette,
): Pick<SceneEdge, "color" | "label"> {
  const change = [fact, ...rests].flatMap((id) => facts.get(id)?.change ?? [])[0];
  if (change === undefined) return { color: mix(palette.muted, palette.background, 0.7), label };
  return { color: themed(CHANGE_COLOR[change], palette), label: `${CHANGE_SIGN[change]} ${label}` };
}

function signOf(changed: PageChange | undefined): string {
  return changed ? `${CHANGE_SIGN[changed.change]} ` : "";
}

/** Whether an edge may hold on the day of the clock, and is not certain to: it is as certain as the least certain of its facts. */
function isPossible({ attributes: { fact, facts } }: GraphEdge, { answers }: Seen): boolean {
  return answers.size > 0 && (facts ?? [fact]).some((id) => answers.get(id) === "possible");
}

/** Fainter, and its caption says so. */
function possibly(edge: SceneEdge, palette: Palette): SceneEdge {
  return { ...edge, label: possiblyText(edge.label), color: faded(edge.color, palette) };
}

/** What is not certain to be there, or is not. */
export function faded(color: string, palette: Palette): string {
  return mix(color, palette.background, 0.5);
}

/** So many ribbons between groups have room at full width. */
const WIDE_RIBBONS = 80;

/** Between many groups hundreds of ribbons would be one mat. */
function thinned({ edges, leads }: Pick<Scene, "edges" | "leads">, { groups }: Shown): Pick<Scene, "edges" | "leads"> {
  const share = Math.max(0.25, Math.sqrt(WIDE_RIBBONS / edges.length));
  if (groups.size === 0 || share >= 1) return { edges, leads };
  return { edges: edges.map((edge) => ({ ...edge, thickness: Math.max(0.8, edge.thickness * share) })), leads };
}

/** The pairs whose edges are drawn one by one: those fanned out, and those of a fact that is opened. */
function fannedOut({ edges }: Shown, { fanned, opened }: SceneState): ReadonlySet<string> {
  const pairs = new Set(fanned);
  const { facts } = keptByOpened(opened);
  if (facts.length === 0) return pairs;
  for (const { attributes, source, target } of edges) {
    if ([attributes.fact, ...(attributes.facts ?? [])].some((id) => facts.includes(id)))
      pairs.add(pairOf(source, target));
  }
  return pairs;
}

/** Parallel edges bend apart symmetrically, a lone one runs straight; self-loops are numbered from 1. */
function fan(edges: readonly GraphEdge[]): Map<string, number> {
  const bundles = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    addTo(bundles, pairOf(edge.source, edge.target), edge);
  }
  const curvatures = new Map<string, number>();
  for (const bundle of bundles.values()) {
    bundle.sort((a, b) => compareText(a.key, b.key));
    const step = Math.min(0.22, 0.9 / Math.max(1, bundle.length - 1));
    bundle.forEach((edge, i) => {
      const offset = (i - (bundle.length - 1) / 2) * step;
      const turned = edge.source > edge.target ? -offset : offset;
      curvatures.set(edge.key, edge.source === edge.target ? i + 1 : turned);
    });
  }
  return curvatures;
}

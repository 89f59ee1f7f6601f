import { THICKNESS } from "../../../src/draw/line-styles.ts";
import type { Contested, Support } from "../../../src/model/support.ts";
import { type Palette, themed } from "../../canvas/palette.ts";
import type { SceneEdge } from "../../canvas/scene.ts";
import type { Atlas, GraphEdge } from "../atlas.ts";
import type { Seen } from "../seen.ts";

type Rollup = Seen["facts"][number]["rollup"];

const rollups = new WeakMap<Seen, ReadonlyMap<string, Rollup>>();

/** What the clocks and the lens leave of each fact's roll-up. */
export function rollupsOf(seen: Seen): ReadonlyMap<string, Rollup> {
  const before = rollups.get(seen);
  if (before) return before;
  const found = new Map<string, Rollup>();
  for (const { id, rollup } of seen.facts) found.set(id, rollup);
  rollups.set(seen, found);
  return found;
}

interface Drawn {
  readonly rollup: Rollup | undefined;
  readonly edge: SceneEdge;
}

/** By atlas alone weakly: a hundred thousand weak keys cost the garbage collector more than the edges are worth. */
const drawn = new WeakMap<Atlas, Map<Palette, Map<GraphEdge, Drawn>>>();

/** Makes each edge as it is drawn alone and straight. Kept from one filter to the next, which changes none of them. */
export function edgeDrawer(atlas: Atlas, palette: Palette): (edge: GraphEdge, rollup: Rollup | undefined) => SceneEdge {
  const byPalette = drawn.get(atlas) ?? new Map<Palette, Map<GraphEdge, Drawn>>();
  drawn.set(atlas, byPalette);
  const known = byPalette.get(palette) ?? new Map<GraphEdge, Drawn>();
  byPalette.set(palette, known);
  return (edge, rollup) => {
    const before = known.get(edge);
    if (before && before.rollup === rollup) return before.edge;
    const made = drawEdge(atlas, palette, edge, rollup);
    known.set(edge, { rollup, edge: made });
    return made;
  };
}

function drawEdge(atlas: Atlas, palette: Palette, edge: GraphEdge, rollup: Rollup | undefined): SceneEdge {
  const { attributes, key, source, target, undirected } = edge;
  const support = rollup?.support ?? (attributes.support as Support);
  const secondary = attributes.origin !== "stated";
  return {
    key,
    fact: attributes.fact,
    facts: [attributes.fact],
    kind: attributes.kind,
    label: attributes.label,
    source,
    target,
    directed: undirected !== true,
    color: themed(attributes.color, palette, atlas.kinds.get(attributes.kind)?.dark),
    support,
    contested: rollup?.contested ?? (attributes.contested as Contested),
    curvature: 0,
    thickness: (THICKNESS[support] ?? 1.5) * (secondary ? 0.75 : 1),
    secondary,
  };
}

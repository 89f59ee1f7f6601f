import { THICKNESS } from "../../../src/draw/line-styles.ts";
import type { Contested, Support } from "../../../src/model/support.ts";
import { type Palette, themed } from "../../canvas/palette.ts";
import type { SceneEdge } from "../../canvas/scene.ts";
import type { Atlas, GraphEdge } from "../atlas.ts";
import type { Seen } from "../seen.ts";

type Rollup = Seen["facts"][number]["rollup"];

const rollups = new WeakMap<Seen, ReadonlyMap<string, Rollup>>();

/** What the clocks and the lens leave of each fact's roll-up. */
function rollupsOf(seen: Seen): ReadonlyMap<string, Rollup> {
  const before = rollups.get(seen);
  if (before) return before;
  const found = new Map<string, Rollup>();
  for (const { id, rollup } of seen.facts) found.set(id, rollup);
  rollups.set(seen, found);
  return found;
}

interface Drawn {
  /** The number of what was last seen of it: a filter alone changes nothing, and need not look up its roll-up. */
  look: number;
  readonly rollup: Rollup | undefined;
  readonly edge: SceneEdge;
}

const looks = new WeakMap<Seen, number>();
let latest = 0;

/** To hold what was seen itself would keep it all, for as long as one edge was not drawn since. */
function numberOf(seen: Seen): number {
  const look = looks.get(seen) ?? ++latest;
  looks.set(seen, look);
  return look;
}

/** By atlas alone weakly: a hundred thousand weak keys cost the garbage collector more than the edges are worth. */
const drawn = new WeakMap<Atlas, Map<Palette, Map<GraphEdge, Drawn>>>();

/** Makes each edge as it is drawn alone and straight. Kept from one filter to the next, which changes none of them. */
export function edgeDrawer(atlas: Atlas, seen: Seen, palette: Palette): (edge: GraphEdge) => SceneEdge {
  const byPalette = drawn.get(atlas) ?? new Map<Palette, Map<GraphEdge, Drawn>>();
  drawn.set(atlas, byPalette);
  const known = byPalette.get(palette) ?? new Map<GraphEdge, Drawn>();
  byPalette.set(palette, known);
  const rollups = rollupsOf(seen);
  const look = numberOf(seen);
  return (edge) => {
    const before = known.get(edge);
    if (before?.look === look) return before.edge;
    const { origin, fact } = edge.attributes;
    const rollup = origin === "derived" ? undefined : rollups.get(fact);
    if (before && before.rollup === rollup) {
      before.look = look;
      return before.edge;
    }
    const made = drawEdge(atlas, palette, edge, rollup);
    known.set(edge, { look, rollup, edge: made });
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

import type { Path } from "../../src/query/paths.ts";
import { type Emphasis, NO_EMPHASIS } from "../canvas/renderer.ts";
import type { Scene } from "../canvas/scene.ts";
import type { OpenedKind, ViewState } from "../state/view-state.ts";
import type { GraphEdge } from "./atlas.ts";
import { endsOf, pairOf } from "./ribbons.ts";
import type { Shown } from "./shown.ts";

/** Of edges that are bound into ribbons, their ribbons. */
export function onRibbons(emphasis: Emphasis, { leads }: Pick<Scene, "leads">): Emphasis {
  const led = (keys: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...keys].map((key) => leads.get(key) ?? key));
  return { ...emphasis, selectedEdges: led(emphasis.selectedEdges), strongEdges: led(emphasis.strongEdges) };
}

/** What stands out on the canvas: the way between two entities, else what is opened, else what is picked. */
export function emphasisOf(state: Pick<ViewState, "opened" | "picked">, shown: Shown, path: Path | null): Emphasis {
  const { opened, picked } = state;
  const meant = opened && OF_OPENED[opened.kind];
  if (path && !meant?.overPath) return ofPath(shown.edges, path);
  if (opened && meant) return meant.emphasis(shown.edges, opened.id, picked);
  return picked.length > 0 ? { ...NO_EMPHASIS, selectedNodes: new Set(picked) } : NO_EMPHASIS;
}

interface OfOpened {
  /** Stands out though a path is asked for, which an entity on it does not. */
  readonly overPath: boolean;
  readonly emphasis: (edges: readonly GraphEdge[], id: string, picked: readonly string[]) => Emphasis;
}

const OF_OPENED: { readonly [K in OpenedKind]: OfOpened } = {
  entity: { overPath: false, emphasis: ofEntity },
  fact: { overPath: true, emphasis: ofFact },
  pair: { overPath: true, emphasis: ofPair },
};

function ofFact(edges: readonly GraphEdge[], fact: string): Emphasis {
  const own = edges.filter(({ attributes }) => attributes.fact === fact || attributes.facts?.includes(fact));
  const nodes = new Set(own.flatMap(({ source, target }) => [source, target]));
  const keys = new Set(own.map(({ key }) => key));
  return { ...NO_EMPHASIS, selectedEdges: keys, strongNodes: nodes, dims: own.length > 0 };
}

function ofPair(edges: readonly GraphEdge[], pair: string): Emphasis {
  const own = edges.filter(({ source, target }) => pairOf(source, target) === pair);
  const ends = new Set(endsOf(pair));
  return {
    ...NO_EMPHASIS,
    selectedNodes: ends,
    strongNodes: ends,
    selectedEdges: new Set(own.map(({ key }) => key)),
    dims: own.length > 0,
  };
}

function ofPath(edges: readonly GraphEdge[], path: Path): Emphasis {
  const facts = new Set(path.hops.map(({ fact }) => fact));
  const nodes = new Set(path.nodes);
  const own = edges.filter(
    ({ attributes, source, target }) => facts.has(attributes.fact) && nodes.has(source) && nodes.has(target),
  );
  return {
    ...NO_EMPHASIS,
    selectedNodes: new Set([path.nodes[0] ?? "", path.nodes.at(-1) ?? ""]),
    strongNodes: nodes,
    selectedEdges: new Set(own.map(({ key }) => key)),
    dims: true,
  };
}

function ofEntity(edges: readonly GraphEdge[], id: string, picked: readonly string[]): Emphasis {
  const own = edges.filter(({ source, target }) => source === id || target === id);
  return {
    ...NO_EMPHASIS,
    selectedNodes: new Set([id, ...picked]),
    strongNodes: new Set(own.flatMap(({ source, target }) => [source, target])),
    strongEdges: new Set(own.map(({ key }) => key)),
    dims: own.length > 0,
  };
}

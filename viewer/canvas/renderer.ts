import type { Point } from "../../src/draw/place.ts";
import type { Camera } from "../state/view-state.ts";
import type { Palette } from "./palette.ts";
import type { Scene } from "./scene.ts";
import type { Universe } from "./scene-graph.ts";

/** What stands out: the rest is drawn dim where `dims`, else as ever. */
export interface Emphasis {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  readonly strongNodes: ReadonlySet<string>;
  readonly strongEdges: ReadonlySet<string>;
  readonly dims: boolean;
}

export const NO_EMPHASIS: Emphasis = {
  selectedNodes: new Set(),
  selectedEdges: new Set(),
  strongNodes: new Set(),
  strongEdges: new Set(),
  dims: false,
};

export type { Point };

/** From the graph to the screen: what captions and saved pictures are placed by. All in CSS pixels. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  /** Where a node is; null: not drawn. */
  at(id: string): Point | null;
  /** A place of the graph's own coordinates. */
  spot(place: readonly [number, number]): Point;
  /** What a size at zoom 1 measures at the present zoom. */
  scale(size: number): number;
}

/** What the reader did on the canvas. */
export interface CanvasEvents {
  clickNode(id: string, extend: boolean): void;
  doubleClickNode(id: string): void;
  clickEdge(key: string): void;
  clickGround(): void;
  hoverNode(id: string | null, at: Point): void;
  hoverEdge(key: string | null, at: Point): void;
  /** In the graph's own coordinates. */
  dragged(id: string, to: readonly [number, number]): void;
  /** The reader panned or zoomed; not sent for `fit`. */
  moved(camera: Camera): void;
}

/** What is on the canvas: a scene out of all that there is, in a theme's colours, with what stands out. */
export interface Stage {
  readonly universe: Universe;
  readonly scene: Scene;
  readonly palette: Palette;
  readonly emphasis: Emphasis;
  /** What is written behind the names of some nodes: how many of their neighbours are not drawn. */
  readonly marks: ReadonlyMap<string, string>;
}

/** All that the page asks of a drawing engine; sigma-renderer.ts answers with sigma 3. */
export interface Renderer {
  /** Draws what differs from what was shown before. */
  show(stage: Stage, animate: boolean): void;
  /** Moves the camera no further than it takes to see these nodes. */
  reveal(ids: readonly string[], animate: boolean): void;
  /** Brings these nodes (all where none are given) into view. */
  fit(ids: readonly string[] | null, animate: boolean): void;
  setCamera(camera: Camera): void;
  getCamera(): Camera;
  flyTo(id: string, animate: boolean): void;
  zoomBy(factor: number): void;
  /** In CSS pixels: the picture moves the other way. */
  panBy(x: number, y: number): void;
  /** Moves a node by so many CSS pixels, and tells so as `dragged` does. */
  moveBy(id: string, x: number, y: number): void;
  /** Where things are on the screen at this moment. */
  projection(): Projection;
  /** Marks the node that the keyboard is at; null: none. */
  setCursor(id: string | null): void;
  /** Node ids within a polygon of the container's CSS pixels. */
  within(polygon: readonly Point[]): readonly string[];
  resize(): void;
  kill(): void;
}

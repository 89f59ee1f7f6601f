import Sigma from "sigma";
import type { MouseCoords } from "sigma/types";
import type { Camera } from "../state/view-state.ts";
import { drawCaptions } from "./captions.ts";
import { edgeProgram } from "./edge-program.ts";
import { listenForDrag } from "./node-drag.ts";
import { ShapeProgram } from "./node-program.ts";
import { mix, type Palette } from "./palette.ts";
import { type CanvasEvents, NO_EMPHASIS, type Point, type Projection, type Renderer } from "./renderer.ts";
import type { Scene, SceneEdge, SceneNode } from "./scene.ts";
import { type Extent, sceneGraph } from "./scene-graph.ts";
import { captionedNodes, edgeCaptions } from "./what-to-caption.ts";

/** Edge events redraw every edge once more for picking; above this many they wait until something is selected. */
const MOST_HOVERED_EDGES = 20_000;
const EMPTY: Scene = { nodes: [], edges: [] };

/** The renderer on sigma 3. The scene's graph is never changed: a new scene is a new graph, and emphasis is a reducer. */
export function createSigmaRenderer(
  container: HTMLElement,
  events: CanvasEvents,
  firstPalette: Palette,
  extent: Extent | null,
): Renderer {
  let scene = EMPTY;
  let palette = firstPalette;
  let emphasis = NO_EMPHASIS;
  let hovered: string | null = null;
  let nodes = new Map<string, SceneNode>();
  let edges = new Map<string, SceneEdge>();
  let byImportance: readonly SceneNode[] = [];
  let fitting = false;
  let pointer: Point = { x: 0, y: 0 };

  const sigma = new Sigma(sceneGraph(EMPTY, palette), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: true,
    zIndex: true,
    stagePadding: 30,
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / roomFor(container),
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    defaultNodeType: "shape",
    defaultEdgeType: "curved",
    nodeProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: { curved: edgeProgram(16), straight: edgeProgram(1) },
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (id, data) => {
      const strong = emphasis.strongNodes.has(id) || emphasis.selectedNodes.has(id) || id === hovered;
      if (emphasis.dims && !strong) return { ...data, color: mix(data["color"], palette.background, 0.8), zIndex: 0 };
      if (emphasis.selectedNodes.has(id)) return { ...data, rim: palette.selection, zIndex: 3 };
      return strong ? { ...data, zIndex: 2 } : data;
    },
    edgeReducer: (key, data) => {
      if (emphasis.selectedEdges.has(key)) return { ...data, size: data["size"] + 2.2, zIndex: 3 };
      if (emphasis.strongEdges.has(key)) return { ...data, size: data["size"] + 0.4, zIndex: 2 };
      return emphasis.dims ? { ...data, color: mix(data["color"], palette.background, 0.85), zIndex: 0 } : data;
    },
  });
  if (extent) sigma.setCustomBBox(extent);

  const camera = sigma.getCamera();
  // What is wider than high lies on its side where the canvas is higher than wide.
  const angle = container.offsetHeight > container.offsetWidth * 1.2 ? Math.PI / 2 : 0;
  camera.setState({ angle });
  const labels = sigma.getCanvases()["labels"]?.getContext("2d") ?? null;
  const animation = { duration: 350 };

  sigma.on("afterRender", () => {
    if (!labels) return;
    const view = { projection: projection(), nodes, edges, emphasis, hovered, palette };
    const { width, height } = sigma.getDimensions();
    labels.clearRect(0, 0, width, height);
    drawCaptions(labels, captionedNodes(view, byImportance), edgeCaptions(view), palette, width, height);
  });
  camera.on("updated", () => {
    if (!fitting) events.moved(cameraState());
  });
  sigma.getMouseCaptor().on("mousemovebody", ({ x, y }: MouseCoords) => {
    pointer = { x, y };
  });
  const isExtending = ({ original }: MouseCoords): boolean =>
    "shiftKey" in original && (original.shiftKey || original.ctrlKey || original.metaKey);
  sigma.on("clickNode", ({ node, event }) => events.clickNode(node, isExtending(event)));
  sigma.on("doubleClickNode", ({ node, event }) => {
    event.preventSigmaDefault();
    events.doubleClickNode(node);
  });
  sigma.on("clickEdge", ({ edge }) => events.clickEdge(edge));
  sigma.on("clickStage", () => events.clickGround());
  sigma.on("enterNode", ({ node }) => hover(node));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("enterEdge", ({ edge }) => events.hoverEdge(edge, pointer));
  sigma.on("leaveEdge", () => events.hoverEdge(null, pointer));
  listenForDrag(sigma, events);

  function hover(id: string | null): void {
    hovered = id;
    container.style.cursor = id ? "pointer" : "";
    events.hoverNode(id, pointer);
    sigma.scheduleRender();
  }

  function projection(): Projection {
    const at = (id: string): Point | null => {
      const data = sigma.getNodeDisplayData(id);
      return data ? sigma.framedGraphToViewport(data) : null;
    };
    return { ...sigma.getDimensions(), at, scale: (size) => sigma.scaleSize(size) };
  }

  function cameraState(): Camera {
    const { x, y, ratio } = camera.getState();
    return { x, y, ratio };
  }

  /** Moves without telling that somebody moved. */
  function quietly(state: Camera, animate: boolean): void {
    fitting = true;
    const done = (): void => {
      fitting = false;
    };
    if (animate) void camera.animate(state, animation).then(done, done);
    else {
      camera.setState(state);
      done();
    }
  }

  return {
    show(next) {
      scene = next;
      nodes = new Map(scene.nodes.map((node) => [node.id, node]));
      edges = new Map(scene.edges.map((edge) => [edge.key, edge]));
      byImportance = [...scene.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
      if (hovered && !nodes.has(hovered)) hovered = null;
      sigma.setSetting("enableEdgeEvents", scene.edges.length <= MOST_HOVERED_EDGES);
      sigma.setGraph(sceneGraph(scene, palette));
    },
    emphasise(next) {
      emphasis = next;
      sigma.refresh({ skipIndexation: true });
    },
    setPalette(next) {
      palette = next;
    },
    fit(ids, animate) {
      const wanted = (ids ?? scene.nodes.map(({ id }) => id)).filter((id) => nodes.has(id));
      const target = fitted(sigma, wanted);
      if (target) quietly(target, animate);
    },
    setCamera: (state) => quietly(state, false),
    getCamera: cameraState,
    flyTo(id, animate) {
      const data = sigma.getNodeDisplayData(id);
      if (!data) return;
      const state = { x: data.x, y: data.y, ratio: Math.min(camera.getState().ratio, 0.45) };
      if (animate) void camera.animate(state, animation);
      else camera.setState(state);
    },
    zoomBy(factor) {
      void camera.animate({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) }, { duration: 150 });
    },
    panBy(x, y) {
      const { width, height } = sigma.getDimensions();
      camera.setState(sigma.viewportToFramedGraph({ x: width / 2 + x, y: height / 2 + y }));
    },
    projection,
    within(polygon) {
      return scene.nodes
        .filter(({ id }) => {
          const data = sigma.getNodeDisplayData(id);
          return data !== undefined && isInside(sigma.framedGraphToViewport(data), polygon);
        })
        .map(({ id }) => id);
    },
    resize: () => {
      sigma.resize();
      sigma.scheduleRender();
    },
    kill: () => sigma.kill(),
  };
}

/** Marks are drawn smaller where there is less room: 1 for a desktop's canvas, about a half for a phone's. */
function roomFor({ offsetWidth, offsetHeight }: HTMLElement): number {
  return Math.min(1, Math.max(0.5, Math.sqrt((offsetWidth * offsetHeight) / 700_000)));
}

/** The camera that shows all of these nodes; null where there are none. */
function fitted(sigma: Sigma, ids: readonly string[]): Camera | null {
  const { width, height } = sigma.getDimensions();
  const points = ids.flatMap((id) => {
    const data = sigma.getNodeDisplayData(id);
    return data ? [sigma.framedGraphToViewport(data)] : [];
  });
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [lowest(xs), -lowest(xs.map((x) => -x)), lowest(ys), -lowest(ys.map((y) => -y))];
  const center = sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 });
  const room = { x: Math.max(80, width - 130), y: Math.max(80, height - 90) };
  const scale = Math.max((right - left) / room.x, (bottom - top) / room.y);
  const ratio = Math.max(sigma.getCamera().getState().ratio * scale, points.length === 1 ? 0.3 : 0.12);
  return { x: center.x, y: center.y, ratio: sigma.getCamera().getBoundedRatio(ratio) };
}

function lowest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** Ray casting. */
function isInside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let before = polygon.at(-1);
  for (const point of polygon) {
    if (before && point.y > y !== before.y > y) {
      const crossing = ((before.x - point.x) * (y - point.y)) / (before.y - point.y) + point.x;
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

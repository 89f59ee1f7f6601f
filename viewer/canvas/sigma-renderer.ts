import type { MultiGraph } from "graphology";
import Sigma from "sigma";
import type { MouseCoords } from "sigma/types";
import type { Camera } from "../state/view-state.ts";
import { drawBeforePrint } from "./before-print.ts";
import { bulkEdges } from "./bulk-edges.ts";
import { drawCaptions } from "./captions.ts";
import { drawnNode, edgeLook, HIDDEN_EDGE, HIDDEN_NODE, type Look, nodeUnder } from "./drawn.ts";
import type { Extent } from "./extent.ts";
import { createGlide } from "./glide.ts";
import { drawGuides, guideCaptions } from "./guides.ts";
import { drawCursor } from "./input/cursor.ts";
import { isInside, nearestEdge } from "./input/hit.ts";
import { listenForClicks, listenForDrag } from "./input/pointer.ts";
import { movesFor } from "./moves.ts";
import { inBulk } from "./programs/bulk-program.ts";
import { edgeProgram } from "./programs/edge-program.ts";
import { LineProgram } from "./programs/line-program.ts";
import { ShapeProgram } from "./programs/node-program.ts";
import type { CanvasEvents, Emphasis, Point, Projection, Renderer, Stage } from "./renderer.ts";
import { fitted, roomFor } from "./room.ts";
import { MOST_CURVES, type SceneNode } from "./scene.ts";
import { type Universe, universeGraph } from "./scene-graph.ts";
import { indexScene } from "./scene-index.ts";
import { captionedNodes, edgeCaptions } from "./what-to-caption.ts";

/** Picking redraws every edge once more; in larger graphs a click looks for the nearest edge instead, and edges are drawn in bulk. */
const MOST_PICKED_EDGES = 12_000;

/** The renderer on sigma 3: everything is bound once, scenes and emphasis are reducers over it. */
export function createSigmaRenderer(
  container: HTMLElement,
  events: CanvasEvents,
  first: Stage,
  extent: Extent | null,
): Renderer {
  let { universe, scene, palette, emphasis, marks } = first;
  let hovered: string | null = null;
  let cursor: string | null = null;
  let { nodes, edgeNamed, byImportance } = indexScene(scene);
  let fitting = false;
  /** The browser's own profile then tells when the first graph was there. */
  let marked = false;
  let pointer: Point = { x: 0, y: 0 };
  let look: Look = { palette, emphasis, hovered, plain: false };
  let drawnEdge = edgeLook(look);
  lookAgain();
  const picksEdges = universe.graph.edges.length <= MOST_PICKED_EDGES;

  // Sigma draws a frame as it is made, before the camera can be set: without a size that frame costs nothing.
  container.style.display = "none";
  const bulk = bulkEdges();
  const graphOf = (all: Universe): MultiGraph => universeGraph(all, picksEdges);
  const sigma = new Sigma(graphOf(universe), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: picksEdges,
    zIndex: true,
    stagePadding: 30,
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / roomFor(container, scene.upright),
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    defaultNodeType: "shape",
    defaultEdgeType: "line",
    nodeProgramClasses: { shape: ShapeProgram },
    // Drawn in this order: what stands out of a large graph is curved and lies on top of its plain lines.
    edgeProgramClasses: picksEdges
      ? { line: LineProgram, curved: edgeProgram() }
      : { line: inBulk(LineProgram, bulk.line), curved: inBulk(edgeProgram(), bulk.curved) },
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (id, { x, y }) => {
      const node = nodes.get(id);
      if (node) return { x, y, ...drawnNode(node, look) };
      const group = nodes.get(scene.under.get(id) ?? "");
      return group ? { x, y, ...nodeUnder(group) } : { x, y, ...HIDDEN_NODE };
    },
    edgeReducer: (key) => {
      const edge = edgeNamed(key);
      return edge ? drawnEdge(edge) : HIDDEN_EDGE;
    },
  });
  sigma.createCanvasContext("ground");
  const { ground: underneath } = sigma.getCanvases();
  if (underneath) container.prepend(underneath);
  container.style.display = "";
  sigma.resize();
  if (extent) sigma.setCustomBBox(extent);
  sigma.scheduleRender();
  const glide = createGlide(sigma, () => universe.graph.edges.length);
  const stopPrinting = drawBeforePrint(sigma);
  place(new Set(), false);

  const camera = sigma.getCamera().setState({ angle: angle() });
  const [labels, ground] = [sigma.getCanvases()["labels"], underneath].map((one) => one?.getContext("2d") ?? null);
  const animation = { duration: 350 };

  if (!picksEdges) {
    const fillBulk = (): void => bulk.fill(sigma, scene, look);
    fillBulk();
    sigma.on("afterProcess", fillBulk);
  }
  sigma.on("afterRender", () => {
    if (!labels) return;
    const { awayFrom, guides } = scene;
    const looks = { emphasis, marks, hovered: cursor ?? hovered, palette, awayFrom };
    const view = { projection: projection(), nodes, edges: scene.edges, edgeNamed, ...looks };
    const { width, height } = view.projection;
    labels.clearRect(0, 0, width, height);
    ground?.clearRect(0, 0, width, height);
    if (ground) drawGuides(ground, guides, view.projection, palette);
    drawCursor(labels, view.projection, cursor === null ? undefined : nodes.get(cursor), palette);
    const beside = [...guideCaptions(guides, view.projection, palette), ...edgeCaptions(view)];
    drawCaptions(labels, captionedNodes(view, byImportance), beside, palette, width, height);
    if (!marked) performance.mark("graph drawn");
    marked = true;
  });
  camera.on("updated", () => {
    if (!fitting) events.moved(cameraState());
  });
  sigma.getMouseCaptor().on("mousemovebody", ({ x, y }: MouseCoords) => {
    pointer = { x, y };
  });
  const drag = listenForDrag(sigma, events, (id) => foldedInto(id));
  // Sigma says so itself only where it picks edges.
  const edgeAt = (at: Point): string | null =>
    picksEdges ? null : (nearestEdge(scene.edges, at, projection())?.key ?? null);
  listenForClicks(sigma, events, drag, edgeAt);
  sigma.on("enterNode", ({ node }) => hover(node));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("enterEdge", ({ edge }) => events.hoverEdge(edge, pointer));
  sigma.on("leaveEdge", () => events.hoverEdge(null, pointer));

  function index(): void {
    ({ nodes, edgeNamed, byImportance } = indexScene(scene));
    if (hovered && !nodes.has(hovered)) hovered = null;
    if (cursor && !nodes.has(cursor)) cursor = null;
    lookAgain();
  }

  /** Of what is folded away, the node that stands for it. */
  function nodeFor(id: string): SceneNode | undefined {
    return nodes.get(scene.under.get(id) ?? id);
  }

  function foldedInto(group: string): readonly string[] {
    return [...scene.under].flatMap(([id, node]) => (node === group ? id : []));
  }

  function lookAgain(): void {
    look = { palette, emphasis, hovered, plain: scene.edges.length > MOST_CURVES };
    drawnEdge = edgeLook(look);
  }

  /** What is wider than high lies on its side where the canvas is higher than wide, unless it must stay upright. */
  function angle(): number {
    const isTall = container.offsetHeight > container.offsetWidth * 1.2;
    return isTall && !scene.upright ? Math.PI / 2 : 0;
  }

  function place(drawn: ReadonlySet<string>, animate: boolean): void {
    const graph = sigma.getGraph();
    const now = (id: string): Point => graph.getNodeAttributes(id) as Point;
    glide.start(
      movesFor(scene, now, (id) => drawn.has(id)),
      animate,
    );
  }

  function hover(id: string | null): void {
    hovered = id;
    lookAgain();
    container.style.cursor = id ? "pointer" : "";
    events.hoverNode(id, pointer);
    sigma.scheduleRender();
  }

  function projection(): Projection {
    const at = (id: string): Point | null => {
      const data = sigma.getNodeDisplayData(id);
      return data ? sigma.framedGraphToViewport(data) : null;
    };
    const spot = ([x, y]: readonly [number, number]): Point => sigma.graphToViewport({ x, y });
    return { ...sigma.getDimensions(), at, spot, scale: (size) => sigma.scaleSize(size) };
  }

  /**
   * Draws all anew: what is dimmed is nearly everything, and sigma throws where a partial refresh meets a full one that
   * has not been processed yet.
   */
  function emphasise(next: Emphasis): void {
    emphasis = next;
    lookAgain();
    sigma.refresh({ schedule: true });
  }

  function cameraState(): Camera {
    const { x, y, ratio } = camera.getState();
    return { x, y, ratio };
  }

  /** Moves without reporting a move of the reader's. */
  function quietly(state: Camera & { readonly angle?: number }, animate: boolean): void {
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
    show(next, animate) {
      if (next.scene === scene && next.palette === palette && next.universe === universe) {
        marks = next.marks;
        if (next.emphasis !== emphasis) emphasise(next.emphasis);
        else sigma.scheduleRender();
        return;
      }
      const isBound = next.universe === universe;
      const drawn = new Set([...nodes.keys(), ...scene.under.keys()]);
      glide.stop();
      ({ universe, scene, palette, emphasis, marks } = next);
      index();
      if (!isBound) sigma.setGraph(graphOf(universe));
      place(drawn, animate && isBound);
      if (camera.getState().angle !== angle()) quietly({ ...cameraState(), angle: angle() }, false);
      sigma.refresh({ schedule: true });
    },
    fit(ids, animate) {
      // A panel that has just opened or closed has changed the room there is.
      sigma.resize();
      const wanted = ids ? ids.flatMap((id) => nodeFor(id) ?? []) : scene.nodes;
      const target = fitted(sigma, wanted, scene.awayFrom !== null);
      if (target) quietly(target, animate);
    },
    reveal(ids, animate) {
      const now = { cameraState: camera.getState() };
      const { width, height } = sigma.getDimensions();
      const isOut = ({ x, y }: Point): boolean => x < 20 || y < 20 || x > width - 60 || y > height - 20;
      const wanted = ids.flatMap((id) => nodes.get(id) ?? []);
      if (!wanted.some((node) => isOut(sigma.graphToViewport(node, now)))) return;
      const target = fitted(sigma, wanted, scene.awayFrom !== null);
      if (!target) return;
      const to = { ...target, ratio: Math.max(target.ratio, camera.getState().ratio) };
      if (animate) void camera.animate(to, animation);
      else camera.setState(to);
    },
    setCamera: (state) => quietly(state, false),
    getCamera: cameraState,
    flyTo(id, animate) {
      const node = nodeFor(id);
      if (!node) return;
      // By the camera as it is, which the last frame may not have been drawn by.
      const now = { cameraState: camera.getState() };
      const { x, y } = sigma.viewportToFramedGraph(sigma.graphToViewport(node, now), now);
      const state = { x, y, ratio: Math.min(now.cameraState.ratio, 0.45) };
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
    moveBy(id, x, y) {
      const from = projection().at(id);
      if (!from) return;
      const to = sigma.viewportToGraph({ x: from.x + x, y: from.y + y });
      events.dragged(id, [to.x, to.y]);
    },
    projection,
    setCursor(id) {
      cursor = id;
      sigma.scheduleRender();
    },
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
    kill() {
      glide.stop();
      stopPrinting();
      sigma.kill();
    },
  };
}

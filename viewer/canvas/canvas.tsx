import { type KeyboardEvent, type ReactElement, useCallback, useMemo, useRef, useState } from "react";
import { count } from "../../src/wording/counts.ts";
import { nameOf } from "../derive/atlas.ts";
import { keptByOpened } from "../derive/opened.ts";
import { pairOf } from "../derive/ribbons.ts";
import { sentenceOf } from "../derive/sentence.ts";
import { prefersStill } from "../shell/use-theme.ts";
import { useSession } from "../state/session.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { FocusBar } from "./focus-bar.tsx";
import { HoverCard, type Hovered } from "./hover-card.tsx";
import { Lasso } from "./input/lasso.tsx";
import { DIRECTIONS, firstStep, neighbourTowards } from "./input/walk.ts";
import type { CanvasEvents, Point } from "./renderer.ts";
import { useFlights } from "./use-flights.ts";
import { useRenderer } from "./use-renderer.ts";

/** How far an arrow key moves it, in pixels. */
const STEP = 60;

/** The picture is moved by keys while it has the focus. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** The graph itself. Everything that can be done here can be done in the table, too. */
export function Canvas(): ReactElement {
  const { atlas, state, dispatch, seen, shown, announce } = useSession();
  const container = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [lassoing, setLassoing] = useState(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const saving = useRef(0);

  /** What one clicks must not run away from under the pointer. */
  const holdStill = (): void => {
    const camera = renderer.current?.getCamera();
    if (camera && !state.camera) dispatch({ type: "camera", camera });
  };
  const open = (id: string): void => {
    holdStill();
    dispatch({ type: "open", opened: { kind: "entity", id } });
    announce(`Opened ${nameOf(atlas, id)}`);
  };
  const events: CanvasEvents = {
    clickNode(id, extend) {
      setHovered(null);
      if (extend) {
        dispatch({ type: "pick", ids: [id], how: "toggle" });
        return;
      }
      if (state.path && (!state.path.from || !state.path.to)) {
        dispatch({ type: "path", path: { ...state.path, [state.path.from ? "to" : "from"]: id } });
        return;
      }
      open(id);
    },
    doubleClickNode(id) {
      setHovered(null);
      dispatch({ type: "focus", ids: [id], depth: 1 });
    },
    clickEdge(key) {
      setHovered(null);
      const edge = scene.edges.find((one) => one.key === key);
      if (!edge) return;
      holdStill();
      dispatch({
        type: "open",
        opened:
          edge.facts.length > 1
            ? { kind: "pair", id: pairOf(edge.source, edge.target) }
            : { kind: "fact", id: edge.fact },
      });
    },
    clickGround: () => {
      holdStill();
      if (state.opened) dispatch({ type: "open", opened: null });
      else if (state.picked.length > 0) dispatch({ type: "pick", ids: [], how: "set" });
    },
    hoverNode: (id, at) => setHovered(id ? { kind: "node", id, at } : null),
    hoverEdge: (key, at) => setHovered(key ? { kind: "edge", id: key, at } : null),
    dragged: (id, to) => dispatch({ type: "move", id, to }),
    moved(camera) {
      setHovered(null);
      // The URL follows when the movement has come to rest.
      clearTimeout(saving.current);
      saving.current = window.setTimeout(() => dispatch({ type: "camera", camera }), 250);
    },
  };
  const { renderer, scene } = useRenderer(container, events);
  useFlights(renderer);

  const onLasso = useCallback(
    (polygon: readonly Point[]) => {
      const ids = renderer.current?.within(polygon) ?? [];
      dispatch({ type: "pick", ids, how: "set" });
      announce(`${ids.length} entities picked`);
      setLassoing(false);
    },
    [renderer, dispatch, announce],
  );
  const label = useMemo(() => sentenceOf(atlas, state, seen, shown).shows, [atlas, state, seen, shown]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || !(event.ctrlKey || event.metaKey ? undo(event) : press(event))) return;
    event.preventDefault();
  };
  const undo = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (key.toLowerCase() !== "z" || shiftKey || Object.keys(state.moved).length === 0) return false;
    dispatch({ type: "undo-move" });
    announce("Undid the last move");
    return true;
  };
  const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const direction = DIRECTIONS[key];
    if (direction && shiftKey) renderer.current?.panBy(direction.x * STEP, direction.y * STEP);
    else if (direction) walk(direction);
    else if (key === "+" || key === "=") renderer.current?.zoomBy(1.4);
    else if (key === "-") renderer.current?.zoomBy(1 / 1.4);
    else if (key === "0") showAll();
    else if (cursor === null) return false;
    else if (key === "Enter") open(cursor);
    else if (key === " ") dispatch({ type: "pick", ids: [cursor], how: "toggle" });
    else if (key === "f") dispatch({ type: "focus", ids: [cursor], depth: 1 });
    else if (key === "Escape") goTo(null);
    else return false;
    return true;
  };
  const walk = (direction: Point): void => {
    const at = renderer.current?.projection().at;
    if (!at) return;
    const { edges, nodes } = scene;
    const opened = keptByOpened(state.opened).entities[0] ?? null;
    const next = cursor === null ? firstStep(nodes, opened) : neighbourTowards(edges, at, cursor, direction);
    if (next) goTo(next);
    else announce("No neighbour in that direction");
  };
  const goTo = (id: string | null): void => {
    setCursor(id);
    setHovered(null);
    renderer.current?.setCursor(id);
    if (id === null) return;
    const point = renderer.current?.projection().at(id);
    if (!point) return;
    const { offsetWidth = 0, offsetHeight = 0 } = container.current ?? {};
    const middle = { x: offsetWidth / 2, y: offsetHeight / 2 };
    const isOut = point.x < 0 || point.y < 0 || point.x > offsetWidth || point.y > offsetHeight;
    if (isOut) renderer.current?.panBy(point.x - middle.x, point.y - middle.y);
    setHovered({ kind: "node", id, at: isOut ? middle : point });
    const neighbours = new Set(
      scene.edges.flatMap(({ source, target }) => (source === id ? target : target === id ? source : [])),
    );
    announce(`${nameOf(atlas, id)}, ${count(neighbours.size, "neighbour")}. Enter opens it`);
  };
  const showAll = (): void => {
    if (state.camera) dispatch({ type: "camera", camera: null });
    else renderer.current?.fit(null, !prefersStill());
  };

  return (
    <section className="canvas" aria-label="Graph">
      <div
        ref={container}
        className="canvas-place"
        role="application"
        {...FOCUSABLE}
        aria-label={`Graph of ${label} Arrow keys walk from neighbour to neighbour, Enter opens, space picks. Shift and arrows move the picture, plus and minus zoom, 0 fits. The table holds the same facts.`}
        onKeyDown={onKeyDown}
        onBlur={() => goTo(null)}
      />
      {lassoing && <Lasso onDone={onLasso} onCancel={() => setLassoing(false)} />}
      {hovered && !lassoing && <HoverCard hovered={hovered} scene={scene} />}
      {shown.nodes.size === 0 && (
        <p className="nothing">Nothing passes these filters. “Reset” below brings the graph back.</p>
      )}
      <FocusBar />
      <CanvasControls
        lassoing={lassoing}
        onLasso={setLassoing}
        onZoom={(factor) => renderer.current?.zoomBy(factor)}
        onFit={showAll}
      />
    </section>
  );
}

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { groupText, UNFOLD_FIRST } from "../../../src/wording/picture/folds.ts";
import { neighbourText } from "../../../src/wording/picture/neighbours.ts";
import { nameOf } from "../../derive/atlas.ts";
import { nameOfGroup } from "../../derive/fold/names.ts";
import { keptByOpened } from "../../derive/opened.ts";
import { useExpand } from "../../expand/use-expand.ts";
import { useFold } from "../../fold/use-fold.ts";
import { useSession } from "../../state/session.ts";
import type { Hovered } from "../hover-card.tsx";
import type { Point, Renderer } from "../renderer.ts";
import type { Scene, SceneEdge } from "../scene.ts";
import { DIRECTIONS, edgeBetween, firstStep, neighbourTowards } from "./walk.ts";

/** How far an arrow key moves the picture, or an entity that is being moved, in pixels. */
const STEP = 60;
const NUDGE = 20;

export const KEYS_HELP =
  "Arrow keys walk from neighbour to neighbour, Enter opens, E opens the line one came by, space picks, F shows the neighbourhood, X adds neighbours that are not drawn, Shift and X takes them away. G folds a group into one, or unfolds it. M lets the arrow keys move the entity. Shift and arrows move the picture, plus and minus zoom, 0 fits.";

/** What the node of a folded type has no answer to. */
const OF_AN_ENTITY: ReadonlySet<string> = new Set(["f", "x", "X"]);

interface Hands {
  readonly renderer: RefObject<Renderer | null>;
  readonly container: RefObject<HTMLElement | null>;
  readonly scene: Scene;
  readonly open: (id: string) => void;
  readonly openEdge: (edge: SceneEdge) => void;
  readonly showAll: () => void;
  readonly hover: (hovered: Hovered | null) => void;
}

/** All that a pointer does on the canvas, by keys. */
export function useKeys({ renderer, container, scene, open, openEdge, showAll, hover }: Hands): {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
} {
  const { atlas, state, drawn, dispatch, announce } = useSession();
  const folding = useFold();
  const expand = useExpand();
  const [cursor, setCursor] = useState<string | null>(null);
  const [moving, setMoving] = useState(false);
  const cameBy = useRef<SceneEdge | null>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !press(event)) return;
    event.preventDefault();
  };
  const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const direction = DIRECTIONS[key];
    if (direction && shiftKey) renderer.current?.panBy(direction.x * STEP, direction.y * STEP);
    else if (direction && moving && cursor !== null) move(cursor, direction);
    else if (direction) walk(direction);
    else if (key === "+" || key === "=") renderer.current?.zoomBy(1.4);
    else if (key === "-") renderer.current?.zoomBy(1 / 1.4);
    else if (key === "0") showAll();
    else return cursor !== null && pressAt(cursor, key);
    return true;
  };
  const pressAt = (id: string, key: string): boolean => {
    if (moving && (key === "Enter" || key === "Escape" || key === "m")) letGo(id);
    else if (key === "Enter") open(id);
    else if (key === "g") foldOrUnfold(id);
    else if (drawn.groups.has(id) && !atlas.kg.entity(id) && OF_AN_ENTITY.has(key)) announce(UNFOLD_FIRST);
    else if (key === " ") dispatch({ type: "pick", ids: drawn.groups.get(id)?.members ?? [id], how: "toggle" });
    else if (key === "f") dispatch({ type: "focus", ids: [id], depth: 1 });
    else if (key === "m") take(id);
    else if (key === "x") expand.next(id);
    else if (key === "X") expand.fold(id);
    else if (key === "e" && cameBy.current) openEdge(cameBy.current);
    else if (key === "Escape") goTo(null);
    else return false;
    return true;
  };
  const foldOrUnfold = (id: string): void => {
    const next = drawn.groups.has(id) ? folding.unfold(id) : folding.foldAround(id);
    if (next === null) return;
    // The renderer hears of it before it draws the change.
    setCursor(next);
    renderer.current?.setCursor(next);
  };
  const take = (id: string): void => {
    setMoving(true);
    hover(null);
    announce(`Arrow keys move ${nameOf(atlas, id)}. Enter puts it down`);
  };
  const letGo = (id: string): void => {
    setMoving(false);
    announce(`Put ${nameOf(atlas, id)} down`);
  };
  const move = (id: string, { x, y }: Point): void => renderer.current?.moveBy(id, x * NUDGE, y * NUDGE);
  const walk = (direction: Point): void => {
    const at = renderer.current?.projection().at;
    if (!at) return;
    const { edges, nodes } = scene;
    const opened = keptByOpened(state.opened).entities[0] ?? null;
    const next = cursor === null ? firstStep(nodes, opened) : neighbourTowards(edges, at, cursor, direction);
    if (!next) {
      announce("No neighbour in that direction");
      return;
    }
    cameBy.current = cursor === null ? null : edgeBetween(edges, cursor, next);
    goTo(next);
  };
  const goTo = (id: string | null): void => {
    setCursor(id);
    setMoving(false);
    hover(null);
    renderer.current?.setCursor(id);
    if (id === null) cameBy.current = null;
    const point = id === null ? null : renderer.current?.projection().at(id);
    if (id === null || !point) return;
    const { offsetWidth = 0, offsetHeight = 0 } = container.current ?? {};
    const middle = { x: offsetWidth / 2, y: offsetHeight / 2 };
    const isOut = point.x < 0 || point.y < 0 || point.x > offsetWidth || point.y > offsetHeight;
    if (isOut) renderer.current?.panBy(point.x - middle.x, point.y - middle.y);
    hover({ kind: "node", id, at: isOut ? middle : point });
    const group = drawn.groups.get(id);
    const { all, hidden } = expand.neighbours(id);
    if (group)
      announce(`${nameOfGroup(atlas, group)}, ${groupText(group.members.length, group.facts)}. Enter unfolds it`);
    else announce(`${nameOf(atlas, id)}, ${neighbourText(all.length, hidden.length)}. Enter opens it`);
  };
  return { onKeyDown, onBlur: () => goTo(null) };
}

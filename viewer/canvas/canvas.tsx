import { type ReactElement, useCallback, useMemo, useRef, useState } from "react";
import { ArrangedWords } from "../arrange/arranged-words.tsx";
import { nameOf } from "../derive/atlas.ts";
import { pairOf } from "../derive/scene/ribbons.ts";
import { sentenceOf } from "../derive/sentence.ts";
import { useFold } from "../fold/use-fold.ts";
import { prefersStill } from "../shell/use-theme.ts";
import { useSession } from "../state/session.ts";
import type { Opened } from "../state/view-state.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { FocusBar } from "./focus-bar.tsx";
import { HoverCard, type Hovered } from "./hover-card.tsx";
import { Lasso } from "./input/lasso.tsx";
import { KEYS_HELP, useKeys } from "./input/use-keys.ts";
import type { CanvasEvents, Point } from "./renderer.ts";
import type { SceneEdge } from "./scene.ts";
import { useFlights } from "./use-flights.ts";
import { useRenderer } from "./use-renderer.ts";

/** The picture is moved by keys while it has the focus. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** The graph itself. Everything that can be done here can be done in the table, too. */
export function Canvas(): ReactElement {
  const { atlas, state, dispatch, seen, shown, drawn, announce } = useSession();
  const { unfold } = useFold();
  const container = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [lassoing, setLassoing] = useState(false);
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
  const openEdge = ({ facts, fact, source, target }: SceneEdge): void => {
    holdStill();
    const opened: Opened = facts.length > 1 ? { kind: "pair", id: pairOf(source, target) } : { kind: "fact", id: fact };
    dispatch({ type: "open", opened });
  };
  const events: CanvasEvents = {
    clickNode(id, extend) {
      setHovered(null);
      const group = drawn.groups.get(id);
      if (group) {
        holdStill();
        if (extend) dispatch({ type: "pick", ids: group.members, how: "toggle" });
        else unfold(id);
        return;
      }
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
      if (unfold(id) === null) dispatch({ type: "focus", ids: [id], depth: 1 });
    },
    clickEdge(key) {
      setHovered(null);
      const edge = scene.edges.find((one) => one.key === key);
      if (edge) openEdge(edge);
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
      const nodes = renderer.current?.within(polygon) ?? [];
      const ids = nodes.flatMap((id) => drawn.groups.get(id)?.members ?? id);
      dispatch({ type: "pick", ids, how: "set" });
      announce(`${ids.length} entities picked`);
      setLassoing(false);
    },
    [renderer, drawn, dispatch, announce],
  );
  const label = useMemo(() => sentenceOf(atlas, state, seen, shown, drawn).shows, [atlas, state, seen, shown, drawn]);

  const showAll = (): void => {
    if (state.camera) dispatch({ type: "camera", camera: null });
    else renderer.current?.fit(null, !prefersStill());
  };
  const click = (id: string): void => events.clickNode(id, false);
  const keys = useKeys({ renderer, container, scene, open: click, openEdge, showAll, hover: setHovered });

  return (
    <section className="canvas" aria-label="Graph">
      <div
        ref={container}
        className="canvas-place"
        role="application"
        {...FOCUSABLE}
        aria-label={`Graph of ${label} ${KEYS_HELP} The table holds the same facts.`}
        {...keys}
      />
      {lassoing && <Lasso onDone={onLasso} onCancel={() => setLassoing(false)} />}
      {hovered && !lassoing && <HoverCard hovered={hovered} scene={scene} />}
      {shown.nodes.size === 0 && (
        <p className="nothing">Nothing passes these filters. “Reset” below brings the graph back.</p>
      )}
      <ArrangedWords />
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

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Atlas } from "../derive/atlas.ts";
import { hiddenMark, neighboursOf } from "../derive/neighbours.ts";
import { keptByOpened } from "../derive/opened.ts";
import { buildScene } from "../derive/scene/build-scene.ts";
import { emphasisOf, onRibbons } from "../derive/scene/emphasis.ts";
import type { Shown } from "../derive/shown.ts";
import { prefersStill } from "../shell/use-theme.ts";
import { useSession } from "../state/session.ts";
import { extentOf } from "./extent.ts";
import { setStage } from "./on-stage.ts";
import type { CanvasEvents, Renderer } from "./renderer.ts";
import type { Scene } from "./scene.ts";
import { createSigmaRenderer } from "./sigma-renderer.ts";

/** Keeps a renderer in step with the session. The events may change from render to render; the renderer lives on. */
export function useRenderer(
  container: RefObject<HTMLElement | null>,
  events: CanvasEvents,
): { readonly renderer: RefObject<Renderer | null>; readonly scene: Scene } {
  const { atlas, state, seen, shown, drawn, way, arranging, palette } = useSession();
  const { layout } = arranging;
  const renderer = useRef<Renderer | null>(null);
  const refit = useRef<() => void>(() => undefined);
  const current = useRef(events);
  current.current = events;
  const { lens, size, moved, expanded, fanned, camera, opened, picked } = state;
  const { frame } = atlas;

  // Another entity that is opened leaves the scene as it is.
  const openedFact = keptByOpened(opened).facts.length > 0 ? opened : null;
  // Only what a scene is made of: a camera that moves must not rebuild it.
  const scene = useMemo(
    () => buildScene(atlas, seen, drawn, { lens, size, moved, expanded, fanned, opened: openedFact }, palette, layout),
    [atlas, seen, drawn, lens, size, moved, expanded, fanned, openedFact, palette, layout],
  );
  const emphasis = useMemo(
    () => onRibbons(emphasisOf({ opened, picked }, drawn, way?.path ?? null), scene),
    [opened, picked, drawn, way, scene],
  );

  const marks = useMemo(() => {
    const ids = new Set([...keptByOpened(opened).entities, ...expanded.map(({ from }) => from)]);
    return new Map([...ids].map((id) => [id, hiddenMark(neighboursOf(atlas, shown, id))]));
  }, [atlas, shown, opened, expanded]);
  const stage = useMemo(
    () => ({ universe: atlas, scene, palette, emphasis, marks }),
    [atlas, scene, palette, emphasis, marks],
  );
  const onStage = useRef(stage);
  onStage.current = stage;

  useLayoutEffect(() => {
    if (!container.current) return;
    const relay: CanvasEvents = {
      clickNode: (...args) => current.current.clickNode(...args),
      doubleClickNode: (...args) => current.current.doubleClickNode(...args),
      clickEdge: (...args) => current.current.clickEdge(...args),
      clickGround: () => current.current.clickGround(),
      hoverNode: (...args) => current.current.hoverNode(...args),
      hoverEdge: (...args) => current.current.hoverEdge(...args),
      dragged: (...args) => current.current.dragged(...args),
      moved: (...args) => current.current.moved(...args),
    };
    const made = createSigmaRenderer(container.current, relay, onStage.current, extentOf(frame.values()));
    renderer.current = made;
    setStage(made.projection);
    const place = container.current;
    let size = sizeOf(place);
    // It also tells of the size at first, which is known: a frame of a large graph is worth saving.
    const watch = new ResizeObserver(() => {
      const before = size;
      size = sizeOf(place);
      if (size === before) return;
      made.resize();
      refit.current();
    });
    watch.observe(place);
    return () => {
      watch.disconnect();
      setStage(null);
      made.kill();
      renderer.current = null;
    };
  }, [frame, container]);

  const first = useRef(true);
  useLayoutEffect(() => renderer.current?.show(stage, !prefersStill()), [stage]);

  // Without a camera of its own the view follows what stands out, else all that is shown, in whatever way it is arranged.
  const arranged = layout?.words ?? "";
  const before = useRef<Scope | null>(null);
  const scope = useMemo(() => {
    const isAll = !emphasis.dims;
    const ids = isAll ? allOf(shown, scene) : sortedOf([...emphasis.selectedNodes, ...emphasis.strongNodes]);
    before.current = sameScope(before.current, ids.length === 0 ? null : { arranged, isAll, ids });
    return before.current;
  }, [shown, scene, emphasis, arranged]);
  // What was fitted to the room there was is fitted to the room there is.
  refit.current = () => {
    if (!camera && scope) renderer.current?.fit(toFit(scope), false);
  };
  const fitted = useRef<Atlas | null>(null);
  useEffect(() => {
    const still = first.current || prefersStill();
    first.current = false;
    // New data under a reader's eyes moves nothing.
    const updated = fitted.current !== null && fitted.current !== atlas;
    fitted.current = atlas;
    if (camera) renderer.current?.setCamera(camera);
    else if (scope && !updated) renderer.current?.fit(toFit(scope), !still);
  }, [camera, scope, atlas]);
  // What was just added is seen, though the reader has chosen where to look.
  const latest = useRef(expanded);
  useEffect(() => {
    const isMore = expanded.length > latest.current.length;
    latest.current = expanded;
    const step = expanded.at(-1);
    if (isMore && camera && step) renderer.current?.reveal([step.from, ...Object.keys(step.added)], !prefersStill());
  }, [expanded, camera]);
  return { renderer, scene };
}

/** What is shown, sorted, as a scene's nodes are; what is folded is still looked at as a whole. */
function allOf({ nodes }: Shown, scene: Scene): readonly string[] {
  return scene.under.size === 0 && scene.nodes.length === nodes.size
    ? scene.nodes.map(({ id }) => id)
    : sortedOf(nodes);
}

function sortedOf(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort();
}

/** What the view is fitted to, and how that is arranged, in words. */
interface Scope {
  readonly arranged: string;
  /** All that is shown, and not what stands out of it. */
  readonly isAll: boolean;
  /** Sorted. */
  readonly ids: readonly string[];
}

/** The scope there was where the next one is the same: the view is fitted anew only to another one. */
function sameScope(before: Scope | null, next: Scope | null): Scope | null {
  if (before?.arranged !== next?.arranged || before?.ids.length !== next?.ids.length) return next;
  return before?.ids.every((id, n) => id === next?.ids[n]) ? before : next;
}

/** To look thousands of ids up takes longer than to fit the view to all nodes. */
function toFit({ isAll, ids }: Scope): readonly string[] | null {
  return isAll ? null : ids;
}

function sizeOf({ offsetWidth, offsetHeight }: HTMLElement): string {
  return `${offsetWidth} ${offsetHeight}`;
}

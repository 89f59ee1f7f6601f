import { type ReactElement, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { Button } from "react-aria-components/Button";
import { count } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import type { Atlas } from "../derive/atlas.ts";
import { factsOfStep } from "../derive/story/facts-of-step.ts";
import { OVERVIEW } from "../derive/story/first-steps.ts";
import { FactRow } from "../evidence/fact-row.tsx";
import type { Action } from "../state/actions.ts";
import { useSession } from "../state/session.ts";

/** The story beside its picture: title, standfirst, and the steps to page through. */
export function StoryPanel(): ReactElement | null {
  const { atlas, state, dispatch, seen, shown } = useSession();
  const { project } = atlas.dataset;
  const panel = useRef<HTMLElement>(null);
  const ids = project?.views.map(({ id }) => id) ?? [];
  const at = ids.indexOf(state.step ?? "");
  const facts = useMemo(() => factsOfStep(atlas, seen, shown, state.told), [atlas, seen, shown, state.told]);
  const go = (to: number): void => {
    const next = atlas.steps.get(ids[to] ?? "");
    if (next) dispatch({ type: "step", to: next });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = TURNS[event.key];
      if (by === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [role=slider]")) return;
      const next = atlas.steps.get(ids[at + by] ?? "");
      if (!next) return;
      event.preventDefault();
      dispatch({ type: "step", to: next });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  useEffect(() => {
    if (at < 0 || !panel.current) return;
    const list = panel.current.querySelector(".steps");
    // On a phone the page scrolls, not the list: a step that is turned to begins at its top.
    if (list && list.scrollHeight > list.clientHeight)
      list.querySelector("[aria-current=step]")?.scrollIntoView({ block: "nearest" });
    else panel.current.closest(".app")?.scrollTo({ top: 0 });
  }, [at]);
  if (!project) return null;
  return (
    <section className="story-panel" aria-label="The story" ref={panel}>
      <header className={at > 0 ? "later" : ""}>
        <h2>{plain(project.title)}</h2>
        {paragraphs(project.standfirst, "standfirst")}
      </header>
      <ol className="steps">
        {project.views.map((view, n) => (
          <li key={view.id} className={n === at ? "on" : ""}>
            <span className="step-number" aria-hidden="true">
              {n + 1}
            </span>
            <button type="button" aria-current={n === at ? "step" : undefined} onClick={() => go(n)}>
              {plain(view.title)}
            </button>
            {n === at && (
              <div className="step-text">
                {paragraphs(view.text, "")}
                <details>
                  <summary>{count(facts.length, "fact")} in this picture</summary>
                  {facts.map((fact) => (
                    <FactRow key={fact.id} fact={fact} />
                  ))}
                </details>
              </div>
            )}
          </li>
        ))}
      </ol>
      <footer>
        <Button className="turn" aria-label="Back to the step before" isDisabled={at <= 0} onPress={() => go(at - 1)}>
          Back
        </Button>
        <output className="muted">
          {at + 1} of {ids.length}
        </output>
        <Button
          className="turn primary"
          aria-label="On to the next step"
          isDisabled={at >= ids.length - 1}
          onPress={() => go(at + 1)}
        >
          Next
        </Button>
        <Button className="quiet everything" onPress={() => dispatch(everything(atlas))}>
          Everything
        </Button>
        <PresentButton />
      </footer>
    </section>
  );
}

/** All of the graph: of a large one, the groups. */
function everything({ overview, steps }: Atlas): Action {
  const groups = overview && steps.get(OVERVIEW);
  return groups ? { type: "step", to: groups } : { type: "start-over" };
}

/** Keys that turn to the next step and back. */
const TURNS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** Full screen, where the browser has one to give: a page inside another page may not. */
function PresentButton(): ReactElement | null {
  const { announce } = useSession();
  const isFull = useSyncExternalStore(
    (changed) => {
      document.addEventListener("fullscreenchange", changed);
      return () => document.removeEventListener("fullscreenchange", changed);
    },
    () => document.fullscreenElement !== null,
  );
  if (!document.fullscreenEnabled) return null;
  const present = (): void => {
    const change = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    change.catch((error: unknown) => {
      // What a browser rejects with where it, or the page around this one, does not permit it.
      if (!(error instanceof TypeError)) throw error;
      announce("This browser does not allow full screen here.");
    });
  };
  return (
    <Button className="quiet present" aria-label={isFull ? "Leave full screen" : "Present"} onPress={present}>
      {isFull ? "Leave" : "Present"}
    </Button>
  );
}

function paragraphs(text: string, className: string): ReactElement[] {
  return plain(text)
    .split("\n")
    .filter((part) => part.trim() !== "")
    .map((part) => (
      <p key={part} className={className}>
        {part}
      </p>
    ));
}

import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { count } from "../../src/wording/counts.ts";
import { bestKnownText } from "../../src/wording/picture/first-picture.ts";
import { plain } from "../data/plain-text.ts";
import { FactRow } from "../evidence/fact-row.tsx";
import { useSession } from "../state/session.ts";

/** Beside the first picture of a graph without a story: what it shows, fact by fact. */
export function BestKnownPanel(): ReactElement {
  const { atlas, dispatch, shown } = useSession();
  const { project } = atlas.dataset;
  return (
    <section className="story-panel" aria-label="What is known best">
      <header>
        <h2>{plain(project?.title ?? "What is known best")}</h2>
        {project?.standfirst && <p className="standfirst">{plain(project.standfirst)}</p>}
        <p className="standfirst">{bestKnownText(shown.nodes.size)}</p>
      </header>
      <div className="steps">
        <details className="step-text" open>
          <summary>{count(shown.facts.length, "fact")} in this picture</summary>
          {shown.facts.map((fact) => (
            <FactRow key={fact.id} fact={fact} />
          ))}
        </details>
      </div>
      <footer>
        <Button className="turn primary" onPress={() => dispatch({ type: "start-over" })}>
          Everything
        </Button>
      </footer>
    </section>
  );
}

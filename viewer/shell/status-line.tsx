import { type ReactElement, useEffect, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { plain } from "../data/plain-text.ts";
import { sentenceOf } from "../derive/sentence.ts";
import { EmbedLink } from "../share/embed-link.tsx";
import { useSession } from "../state/session.ts";
import { FIRST_VIEW, type ViewState } from "../state/view-state.ts";

/** One sentence on what is shown and one on what is hidden; also spoken when it changes. */
export function StatusLine(): ReactElement {
  const { atlas, state, seen, shown, drawn, dispatch, announce } = useSession();
  const { shows, hides } = useMemo(
    () => sentenceOf(atlas, state, seen, shown, drawn),
    [atlas, state, seen, shown, drawn],
  );
  useEffect(() => announce(`Showing ${shows} ${hides}`), [announce, shows, hides]);
  return (
    <section className="status-line" aria-label="What is shown">
      <p>
        <strong>{plain(shows)}</strong> <span className="muted">{plain(hides)}</span>
      </p>
      {isNarrowed(state) && (
        <Button className="quiet" onPress={() => dispatch({ type: "reset-filters" })}>
          Reset
        </Button>
      )}
      <EmbedLink />
    </section>
  );
}

function isNarrowed(state: ViewState): boolean {
  const parts = ["filters", "clocks", "lens", "path", "focus", "expanded"] as const;
  return parts.some((part) => JSON.stringify(state[part]) !== JSON.stringify(FIRST_VIEW[part]));
}

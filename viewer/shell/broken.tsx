import type { ReactElement } from "react";
import { plain } from "../data/plain-text.ts";

/** Instead of a graph: why there is none, and what to do. */
export function Broken({ why }: { readonly why: string }): ReactElement {
  return (
    <main className="broken">
      <h1>There is no graph to show</h1>
      <p role="alert">{plain(why)}</p>
    </main>
  );
}

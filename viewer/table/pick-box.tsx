import type { ReactElement } from "react";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";

/** Picks an entity: the lasso of the table. */
export function PickBox({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const { state, dispatch } = useSession();
  return (
    <input
      type="checkbox"
      aria-label={`Pick ${plain(name)}`}
      checked={state.picked.includes(id)}
      onChange={() => dispatch({ type: "pick", ids: [id], how: "toggle" })}
    />
  );
}

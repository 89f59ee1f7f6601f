import type { ReactElement } from "react";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import type { Opened } from "../state/view-state.ts";

interface Props {
  readonly opened: Opened;
  readonly label: string;
  readonly children: string;
}

/** The button in a row that opens its evidence. */
export function OpenButton({ opened, label, children }: Props): ReactElement {
  const { dispatch, announce } = useSession();
  const open = (): void => {
    dispatch({ type: "open", opened });
    announce(`Opened ${label}`);
  };
  return (
    <button type="button" className="entity-link strong" aria-label={plain(label)} onClick={open}>
      <bdi>{plain(children)}</bdi>
    </button>
  );
}

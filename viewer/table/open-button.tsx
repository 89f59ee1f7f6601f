import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
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
    <Button className="entity-link strong" aria-label={plain(label)} onPress={open}>
      <bdi>{plain(children)}</bdi>
    </Button>
  );
}

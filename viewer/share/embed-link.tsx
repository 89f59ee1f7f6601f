import type { ReactElement } from "react";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { permalink } from "./permalink.ts";

/** On an embedded page: a link to the whole page, with this very view. */
export function EmbedLink(): ReactElement | null {
  const { atlas, state } = useSession();
  if (!state.embed) return null;
  return (
    <a className="embed-link" href={permalink(state, atlas)} target="_blank" rel="noopener">
      Open in Entente <Icon name="link" />
    </a>
  );
}

import { createContext, useContext } from "react";
import type { Arranging } from "../arrange/use-arranging.ts";
import type { Palette } from "../canvas/palette.ts";
import type { PageData } from "../data/page-data.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";
import type { Way } from "../paths/find-path.ts";
import type { Search } from "../search/use-search.ts";
import type { Action } from "./actions.ts";
import type { ViewState } from "./view-state.ts";

/** What every part of the page works on: the data, the view, and what the view makes of the data. */
export interface Session {
  readonly atlas: Atlas;
  /** What the view needs of a large dataset is on its way. */
  readonly loading: boolean;
  /** Sees to it that all entities are there, to search for. */
  readonly wantNames: () => void;
  readonly search: Search;
  /** The texts of entities: of a large dataset, not all are there. */
  readonly texts: PageData["texts"];
  readonly state: ViewState;
  readonly dispatch: (action: Action) => void;
  readonly seen: Seen;
  readonly shown: Shown;
  /** The same as the canvas draws it: with what is folded as one node. */
  readonly drawn: Shown;
  /** The answer to the path that is asked for. */
  readonly way: Way | null;
  readonly arranging: Arranging;
  readonly palette: Palette;
  /** Tells users of screen readers what changed. */
  readonly announce: (message: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside of the app");
  return session;
}

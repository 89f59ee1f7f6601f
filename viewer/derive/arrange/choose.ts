import type { Arrangement, ViewState } from "../../state/view-state.ts";
import type { Atlas } from "../atlas.ts";
import { keptByOpened } from "../opened.ts";
import type { Shown } from "../shown.ts";
import { bestTied, stepsFrom, tiesOf } from "./links.ts";
import { matrixTypes } from "./matrix.ts";

/** What choosing an arrangement changes of the view. */
export interface Choice {
  readonly arrange: Arrangement;
  readonly focus: ViewState["focus"];
}

/** More than this round one entity no one reads at a glance. */
const MOST_ROUND = 70;

/** An arrangement with what it needs: rings go round what is looked at, else round what is opened or best connected. */
export function choose(
  atlas: Atlas,
  shown: Shown,
  by: Arrangement["by"],
  state: Pick<ViewState, "focus" | "opened" | "picked">,
): Choice {
  switch (by) {
    case "rings":
      return { arrange: { by, of: [] }, focus: state.focus ?? neighbourhood(shown, state) };
    case "matrix": {
      const [type = ""] = matrixTypes(atlas, shown);
      return { arrange: { by, of: [type] }, focus: state.focus };
    }
  }
}

function neighbourhood(shown: Shown, { opened, picked }: Pick<ViewState, "opened" | "picked">): ViewState["focus"] {
  const ties = tiesOf(shown.edges);
  const middle = keptByOpened(opened).entities[0] ?? picked[0] ?? bestTied(shown.nodes, ties);
  if (middle === undefined) return null;
  const steps = [...stepsFrom([middle], ties).values()];
  const fits = [3, 2, 1].find((depth) => steps.filter((step) => step <= depth).length <= MOST_ROUND);
  return { ids: [middle], depth: fits ?? 1 };
}

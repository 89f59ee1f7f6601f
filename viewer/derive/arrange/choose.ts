import { bestTied, stepsFrom, tiesOf } from "../../../src/draw/links.ts";
import { compareText } from "../../../src/model/order.ts";
import type { Arrangement, ViewState } from "../../state/view-state.ts";
import type { Atlas } from "../atlas.ts";
import { keptByOpened } from "../opened.ts";
import { endsOf, pairOf } from "../scene/ribbons.ts";
import type { Shown } from "../shown.ts";
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
  state: Pick<ViewState, "focus" | "opened" | "picked" | "lens">,
): Choice {
  switch (by) {
    case "rings":
      return { arrange: { by, of: [] }, focus: state.focus ?? neighbourhood(shown, state) };
    case "layers":
      return { arrange: { by, of: [] }, focus: state.focus };
    case "sides": {
      // A lens that compares two voices has its two sides.
      if (state.lens?.b != null && state.lens.show === "difference")
        return { arrange: { by, of: [] }, focus: state.focus };
      const ids = twoOf(shown, state);
      return { arrange: { by, of: [] }, focus: ids ? { ids, depth: 1 } : state.focus };
    }
    case "map":
      return { arrange: { by, of: [] }, focus: state.focus };
    case "matrix": {
      const [type = ""] = matrixTypes(atlas, shown);
      return { arrange: { by, of: [type] }, focus: state.focus };
    }
  }
}

/** The two that are looked at, opened or picked; else the two between whom most is said. */
function twoOf(shown: Shown, state: Pick<ViewState, "focus" | "opened" | "picked">): readonly string[] | null {
  const { focus, opened, picked } = state;
  const given = [focus?.ids ?? [], keptByOpened(opened).entities, picked].find((ids) => ids.length >= 2);
  if (given) return given.slice(0, 2);
  const [one] = [...(focus?.ids ?? []), ...keptByOpened(opened).entities];
  const counts = new Map<string, number>();
  for (const { source, target } of shown.edges) {
    if (source === target || (one !== undefined && source !== one && target !== one)) continue;
    const pair = pairOf(source, target);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([x, n], [y, m]) => m - n || compareText(x, y));
  return most ? endsOf(most[0]) : null;
}

function neighbourhood(shown: Shown, { opened, picked }: Pick<ViewState, "opened" | "picked">): ViewState["focus"] {
  const ties = tiesOf(shown.edges);
  const middle = keptByOpened(opened).entities[0] ?? picked[0] ?? bestTied(shown.nodes, ties);
  if (middle === undefined) return null;
  const steps = [...stepsFrom([middle], ties).values()];
  const fits = [3, 2, 1].find((depth) => steps.filter((step) => step <= depth).length <= MOST_ROUND);
  return { ids: [middle], depth: fits ?? 1 };
}

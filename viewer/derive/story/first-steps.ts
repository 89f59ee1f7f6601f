import type { Dataset } from "../../../src/model/dataset.ts";
import type { Overview } from "../../../src/model/outputs/page.ts";
import { bestKnown } from "../../../src/query/graph/best-known.ts";
import { FIRST_VIEW, NO_FILTERS, type Steps, type ViewState } from "../../state/view-state.ts";

/** The step that shows the groups of a large graph. */
export const OVERVIEW = "overview";
/** The step that shows what a small graph without a story begins with. */
export const BEST_KNOWN = "best-known";

/** So many find room in a picture; with fewer than that, the graph itself is as clear. */
const [LEAST, MOST] = [6, 16];

/** The steps of a story; where a project tells none, or has an overview, that is one. A project's own step of that name comes first. */
export function firstSteps(steps: Steps, dataset: Dataset, overview: Overview | null): Steps {
  if (overview !== null) return steps.has(OVERVIEW) ? steps : new Map([...steps, [OVERVIEW, overviewStep]]);
  if (steps.size > 0) return steps;
  const ids = bestKnown(dataset, MOST);
  return ids.length < LEAST ? steps : new Map([[BEST_KNOWN, bestKnownStep(ids)]]);
}

const overviewStep: ViewState = { ...FIRST_VIEW, step: OVERVIEW, view: "story" };

function bestKnownStep(ids: readonly string[]): ViewState {
  const filters = { ...NO_FILTERS, entities: ids.toSorted(), support: "corroborated" } as const;
  return { ...FIRST_VIEW, step: BEST_KNOWN, view: "story", filters };
}

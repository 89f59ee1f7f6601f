import { isClockSet } from "../../src/model/clock.ts";
import type { Wanted } from "../data/page-data.ts";
import type { WantedPath } from "../paths/steps-between.ts";
import { foldNamed } from "../state/folds.ts";
import { type Filters, NO_FILTERS, type ViewState } from "../state/view-state.ts";
import { keptByOpened, restsOn } from "./opened.ts";
import { OVERVIEW } from "./story/first-steps.ts";

/** What of a large dataset a view is made of: all of it, or what is said of some entities. */
export type Needs = "whole" | Wanted;

export const NOTHING: Wanted = { entities: [], among: [], facts: [] };

/**
 * What a view needs of a large dataset. A view that is narrowed to some entities needs what names them; what compares all that is said (a lens, a
 * clock, a path that filters narrow), a bloc and the graph as a whole need everything.
 */
export function needsOf(state: ViewState): Needs {
  const { clocks, expanded, folded, filters, focus, lens, opened, path, picked, told, view, step } = state;
  // What belongs to an entity, and who is around it, is known of the whole alone.
  if (folded.some((name) => foldNamed(name)?.by !== "type")) return "whole";
  if (lens || filters.bloc || isClockSet(clocks) || (focus && focus.depth > 1)) return "whole";
  if (path && !areWide(filters)) return "whole";
  const from = expanded.map((one) => one.from);
  // A picture of a story shows what is between those that it names; beside a graph is counted what else is said of them.
  const isPicture = view === "story" && expanded.length === 0;
  const [named, among] = isPicture ? [[], filters.entities] : [filters.entities, []];
  const entities = new Set([...(focus?.ids ?? []), ...named, ...restsOn(opened), ...picked, ...from]);
  const isOverview = view === "story" && step === OVERVIEW;
  const isNarrow = isOverview || focus !== null || filters.entities.length > 0 || opened !== null || path !== null;
  if (!isNarrow) return "whole";
  const facts = [...new Set([...told, ...keptByOpened(opened).facts])].sort();
  return { entities: [...entities].sort(), among, facts, ...pathOf(state) };
}

/** Whether nothing is filtered but types of entities. */
function areWide({ types, isolated, ...rest }: Filters): boolean {
  return JSON.stringify({ ...NO_FILTERS, ...rest }) === JSON.stringify(NO_FILTERS);
}

function pathOf({ path, filters }: ViewState): { readonly path?: WantedPath } {
  return path?.from && path.to ? { path: { ...path, types: filters.types } } : {};
}

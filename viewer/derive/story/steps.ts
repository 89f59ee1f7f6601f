import { daysOfView } from "../../../src/model/clock.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import type { View } from "../../../src/model/project.ts";
import { type EndCondition, withCondition } from "../../state/end-conditions.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS, type Steps, type ViewState } from "../../state/view-state.ts";
import type { EdgeKind } from "../scene/edge-kind.ts";

const NO_CONDITIONS: readonly EndCondition[] = [];

interface Known {
  readonly dataset: Dataset;
  readonly kinds: ReadonlyMap<string, EdgeKind>;
  readonly quietTypes: ReadonlySet<string>;
  /** The type of an entity. */
  readonly typeOf: (id: string) => string | undefined;
}

/** The project's views as states of the page. */
export function stepsOf(known: Known): Steps {
  const { views = [] } = known.dataset.project ?? {};
  return new Map(views.map((view) => [view.id, stateOf(view, known)]));
}

function stateOf(view: View, known: Known): ViewState {
  const { kinds, quietTypes, typeOf } = known;
  const { support, contested, single, clocks, lens, where = [], bloc = null } = view;
  const sorted = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();
  // A step that names a source or a thesis shows it.
  const types = view.entities.flatMap((id) => typeOf(id) ?? []).filter((type) => quietTypes.has(type));
  // What a relation is projected to belongs to it.
  const projected = view.relations.flatMap((name) => known.dataset.schema.relations[name]?.project ?? []);
  const named = new Set([...view.relations, ...projected.map(({ edge }) => edge)]);
  const isWanted = ({ name, family }: EdgeKind): boolean =>
    named.has(name) || (family !== null && view.families.includes(family));
  const isAll = view.relations.length === 0 && view.families.length === 0;
  // A value is not a line of a picture.
  const isOn = (kind: EdgeKind): boolean => !kind.value && (isAll ? !kind.background : isWanted(kind));
  const switched = [...kinds.values()].filter((kind) => isOn(kind) === kind.background);
  return {
    ...FIRST_VIEW,
    step: view.id,
    told: sorted(view.facts),
    view: "story",
    filters: {
      ...NO_FILTERS,
      entities: sorted(view.entities),
      types: sorted(types),
      relations: sorted(switched.map(({ name }) => name)),
      ...{ support, contested, single },
      sources: sorted(view.sources),
      voices: sorted(view.voices),
      where: where.reduce(withCondition, NO_CONDITIONS),
      bloc,
    },
    clocks: clocks ? { ...NO_CLOCKS, ...daysOfView(clocks), undated: clocks.undated } : NO_CLOCKS,
    lens,
    ...arranged(view),
  };
}

/** A view that names a way to lay the graph out shows it as a reader who chooses that way by hand sees it. */
function arranged({ layout }: View): Pick<ViewState, "arrange" | "focus"> {
  if (!layout) return { arrange: null, focus: null };
  const { by, of, steps } = layout;
  if (by === "matrix") return { arrange: { by, of }, focus: null };
  const depth = by === "rings" ? (steps ?? 1) : 1;
  return { arrange: { by, of: [] }, focus: of.length > 0 ? { ids: of, depth } : null };
}

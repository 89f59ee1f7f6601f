import { FIRST_VIEW, type ViewState } from "../state/view-state.ts";

/** An entity opened, with those that it is tied to around it. */
export function aroundEntity(id: string): ViewState {
  return { ...FIRST_VIEW, opened: { kind: "entity", id }, focus: { ids: [id], depth: 1 } };
}

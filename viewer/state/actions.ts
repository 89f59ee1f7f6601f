import type {
  Arrangement,
  Camera,
  Clocks,
  Filters,
  Lens,
  Moved,
  Opened,
  PathQuestion,
  SizeMeasure,
  ViewState,
} from "./view-state.ts";

export type Action = Change | { readonly type: "undo" } | { readonly type: "redo" };

/** What changes the view other than by going back to what it was. */
export type Change =
  | { readonly type: "open"; readonly opened: Opened | null }
  | { readonly type: "pick"; readonly ids: readonly string[]; readonly how: "toggle" | "set" | "add" }
  | { readonly type: "focus"; readonly ids: readonly string[]; readonly depth: number }
  | { readonly type: "unfocus" }
  | { readonly type: "toggle-type" | "toggle-relation"; readonly name: string }
  | { readonly type: "toggle-all-relations"; readonly names: readonly string[] }
  | { readonly type: "toggle-source" | "toggle-voice"; readonly id: string }
  | { readonly type: "filter"; readonly change: Partial<Filters> }
  | { readonly type: "reset-filters" }
  | { readonly type: "clock"; readonly change: Partial<Clocks> }
  | { readonly type: "lens"; readonly lens: Lens | null }
  | { readonly type: "path"; readonly path: PathQuestion | null }
  | { readonly type: "view"; readonly view: ViewState["view"] }
  | { readonly type: "table"; readonly change: Partial<ViewState["table"]> }
  | { readonly type: "theme"; readonly theme: ViewState["theme"] }
  | { readonly type: "size"; readonly size: SizeMeasure }
  | { readonly type: "camera"; readonly camera: Camera | null }
  | { readonly type: "fan"; readonly pair: string }
  | { readonly type: "arrange"; readonly arrange: Arrangement | null; readonly focus?: ViewState["focus"] }
  | { readonly type: "move"; readonly id: string; readonly to: readonly [number, number] }
  | { readonly type: "expand"; readonly from: string; readonly added: Moved }
  | { readonly type: "collapse"; readonly from: string }
  | { readonly type: "fold"; readonly names: readonly string[]; readonly how: "toggle" | "set" }
  | { readonly type: "reset-picture" }
  | { readonly type: "step"; readonly to: ViewState }
  | { readonly type: "start-over" }
  | { readonly type: "restore"; readonly state: ViewState };

import type { ClockName } from "../../src/model/clock.ts";
import { LAYOUTS } from "../../src/model/project.ts";
import type { Support } from "../../src/model/support.ts";
import type { EndCondition } from "./end-conditions.ts";

/**
 * What the evidence panel has a page for; sources and theses are entities. A pair is all that there is between two entities: its id joins
 * theirs with `~`, in order.
 */
export const OPENED_KINDS = ["entity", "fact", "pair"] as const;
export type OpenedKind = (typeof OPENED_KINDS)[number];

/** What the evidence panel shows. */
export interface Opened {
  readonly kind: OpenedKind;
  readonly id: string;
}

export interface Filters {
  /** Only facts between two of these; empty: between any. */
  readonly entities: readonly string[];
  /** Entity types whose visibility differs from the default. */
  readonly types: readonly string[];
  /** Kinds of edge (relation types, names of projections) whose visibility differs from the default. */
  readonly relations: readonly string[];
  readonly support: Support | null;
  readonly contested: boolean;
  readonly single: boolean;
  /** Where two states are compared: only what differs. */
  readonly changed: boolean;
  /** What may be so at some time within these dates, EDTF as `2024-01/2024-06`. */
  readonly during: string | null;
  /** What some claim of these dates is about. */
  readonly said: string | null;
  /** Any of these; empty: all. */
  readonly sources: readonly string[];
  readonly voices: readonly string[];
  /** What attributes of entities at their ends have to be. */
  readonly where: readonly EndCondition[];
  /** Only what is about this actor's bloc. */
  readonly bloc: string | null;
  /** Also entities that no shown fact touches. */
  readonly isolated: boolean;
}

/** Days, `YYYY-MM-DD`; null: that clock is off. */
export interface Clocks extends Readonly<Record<ClockName, string | null>> {
  /** Keep what bears no date while a clock runs. */
  readonly undated: boolean;
  /** Leave out what is possible on the day of `trueOn`, but not certain. */
  readonly certain: boolean;
}

export interface Lens {
  readonly a: string;
  readonly b: string | null;
  readonly show: "a" | "b" | "difference";
}

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly by: "shortest" | "strongest";
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** Places by entity id, in the graph's own coordinates. */
export type Moved = Readonly<Record<string, readonly [number, number]>>;

/** Neighbours that one step added to the picture: whom they hang on, and where they were put. */
export interface Expansion {
  readonly from: string;
  readonly added: Moved;
}

/** What of a view is the picture that one makes of it: all that is undone and redone. */
export const PICTURE_KEYS = ["moved", "expanded", "folded", "arrange", "focus"] as const;
export type PictureState = Pick<ViewState, (typeof PICTURE_KEYS)[number]>;

export type Sorting = { readonly column: string; readonly descending: boolean } | null;
export type TableKind = "facts" | "claims" | "entities";

/** What the size of a node tells; the first where nothing is chosen. */
export const SIZE_MEASURES = ["relations", "claims", "voices", "same"] as const;
export type SizeMeasure = (typeof SIZE_MEASURES)[number];

/** How the graph is laid out where the reader, or the author of a view, chose a way. */
export const ARRANGEMENTS = LAYOUTS;

export interface Arrangement {
  readonly by: (typeof ARRANGEMENTS)[number];
  /** Of a matrix: the entity types of its rows and its columns. Else empty. */
  readonly of: readonly string[];
}

/** All that the page shows: one value, changed by `reduce` alone and mirrored in the URL. */
export interface ViewState {
  /** The step of the story that this view was opened with; null: none. */
  readonly step: string | null;
  /** Facts that the picture of a step tells in words, and that are shown whatever the filters say. */
  readonly told: readonly string[];
  readonly opened: Opened | null;
  /** Picked with shift-click or the lasso. */
  readonly picked: readonly string[];
  readonly focus: { readonly ids: readonly string[]; readonly depth: number } | null;
  readonly filters: Filters;
  readonly clocks: Clocks;
  readonly lens: Lens | null;
  readonly path: PathQuestion | null;
  readonly view: "story" | "graph" | "table";
  readonly table: { readonly kind: TableKind; readonly sort: Sorting; readonly words: string };
  readonly theme: "auto" | "light" | "dark";
  readonly size: SizeMeasure;
  readonly camera: Camera | null;
  /** Pairs whose ribbons are fanned out into single edges. */
  readonly fanned: readonly string[];
  /** null: laid out by its relations. */
  readonly arrange: Arrangement | null;
  /** Nodes that were dragged. */
  readonly moved: Moved;
  /** In the order of the steps; each entity is added once. */
  readonly expanded: readonly Expansion[];
  /** What is drawn as one node, as `around.russia`; sorted. */
  readonly folded: readonly string[];
  /** The pictures before each change, for undoing, the latest last; a link does not keep them. */
  readonly past: readonly PictureState[];
  /** What was undone, for redoing, the next one last. */
  readonly future: readonly PictureState[];
  readonly embed: boolean;
  /** The digest that a permalink was made for; null: the data at hand. */
  readonly digest: string | null;
}

export const NO_FILTERS: Filters = {
  entities: [],
  types: [],
  relations: [],
  support: null,
  contested: false,
  single: false,
  changed: false,
  during: null,
  said: null,
  sources: [],
  voices: [],
  where: [],
  bloc: null,
  isolated: false,
};

export const NO_CLOCKS: Clocks = { trueOn: null, knownOn: null, undated: false, certain: false };

export const FIRST_VIEW: ViewState = {
  step: null,
  told: [],
  opened: null,
  picked: [],
  focus: null,
  filters: NO_FILTERS,
  clocks: NO_CLOCKS,
  lens: null,
  path: null,
  view: "graph",
  table: { kind: "facts", sort: null, words: "" },
  theme: "auto",
  size: "relations",
  camera: null,
  fanned: [],
  arrange: null,
  moved: {},
  expanded: [],
  folded: [],
  past: [],
  future: [],
  embed: false,
  digest: null,
};

/** The steps of a story by id, in order, each as the view that it opens. */
export type Steps = ReadonlyMap<string, ViewState>;

export const NO_STEPS: Steps = new Map();

import type { ViewClockKey } from "./clock.ts";
import type { Ends } from "./schema.ts";
import type { Support } from "./support.ts";

/** What entente.yaml at a project's root says of the whole: plain JSON, so it travels with a dataset. */
export interface Project {
  readonly title: string;
  /** Two or three sentences under the title; empty where there are none. */
  readonly standfirst: string;
  readonly authors: readonly string[];
  readonly licence: string | null;
  /** Where the project is published. */
  readonly web: string | null;
  /** BCP 47 tag of the texts; absent where the project does not say. */
  readonly language?: string;
  /** The steps of the story, in the order in which they are told. */
  readonly views: readonly View[];
}

/** A day on each clock, `YYYY-MM-DD`; null: that clock is off. */
export interface ViewClocks extends Readonly<Record<ViewClockKey, string | null>> {
  /** Keep what bears no date while a clock runs. */
  readonly undated: boolean;
}

export interface ViewLens {
  readonly a: string;
  readonly b: string | null;
  readonly show: "a" | "b" | "difference";
}

/** A condition on attributes, and which ends of a fact have to meet it. */
export interface EndCondition {
  readonly ends: Ends;
  /** As people type it: `founded<1950`. */
  readonly text: string;
}

/** The ways to lay a graph out that a view may name. */
export const LAYOUTS = ["rings", "layers", "sides", "map", "matrix"] as const;

export interface ViewLayout {
  readonly by: (typeof LAYOUTS)[number];
  /** What rings go round, the two that have a side each; of a matrix, the entity types of its rows and columns. */
  readonly of: readonly string[];
  /** How far rings reach; null: no rings. */
  readonly steps: number | null;
}

/** One step of a story: a selection of the graph that a reader can open, link to and page through. */
export interface View {
  readonly id: string;
  /** A headline or a question. */
  readonly title: string;
  readonly text: string;
  /** Only facts between two of these; empty: between any. */
  readonly entities: readonly string[];
  /** Only these relation types, and those of these families; both empty: all. */
  readonly relations: readonly string[];
  readonly families: readonly string[];
  /** Facts that the picture tells in words: who confirms, who denies, which numbers. Shown whatever the filters say. */
  readonly facts: readonly string[];
  readonly support: Support | null;
  readonly contested: boolean;
  readonly single: boolean;
  readonly sources: readonly string[];
  readonly voices: readonly string[];
  /** What attributes of entities at the ends of facts have to be; absent: anything. */
  readonly where?: readonly EndCondition[];
  /** Only facts about this actor's bloc; absent: any. */
  readonly bloc?: string;
  readonly clocks: ViewClocks | null;
  readonly lens: ViewLens | null;
  /** Rows of the picture from top to bottom, each from left to right; null leaves a place free. Empty: arranged by itself. */
  readonly arrange: readonly (readonly (string | null)[])[];
  /** How the picture lays itself out, where the author names a way; absent: as a story's picture does. */
  readonly layout?: ViewLayout;
}

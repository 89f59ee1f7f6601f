/** What a child is told when it starts: the changed files' texts, and glob patterns of tests. */
export interface Setting {
  readonly texts: ReadonlyMap<string, string>;
  readonly tests: readonly string[];
  readonly exclude: readonly string[];
  /** The folder of a viewer with the changes in it, where tests open it in a browser. */
  readonly viewer?: string;
}

/** Files of tests to run in this order, up to the first that fails. */
export interface Job extends Active {
  readonly files: readonly string[];
}

/** The change that is active, if any, and after how many times its place throws. */
export interface Active {
  readonly mutant?: string;
  readonly hitLimit?: number;
}

/** How often the place of each change was reached, by the change's id. */
export type Hits = Readonly<Record<string, number>>;

/** What a file of tests tells of itself beside its results. */
export interface Meta {
  hits?: Hits;
}

export interface Answer {
  /** What failed, in words. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
  /** Of the last file. */
  readonly hits: Hits;
}

export type Message =
  | {
      readonly kind: "start";
      readonly texts: readonly [string, string][];
      readonly tests: readonly string[];
      readonly exclude: readonly string[];
    }
  | { readonly kind: "run"; readonly job: Job };

declare module "vitest" {
  interface ProvidedContext {
    mutants: Active;
  }
}

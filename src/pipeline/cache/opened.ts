import { lazy } from "../../model/lazy.ts";
import type { Schema } from "../../model/schema.ts";
import type { Context, Scope } from "../context.ts";
import type { SentHeads } from "../heads.ts";
import { type Names, namesIn, type Survey } from "../survey.ts";
import type { Reuse } from "./reuse.ts";

/** What takes long to make of what is kept. */
export interface Opened {
  readonly context: () => Context;
  /** What the blocks were compiled with. */
  readonly scope: () => Scope;
  /** All names: found when they are first asked for, where they are as they were. */
  readonly names: () => Names;
}

// Both are apart from the run that calls them: a function that is made within it would hold on to all that the run had, what was opened
// before included, and so on to the first.

export function openedAs(context: Context, scope: Scope, names: () => Names): Opened {
  return { context: () => context, scope: () => scope, names };
}

/** The names that are known; else those of the heads, once they are asked for. */
export function namesOf(
  known: Survey | Opened | undefined,
  schema: Schema,
  heads: readonly SentHeads[],
  openHeads: Reuse["openHeads"],
): () => Names {
  if (known === undefined) return lazy(() => namesIn(schema, heads, openHeads));
  return "scope" in known ? known.names : () => known;
}

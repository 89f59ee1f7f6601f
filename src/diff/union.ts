import type { Dataset } from "../model/dataset.ts";
import { compareText } from "../model/order.ts";
import type { DatasetDiff } from "./dataset-diff.ts";

/** Two states as one dataset without a digest: the second, and what of the first is gone. */
export function unionOf(
  { entities, facts }: Pick<DatasetDiff, "entities" | "facts">,
  before: Dataset,
  after: Dataset,
): Omit<Dataset, "digest" | "project"> {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
  return {
    format: after.format,
    // What is gone may be of a type that is gone.
    schema: {
      entities: { ...before.schema.entities, ...after.schema.entities },
      relations: { ...before.schema.relations, ...after.schema.relations },
      families: { ...before.schema.families, ...after.schema.families },
    },
    entities: [...after.entities, ...entities.removed].sort(byId),
    facts: [...after.facts, ...facts.removed].sort(byId),
  };
}

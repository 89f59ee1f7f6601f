import type { RelationWanted } from "../drafts.ts";
import { stixRelation } from "../stix-types.ts";

/** Relations that hold both ways. */
const SYMMETRIC: ReadonlySet<string> = new Set([
  ...["similar", "similar-to", "related-to", "overlaps", "associated-with", "linked-to", "is-allied-with"],
]);

/** A relation between clusters, or between objects of an event. */
export function mispRelation(written: string): RelationWanted {
  const { symmetric: _, ...known } = stixRelation(written);
  return {
    ...known,
    ...(SYMMETRIC.has(written) && { symmetric: true, inverse: known.label }),
    origin: `MISP's ${written}`,
  };
}

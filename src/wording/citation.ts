import type { Claim } from "../model/claim.ts";
import type { Lookup } from "./names.ts";

/** Where a claim is to be read and when it was made: `depetris-2024, p3; published 2024-10-23`. */
export function citation(lookup: Lookup, claim: Claim): string {
  const place = [claim.source ?? "no source", ...(claim.at === null ? [] : [claim.at])].join(", ");
  if (claim.said !== null) return `${place}; said ${claim.said}`;
  const published = claim.source === null ? undefined : lookup.entity(claim.source)?.attributes["date"];
  return `${place}; ${typeof published === "string" ? `published ${published}` : "undated"}`;
}

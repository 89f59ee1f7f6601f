import type { Claim } from "../../model/claim.ts";
import { dateText } from "../dates.ts";
import type { Lookup } from "../names.ts";
import { gradeText } from "./grades.ts";

/** Where a claim is to be read, when it was made and how it is graded: `depetris-2024, para. 3; published 2024-10-23; graded B2 (...)`. */
export function citation(lookup: Lookup, claim: Claim): string {
  const grade = gradeText(lookup, claim);
  return grade === "" ? placeAndDay(lookup, claim) : `${placeAndDay(lookup, claim)}; ${grade}`;
}

function placeAndDay(lookup: Lookup, claim: Claim): string {
  const place = [claim.source ?? "no source", ...(claim.at === null ? [] : [claim.at])].join(", ");
  if (claim.said !== null) return `${place}; said ${claim.said}`;
  const published = claim.source === null ? undefined : lookup.entity(claim.source)?.attributes["date"];
  return `${place}; ${typeof published === "string" ? `published ${published}` : "undated"}`;
}

/** When a claim was made: `said October 2024`, `published 23 October 2024`, `undated`. */
export function madeWhen(lookup: Lookup, claim: Claim): string {
  if (claim.said !== null) return `said ${dateText(claim.said)}`;
  const published = claim.source === null ? undefined : lookup.entity(claim.source)?.attributes["date"];
  return typeof published === "string" ? `published ${dateText(published)}` : "undated";
}

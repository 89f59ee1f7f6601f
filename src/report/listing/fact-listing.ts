import type { QualifierValue } from "../../model/claim.ts";
import type { ClaimRecord, FactRecord } from "../../query/records.ts";
import { quantityText, valueText } from "../rollup-text.ts";
import type { Listing } from "./listing.ts";

/** `facts`: whole records in JSON; what one asks first in a table. */
export function factListing(records: Iterable<FactRecord>): Listing<FactRecord> {
  return {
    records,
    json: (fact) => fact,
    noun: ["fact", "facts"],
    table: [
      { title: "subject", cell: (fact) => fact.subject },
      { title: "type", cell: (fact) => fact.type },
      { title: "object", cell: (fact) => fact.object },
      { title: "qualifiers", cell: (fact) => qualifiersText(fact.qualifiers) },
      { title: "numbers", cell: (fact) => fact.quantities.map(quantityText).join("; ") },
      { title: "support", cell: (fact) => fact.support + (fact.assessment ? " (assessed)" : "") },
      {
        title: "contested",
        cell: (fact) => (fact.contested === "no" ? "" : `${fact.contested}: ${fact.deniers.join(", ")}`),
      },
      { title: "voices", cell: (fact) => fact.voices },
      { title: "according to", cell: (fact) => fact.voice_ids.join(", ") },
    ],
    csv: [
      { title: "id", cell: (fact) => fact.id },
      { title: "type", cell: (fact) => fact.type },
      { title: "subject", cell: (fact) => fact.subject },
      { title: "object", cell: (fact) => fact.object },
      { title: "qualifiers", cell: (fact) => qualifiersText(fact.qualifiers) },
      { title: "support", cell: (fact) => fact.support },
      { title: "contested", cell: (fact) => fact.contested },
      { title: "voices", cell: (fact) => fact.voices },
      { title: "voice_ids", cell: (fact) => fact.voice_ids.join(" ") },
      { title: "deniers", cell: (fact) => fact.deniers.join(" ") },
      { title: "quantities", cell: (fact) => fact.quantities.map(quantityText).join("; ") },
      { title: "claims", cell: (fact) => fact.claims },
      { title: "sources", cell: (fact) => fact.sources.join(" ") },
      { title: "file", cell: (fact) => fact.file },
    ],
  };
}

/** `claims`: who says what, where. */
export function claimListing(records: Iterable<ClaimRecord>): Listing<ClaimRecord> {
  return {
    records,
    json: (claim) => claim,
    noun: ["claim", "claims"],
    table: [
      { title: "fact", cell: (claim) => claim.fact },
      { title: "voice", cell: (claim) => claim.voice },
      { title: "by", cell: (claim) => claim.by },
      { title: "stance", cell: (claim) => claim.stance },
      { title: "says", cell: (claim) => qualifiersText(claim.says) },
      { title: "source", cell: (claim) => claim.source },
      { title: "at", cell: (claim) => claim.at },
      { title: "known", cell: (claim) => claim.known },
    ],
    csv: [
      { title: "id", cell: (claim) => claim.id },
      { title: "fact", cell: (claim) => claim.fact },
      { title: "type", cell: (claim) => claim.type },
      { title: "subject", cell: (claim) => claim.subject },
      { title: "object", cell: (claim) => claim.object },
      { title: "by", cell: (claim) => claim.by },
      { title: "voice", cell: (claim) => claim.voice },
      { title: "stance", cell: (claim) => claim.stance },
      { title: "source", cell: (claim) => claim.source },
      { title: "said", cell: (claim) => claim.said },
      { title: "known", cell: (claim) => claim.known },
      { title: "relays", cell: (claim) => claim.relays.join(" ") },
      { title: "at", cell: (claim) => claim.at },
      { title: "quote", cell: (claim) => claim.quote },
      { title: "note", cell: (claim) => claim.note },
      { title: "says", cell: (claim) => qualifiersText(claim.says) },
    ],
  };
}

function qualifiersText(qualifiers: Readonly<Record<string, QualifierValue>>): string {
  return Object.entries(qualifiers)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(", ");
}

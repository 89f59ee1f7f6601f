import type { QualifierValue } from "../../model/claim.ts";
import type { ClaimRecord, FactRecord } from "../../query/records.ts";
import { quantityText } from "../../wording/quantities.ts";
import { qualifierText, writtenText } from "../../wording/values.ts";
import type { Listing, ListingColumn } from "./listing.ts";

const WHAT: readonly ListingColumn<FactRecord>[] = [
  { title: "subject", cell: (fact) => fact.subject },
  { title: "type", cell: (fact) => fact.type },
  { title: "object", cell: (fact) => fact.object },
];
const QUALIFIERS: ListingColumn<FactRecord> = {
  title: "qualifiers",
  cell: (fact) => qualifiersText(fact.qualifiers, new Set(fact.quantities.map(({ qualifier }) => qualifier))),
};
const NUMBERS: ListingColumn<FactRecord> = {
  title: "numbers",
  cell: (fact) => fact.quantities.map((rolled) => quantityText(rolled)).join("; "),
};
const SUPPORT: ListingColumn<FactRecord> = {
  title: "support",
  cell: (fact) => fact.support + (fact.assessment ? " (assessed)" : ""),
};
const CONTESTED: ListingColumn<FactRecord> = {
  title: "contested",
  cell: (fact) => (fact.contested === "no" ? "" : `${fact.contested}: ${fact.deniers.join(", ")}`),
};
const HOW_CONTESTED: ListingColumn<FactRecord> = {
  title: "contested",
  cell: (fact) => (fact.contested === "no" ? "" : fact.contested),
};
const VOICES: ListingColumn<FactRecord> = { title: "voices", cell: (fact) => fact.voices };
const ACCORDING_TO: ListingColumn<FactRecord> = {
  title: "according to",
  cell: (fact) => [...fact.voice_ids, ...fact.expecting.map((id) => `${id} (expects it)`)].join(", "),
};

/** `facts`: whole records in JSON; what one asks first in a table. */
export function factListing(records: Iterable<FactRecord>): Listing<FactRecord> {
  return {
    records,
    json: (fact) => fact,
    noun: ["fact", "facts"],
    table: [...WHAT, QUALIFIERS, NUMBERS, SUPPORT, CONTESTED, VOICES, ACCORDING_TO],
    narrower: [
      [...WHAT, QUALIFIERS, NUMBERS, SUPPORT, CONTESTED, ACCORDING_TO],
      [...WHAT, QUALIFIERS, NUMBERS, SUPPORT, HOW_CONTESTED, ACCORDING_TO],
      [...WHAT, QUALIFIERS, NUMBERS, SUPPORT, HOW_CONTESTED, VOICES],
      [...WHAT, QUALIFIERS, NUMBERS, SUPPORT, VOICES],
      [...WHAT, QUALIFIERS, SUPPORT, VOICES],
      [...WHAT, SUPPORT, VOICES],
      WHAT,
    ],
    csv: [
      { title: "id", cell: (fact) => fact.id },
      { title: "type", cell: (fact) => fact.type },
      { title: "subject", cell: (fact) => fact.subject },
      { title: "object", cell: (fact) => fact.object },
      { title: "qualifiers", cell: (fact) => writtenQualifiers(fact.qualifiers) },
      { title: "support", cell: (fact) => fact.support },
      { title: "contested", cell: (fact) => fact.contested },
      { title: "voices", cell: (fact) => fact.voices },
      { title: "voice_ids", cell: (fact) => fact.voice_ids.join(" ") },
      { title: "expecting", cell: (fact) => fact.expecting.join(" ") },
      { title: "deniers", cell: (fact) => fact.deniers.join(" ") },
      { title: "quantities", cell: (fact) => fact.quantities.map((rolled) => quantityText(rolled, String)).join("; ") },
      { title: "claims", cell: (fact) => fact.claims },
      { title: "sources", cell: (fact) => fact.sources.join(" ") },
      { title: "file", cell: (fact) => fact.file },
    ],
  };
}

const FACT: ListingColumn<ClaimRecord> = { title: "fact", cell: (claim) => claim.fact };
const VOICE: ListingColumn<ClaimRecord> = { title: "voice", cell: (claim) => claim.voice };
const BY: ListingColumn<ClaimRecord> = { title: "by", cell: (claim) => claim.by };
const STANCE: ListingColumn<ClaimRecord> = { title: "stance", cell: (claim) => claim.stance };
const SAYS: ListingColumn<ClaimRecord> = { title: "says", cell: (claim) => qualifiersText(claim.says) };
const SOURCE: ListingColumn<ClaimRecord> = { title: "source", cell: (claim) => claim.source };
const AT: ListingColumn<ClaimRecord> = { title: "at", cell: (claim) => claim.at };
const KNOWN: ListingColumn<ClaimRecord> = { title: "known", cell: (claim) => claim.known };

/** `claims`: who says what, where. */
export function claimListing(records: Iterable<ClaimRecord>): Listing<ClaimRecord> {
  return {
    records,
    json: (claim) => claim,
    noun: ["claim", "claims"],
    table: [FACT, VOICE, BY, STANCE, SAYS, SOURCE, AT, KNOWN],
    narrower: [
      [FACT, VOICE, BY, STANCE, SAYS, SOURCE, AT],
      [FACT, VOICE, STANCE, SAYS, SOURCE, AT],
      [FACT, VOICE, STANCE, SAYS, SOURCE],
      [FACT, VOICE, STANCE, SOURCE],
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
      { title: "basis", cell: (claim) => claim.basis },
      { title: "credibility", cell: (claim) => claim.credibility },
      { title: "source", cell: (claim) => claim.source },
      { title: "said", cell: (claim) => claim.said },
      { title: "known", cell: (claim) => claim.known },
      { title: "relays", cell: (claim) => claim.relays.join(" ") },
      { title: "at", cell: (claim) => claim.at },
      { title: "quote", cell: (claim) => claim.quote },
      { title: "note", cell: (claim) => claim.note },
      { title: "says", cell: (claim) => writtenQualifiers(claim.says) },
    ],
  };
}

/** @param elsewhere qualifiers that have a column of their own */
function qualifiersText(
  qualifiers: Readonly<Record<string, QualifierValue>>,
  elsewhere: ReadonlySet<string> = new Set(),
): string {
  return Object.entries(qualifiers)
    .filter(([name]) => !elsewhere.has(name))
    .map(([name, value]) => qualifierText(name, value))
    .join(", ");
}

function writtenQualifiers(qualifiers: Readonly<Record<string, QualifierValue>>): string {
  return Object.entries(qualifiers)
    .map(([name, value]) => `${name} ${writtenText(value)}`)
    .join(", ");
}

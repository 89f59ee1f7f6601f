import type { QualifierValue } from "../../model/claim.ts";
import type { ClaimRecord, FactRecord } from "../../query/records.ts";
import { quantityText } from "../../wording/quantities.ts";
import { writtenText } from "../../wording/values.ts";
import type { Cut } from "./cut.ts";
import type { Listing, ListingColumn } from "./listing.ts";
import type { Naming } from "./naming.ts";

/** Those who deny it; where no one does, the facts that cannot be true together with it. */
function against({ contested, rivals }: FactRecord, deniers: readonly string[]): readonly string[] {
  return contested === "by-rival" ? rivals : deniers;
}

/**
 * `facts`: whole records in JSON; what one asks first in a table.
 */
export function factListing(cut: Cut<FactRecord>, naming: Naming, asked: Asked = {}): Listing<FactRecord> {
  return withAnswers(plainListing(cut, naming), asked, naming);
}

/** What is asked beside the filters: each adds a column. */
export interface Asked {
  /** The time asked for: whether the fact is certain then. */
  readonly at?: string | undefined;
  /** Blocs are taken in: through whom it came. */
  readonly bloc?: boolean | undefined;
}

/** With a column for each answer beside the record. */
function withAnswers<T extends FactRecord | ClaimRecord>(
  listing: Listing<T>,
  { at, bloc }: Asked,
  { entity }: Naming,
): Listing<T> {
  const holds: ListingColumn<T> = { title: "holds", cell: (record) => record.holds ?? null };
  const through = (textOf: (ids: readonly string[]) => string): ListingColumn<T> => ({
    title: "through",
    cell: ({ through = [] }) => textOf(through),
  });
  const more = (textOf: (ids: readonly string[]) => string): readonly ListingColumn<T>[] => [
    ...(at === undefined ? [] : [holds]),
    ...(bloc ? [through(textOf)] : []),
  ];
  const named = more((ids) => ids.map(entity).join(", "));
  if (named.length === 0) return listing;
  return {
    ...listing,
    table: [...listing.table, ...named],
    narrower: (listing.narrower ?? []).map((columns) => [...columns, ...named]),
    csv: [...listing.csv, ...more((ids) => ids.join(" "))],
  };
}

function plainListing({ records, total }: Cut<FactRecord>, { entity, qualifier }: Naming): Listing<FactRecord> {
  const what: readonly ListingColumn<FactRecord>[] = [
    { title: "subject", cell: (fact) => entity(fact.subject) },
    { title: "type", cell: (fact) => fact.type },
    { title: "object", cell: (fact) => fact.object && entity(fact.object) },
  ];
  const qualifiers: ListingColumn<FactRecord> = {
    title: "qualifiers",
    cell: ({ type, qualifiers, quantities }) => {
      const elsewhere = new Set(quantities.map((rolled) => rolled.qualifier));
      const own = Object.entries(qualifiers).filter(([name]) => !elsewhere.has(name));
      return own.map(([name, value]) => qualifier(type, name, value)).join(", ");
    },
  };
  const contested: ListingColumn<FactRecord> = {
    title: "contested",
    cell: (fact) =>
      fact.contested === "no" ? "" : `${fact.contested}: ${against(fact, fact.deniers.map(entity)).join(", ")}`,
  };
  const accordingTo: ListingColumn<FactRecord> = {
    title: "according to",
    cell: (fact) =>
      [...fact.voice_ids.map(entity), ...fact.expecting.map((id) => `${entity(id)} (expects it)`)].join(", "),
  };
  return {
    records,
    total,
    json: (fact) => fact,
    noun: ["fact", "facts"],
    table: [...what, qualifiers, NUMBERS, SUPPORT, contested, VOICES, accordingTo],
    narrower: [
      [...what, qualifiers, NUMBERS, SUPPORT, contested, accordingTo],
      [...what, qualifiers, NUMBERS, SUPPORT, HOW_CONTESTED, accordingTo],
      [...what, qualifiers, NUMBERS, SUPPORT, HOW_CONTESTED, VOICES],
      [...what, qualifiers, NUMBERS, SUPPORT, VOICES],
      [...what, qualifiers, SUPPORT, VOICES],
      [...what, SUPPORT, VOICES],
      what,
    ],
    csv: [
      { title: "id", cell: (fact) => fact.id },
      { title: "type", cell: (fact) => fact.type },
      { title: "subject", cell: (fact) => fact.subject },
      { title: "object", cell: (fact) => fact.object },
      { title: "qualifiers", cell: (fact) => writtenValues(fact.qualifiers) },
      { title: "support", cell: (fact) => fact.support },
      { title: "contested", cell: (fact) => fact.contested },
      { title: "voices", cell: (fact) => fact.voices },
      { title: "voice_ids", cell: (fact) => fact.voice_ids.join(" ") },
      { title: "expecting", cell: (fact) => fact.expecting.join(" ") },
      { title: "deniers", cell: (fact) => fact.deniers.join(" ") },
      { title: "quantities", cell: (fact) => fact.quantities.map((rolled) => quantityText(rolled, String)).join("; ") },
      { title: "rivals", cell: (fact) => fact.rivals.join(" ") },
      { title: "claims", cell: (fact) => fact.claims },
      { title: "sources", cell: (fact) => fact.sources.join(" ") },
      { title: "file", cell: (fact) => fact.file },
      { title: "note", cell: (fact) => fact.note },
    ],
  };
}

const NUMBERS: ListingColumn<FactRecord> = {
  title: "numbers",
  cell: (fact) => fact.quantities.map((rolled) => quantityText(rolled)).join("; "),
};
const SUPPORT: ListingColumn<FactRecord> = {
  title: "support",
  cell: (fact) => fact.support + (fact.assessment ? " (assessed)" : ""),
};
const HOW_CONTESTED: ListingColumn<FactRecord> = {
  title: "contested",
  cell: (fact) => (fact.contested === "no" ? "" : fact.contested),
};
const VOICES: ListingColumn<FactRecord> = { title: "voices", cell: (fact) => fact.voices };

const FACT: ListingColumn<ClaimRecord> = { title: "fact", cell: (claim) => claim.fact };
const STANCE: ListingColumn<ClaimRecord> = { title: "stance", cell: (claim) => claim.stance };
const AT: ListingColumn<ClaimRecord> = { title: "at", cell: (claim) => claim.at };
const KNOWN: ListingColumn<ClaimRecord> = { title: "known", cell: (claim) => claim.known };

/** `claims`: who says what, where. A fact has no name but its id. */
export function claimListing(cut: Cut<ClaimRecord>, naming: Naming, asked: Asked = {}): Listing<ClaimRecord> {
  return withAnswers(plainClaims(cut, naming), asked, naming);
}

function plainClaims({ records, total }: Cut<ClaimRecord>, { entity, qualifier }: Naming): Listing<ClaimRecord> {
  const voice: ListingColumn<ClaimRecord> = {
    title: "voice",
    cell: (claim) => claim.voice.split("+").map(entity).join(" + "),
  };
  const by: ListingColumn<ClaimRecord> = { title: "by", cell: (claim) => claim.by && entity(claim.by) };
  const says: ListingColumn<ClaimRecord> = {
    title: "says",
    cell: ({ type, says }) =>
      Object.entries(says)
        .map(([name, value]) => qualifier(type, name, value))
        .join(", "),
  };
  const source: ListingColumn<ClaimRecord> = { title: "source", cell: (claim) => claim.source && entity(claim.source) };
  return {
    records,
    total,
    json: (claim) => claim,
    noun: ["claim", "claims"],
    table: [FACT, voice, by, STANCE, says, source, AT, KNOWN],
    narrower: [
      [FACT, voice, by, STANCE, says, source, AT],
      [FACT, voice, STANCE, says, source, AT],
      [FACT, voice, STANCE, says, source],
      [FACT, voice, STANCE, source],
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
      { title: "says", cell: (claim) => writtenValues(claim.says) },
    ],
  };
}

/** `item kn-23, when 2024`: values as they are written. */
export function writtenValues(values: Readonly<Record<string, QualifierValue>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${writtenText(value)}`)
    .join(", ");
}

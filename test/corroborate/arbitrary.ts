import fc from "fast-check";
import { type Voices, voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import { type DateRange, dateOf } from "../../src/model/dates.ts";
import type { Document } from "../../src/model/document.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { STANCES, type Stance } from "../../src/model/stance.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

/** A world of eight actors of whom some speak for others, and five sources by or through some of them. */
const files: Record<string, Record<string, unknown>> = {
  russia: { type: "state" },
  "north-korea": { type: "state" },
  ukraine: { type: "state" },
  nato: { type: "organisation" },
  putin: { type: "person", relations: { leads: { to: "russia", source: "news" } } },
  kremlin: { type: "organisation", relations: { part_of: { to: "russia", source: "news" } } },
  gur: { type: "organisation", relations: { part_of: { to: "ukraine", source: "news" } } },
  envoy: {
    type: "person",
    relations: { leads: { to: "gur", source: "news" }, part_of: { to: "nato", source: "news" } },
  },
  garner: { type: "person" },
  motin: { type: "person" },
  agency: { type: "organisation" },
  news: { type: "source", kind: "news", date: "2024-10-20", relations: { published_by: "agency" } },
  essay: { type: "source", kind: "opinion", date: "2024-11", relations: { authored_by: ["garner", "motin"] } },
  report: { type: "source", kind: "news", date: "2024-12-01", relations: { authored_by: "garner" } },
  comment: { type: "source", kind: "comment", relations: { part_of: "news" } },
  leaflet: { type: "source", kind: "news" },
};

export const ACTORS = [
  "russia",
  "north-korea",
  "ukraine",
  "nato",
  "putin",
  "kremlin",
  "gur",
  "envoy",
  "garner",
  "motin",
];
const SOURCES = ["news", "essay", "report", "comment", "leaflet"];
const NUMBERS = [
  "3000 troops",
  "10000 troops",
  "10000..30000 troops",
  "12000?.. troops",
  "..500 rounds",
  "5 rounds/day",
];
const DAYS = ["2024-10-01", "2024-10-25", "2024-11", "2024-11~", "2025"];

export const world: { readonly documents: Document[]; readonly voices: Voices } = (() => {
  const documents = docs(files);
  const { entities, facts } = resolve(schema, documents);
  return { documents, voices: voicesOf(entities, facts, schema) };
})();

export const ASSERTING: readonly Stance[] = ["states", "confirms", "alleges", "predicts"];

/** Claims of one fact; their ids number them. */
export function claims(parts: {
  readonly stances?: readonly Stance[];
  readonly relays?: boolean;
  readonly min?: number;
  readonly by?: fc.Arbitrary<string | null>;
}): fc.Arbitrary<Claim[]> {
  const { stances = STANCES, relays = true, min = 0 } = parts;
  const claim = fc.record({
    by: parts.by ?? fc.option(fc.constantFrom(...ACTORS, "unknown"), { freq: 3 }),
    stance: fc.constantFrom(...stances),
    source: fc.constantFrom(...SOURCES),
    said: fc.option(fc.constantFrom(...DAYS), { freq: 1 }),
    relays: relays
      ? fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...ACTORS, "unknown"], { maxLength: 2 }))
      : fc.constant([]),
    number: fc.option(fc.constantFrom(...NUMBERS)),
    when: fc.option(fc.constantFrom(...DAYS), { freq: 1 }),
  });
  return fc.array(claim, { minLength: min, maxLength: 7 }).map((all) =>
    all.map(({ by, stance, source, said, relays: relayed, number, when }, i): Claim => {
      const quantity = number === null ? null : parseQuantity(number);
      const says = { ...(quantity && { quantity }), ...(when && { when }) };
      const rest = { basis: null, credibility: null, at: null, quote: null, note: null, fact: "f" };
      return { id: `f#${i + 1}`, by, stance, source, said, relays: relayed, says, ...rest };
    }),
  );
}

export function factOf(own: readonly Claim[], qualifiers: Fact["qualifiers"] = {}): Fact {
  const ends = { subject: "north-korea", object: "russia" };
  return { id: "f", type: "deploys_to", ...ends, qualifiers, claims: own, rollup: UNSOURCED, file: "f", pointer: "" };
}

/** A claim of `factOf`'s fact, of which nothing more is said. @param n its number among the claims of the fact */
export function claim(parts: Partial<Claim> = {}, n = 1): Claim {
  const empty = {
    by: null,
    source: "news",
    said: null,
    basis: null,
    credibility: null,
    at: null,
    quote: null,
    note: null,
  };
  return { id: `f#${n}`, fact: "f", stance: "states", relays: [], says: {}, ...empty, ...parts };
}

/** A date as it is written. Throws where the text is not one. */
export const date = (text: string): DateRange => {
  const found = dateOf(text);
  if (found === null) throw new Error(`not a date: ${text}`);
  return found;
};

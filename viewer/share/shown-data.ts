import { CLAIM_KEYS, type Claim, type ClaimKey } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { csvLine } from "../../src/text/csv-line.ts";
import { bestText } from "../../src/wording/quantities.ts";
import { spoken, valueInWords } from "../../src/wording/values.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import type { ShownRows } from "../derive/shown-rows.ts";

/** What of the data is shown, as JSON in the shape of facts.json, with where it comes from. */
export function shownJson(atlas: Atlas, rows: ShownRows, shows: string, view: string): string {
  const { digest, schema } = atlas.dataset;
  const { entities, facts } = rows;
  return `${JSON.stringify({ format: "entente-view/1", digest, view, shows, schema, entities, facts }, null, 1)}\n`;
}

/** A line a fact. Ids beside names, so that it can be joined with other files. */
export function factsCsv(atlas: Atlas, rows: ShownRows): string {
  const head = ["fact", "subject", "subject_name", "relation", "object", "object_name", "qualifiers", "support"];
  const more = [
    "contested",
    "voices",
    "expecting",
    "deniers",
    "rivals",
    "best_quantity",
    "claims",
    "sources",
    "dataset",
  ];
  const lines = rows.facts.map((fact) => {
    const { id, subject, type, object, rollup, claims } = fact;
    const sources = [...new Set(claims.flatMap(({ source }) => source ?? []))].join("; ");
    const [number] = rollup.quantities;
    return csvLine([
      ...[id, subject, nameOf(atlas, subject), type, object, object && nameOf(atlas, object)],
      ...[saidWords(atlas, fact, fact.qualifiers), rollup.support, rollup.contested],
      ...[
        rollup.voices.join("; "),
        rollup.expecting.join("; "),
        rollup.deniers.join("; "),
        rollup.rivals.join("; "),
        number ? bestText(number) : null,
      ],
      ...[claims.length, sources, atlas.dataset.digest],
    ]);
  });
  return csvLine([...head, ...more]) + lines.join("");
}

/** The keys of a claim as cells. */
type Cell = (claim: Claim) => string | number | null;

const CLAIM_CELLS: { readonly [K in ClaimKey]: Cell } = {
  by: ({ by }) => by,
  stance: ({ stance }) => stance,
  basis: ({ basis }) => basis,
  credibility: ({ credibility }) => credibility,
  source: ({ source }) => source,
  said: ({ said }) => said,
  relays: ({ relays }) => relays.join("; "),
  at: ({ at }) => at,
  quote: ({ quote }) => quote,
  note: ({ note }) => note,
};

/** A line a claim: who says what of which fact, and where. */
export function claimsCsv(atlas: Atlas, rows: ShownRows): string {
  const head = ["claim", "fact", ...CLAIM_KEYS, "says", "source_name", "dataset"];
  const lines = rows.facts.flatMap((fact) =>
    fact.claims.map((claim) => {
      const name = claim.source && nameOf(atlas, claim.source);
      return csvLine([
        ...[claim.id, fact.id, ...CLAIM_KEYS.map((key) => CLAIM_CELLS[key](claim))],
        ...[saidWords(atlas, fact, claim.says), name, atlas.dataset.digest],
      ]);
    }),
  );
  return csvLine(head) + lines.join("");
}

function saidWords(atlas: Atlas, fact: Fact, values: Fact["qualifiers"]): string {
  return Object.entries(values)
    .map(([name, value]) => `${spoken(name)}: ${valueInWords(atlas.kg, fact.type, name, value)}`)
    .join("; ");
}

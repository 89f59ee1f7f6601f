import type { RelationWanted, TypeWanted } from "./drafts.ts";
import { typeName } from "./type-name.ts";

/** What a schema of FollowTheMoney is here; of those that are not listed, a thing. */
const TYPES: Readonly<Record<string, readonly [name: string, parent: string]>> = {
  Person: ["person", "actor"],
  Organization: ["organisation", "actor"],
  Company: ["company", "organisation"],
  PublicBody: ["public-body", "organisation"],
  LegalEntity: ["legal-entity", "actor"],
  Territory: ["place", "thing"],
  Address: ["address", "place"],
  Event: ["event", "thing"],
  Trip: ["trip", "event"],
  CourtCase: ["court-case", "event"],
  Project: ["project", "event"],
  Contract: ["agreement", "thing"],
  Asset: ["asset", "item"],
  Vehicle: ["vehicle", "item"],
  Vessel: ["vessel", "item"],
  Airplane: ["airplane", "item"],
  RealEstate: ["real-estate", "item"],
  Security: ["security", "item"],
  License: ["license", "agreement"],
  BankAccount: ["bank-account", "item"],
  CryptoWallet: ["crypto-wallet", "item"],
  ...Object.fromEntries(
    [
      "Document",
      "Article",
      "Email",
      "Folder",
      "HyperText",
      "Image",
      "Message",
      "Package",
      "Pages",
      "PlainText",
      "Table",
      "Video",
      "Audio",
      "Workbook",
    ].map((name) => [name, ["source", "thing"] as const]),
  ),
};

export function ftmType(schema: string): TypeWanted {
  const known = Object.hasOwn(TYPES, schema) ? TYPES[schema] : undefined;
  const label = schema.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const name = typeName(label, "-", "object");
  return { name: known?.[0] ?? name, label, extends: known?.[1] ?? "thing", origin: `FollowTheMoney's ${schema}` };
}

/** A schema of FollowTheMoney that is an edge. */
interface FtmEdge {
  readonly source: string;
  readonly target: string;
  readonly relation: RelationWanted;
}

type Row = readonly [schema: string, source: string, target: string, name: string, label: string, inverse: string];

const ROWS: readonly Row[] = [
  ["Ownership", "owner", "asset", "owns", "owns", "owned by"],
  ["Directorship", "director", "organization", "directs", "directs", "directed by"],
  ["Membership", "member", "organization", "member_of", "member of", "has member"],
  ["Employment", "employee", "employer", "affiliated_with", "affiliated with", "affiliates"],
  ["Family", "person", "relative", "related_to", "related to", "related to"],
  ["Associate", "person", "associate", "associated_with", "associated with", "associated with"],
  ["Representation", "agent", "client", "represents", "represents", "represented by"],
  ["Succession", "predecessor", "successor", "precedes", "precedes", "succeeds"],
  ["Control", "controller", "controlled", "controls", "controls", "controlled by"],
  ["ContractAward", "contract", "supplier", "awarded_to", "awarded to", "awarded"],
  ["CourtCaseParty", "party", "case", "involved_in", "involved in", "involves"],
  ["ProjectParticipant", "participant", "project", "participates_in", "participates in", "has participant"],
  ["Documentation", "document", "entity", "documents", "documents", "documented by"],
  ["Occupancy", "holder", "post", "holds", "holds", "held by"],
  ["Debt", "debtor", "creditor", "owes", "owes", "owed by"],
  ["Payment", "payer", "beneficiary", "pays", "pays", "paid by"],
  ["UnknownLink", "subject", "object", "linked_to", "linked to", "linked to"],
];

/** Properties that tell one from another of the same two. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Payment: ["date", "amount", "amountEur", "amountUsd", "purpose"],
  Debt: ["date", "amount", "amountEur", "amountUsd"],
  Family: ["relationship"],
  Associate: ["relationship"],
  UnknownLink: ["role"],
  Directorship: ["role"],
};

const EDGES: ReadonlyMap<string, FtmEdge> = new Map([
  ...ROWS.map(([schema, source, target, name, label, inverse]): readonly [string, FtmEdge] => {
    const relation: RelationWanted = {
      name,
      label,
      inverse,
      origin: `FollowTheMoney's ${schema}`,
      ...(schema === "Payment" && { time: "event" as const }),
      ...(KEYS[schema] && { key: KEYS[schema] }),
    };
    return [schema, { source, target, relation }];
  }),
  [
    "Similar",
    {
      source: "candidate",
      target: "match",
      relation: {
        name: "similar_to",
        label: "similar to",
        inverse: "similar to",
        origin: "FollowTheMoney's Similar",
        symmetric: true,
      },
    },
  ],
]);

export function ftmEdge(schema: string): FtmEdge | undefined {
  return EDGES.get(schema);
}

/** Properties whose values are numbers, whatever their names. */
export const AMOUNTS: ReadonlySet<string> = new Set(["amount", "amountEur", "amountUsd", "amountLocal"]);

/** Of what has no name: what it is shown as, the first that is there. */
export const CAPTIONS: readonly string[] = [
  ...["name", "title", "full", "subject", "fileName", "label", "alias", "abbreviation", "weakAlias", "previousName"],
  ...[
    "registrationNumber",
    "passportNumber",
    "number",
    "accountNumber",
    "iban",
    "publicKey",
    "caseNumber",
    "projectId",
  ],
  ...["username", "program", "reason", "role", "summary", "description", "city", "email", "phone", "authority"],
];

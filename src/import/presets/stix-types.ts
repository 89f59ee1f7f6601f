import type { RelationWanted, TypeWanted } from "./drafts.ts";
import { typeName } from "./type-name.ts";

/** What an object of STIX is here, and what it extends; of those that are not listed, a thing. */
const TYPES: Readonly<Record<string, readonly [name: string, parent: string]>> = {
  "threat-actor": ["threat-actor", "group"],
  "intrusion-set": ["intrusion-set", "group"],
  campaign: ["campaign", "event"],
  incident: ["incident", "event"],
  malware: ["malware", "item"],
  tool: ["tool", "item"],
  infrastructure: ["infrastructure", "item"],
  report: ["source", "thing"],
  location: ["place", "thing"],
};

const CLASSES: Readonly<Record<string, readonly [name: string, parent: string]>> = {
  individual: ["person", "actor"],
  group: ["group", "actor"],
};

const ORGANISATION = ["organisation", "actor"] as const;

export function stixType(type: string, identityClass: unknown): TypeWanted {
  const [table, key] = type === "identity" ? [CLASSES, String(identityClass)] : [TYPES, type];
  const known = Object.hasOwn(table, key) ? table[key] : type === "identity" ? ORGANISATION : undefined;
  const plain = type.replace(/^x-(?:mitre-)?/, "");
  const label = words(plain);
  return {
    name: known?.[0] ?? typeName(plain, "-", "object"),
    label: label.charAt(0).toUpperCase() + label.slice(1),
    extends: known?.[1] ?? "thing",
    origin: `STIX's ${type}`,
  };
}

/** How relationships that STIX knows read from their target. */
const INVERSES: Readonly<Record<string, string>> = {
  "attributed-to": "attribution of",
  authored: "authored by",
  "beacons-to": "beaconed to by",
  "based-on": "basis of",
  "communicates-with": "communicates with",
  compromises: "compromised by",
  "consists-of": "part of",
  controls: "controlled by",
  delivers: "delivered by",
  "derived-from": "origin of",
  detects: "detected by",
  downloads: "downloaded by",
  drops: "dropped by",
  "duplicate-of": "has duplicate",
  exploits: "exploited by",
  has: "found in",
  hosts: "hosted by",
  impersonates: "impersonated by",
  indicates: "indicated by",
  investigates: "investigated by",
  "located-at": "location of",
  mitigates: "mitigated by",
  "originates-from": "origin of",
  owns: "owned by",
  remediates: "remediated by",
  "related-to": "related to",
  "revoked-by": "replaces",
  "subtechnique-of": "has subtechnique",
  targets: "targeted by",
  uses: "used by",
  "variant-of": "has variant",
};

export function stixRelation(type: string): RelationWanted {
  const label = words(type);
  const inverse = Object.hasOwn(INVERSES, type) ? INVERSES[type] : undefined;
  return {
    name: typeName(type, "_", "related_to"),
    label,
    inverse: inverse ?? `${label} (inverse)`,
    origin: `STIX's ${type}`,
    ...(type === "related-to" && { symmetric: true as const }),
  };
}

function words(name: string): string {
  return name.replace(/[-_]+/g, " ");
}

/** How records are kept and marked, and what is read by itself. */
export const KEPT: ReadonlySet<string> = new Set([
  ...["type", "id", "spec_version", "created", "modified", "created_by_ref", "lang", "object_marking_refs"],
  ...["granular_markings", "extensions", "x_mitre_attack_spec_version", "x_mitre_modified_by_ref"],
]);

/** Objects that speak of the file, not of the world. */
export const ABOUT_FILE: Readonly<Record<string, string>> = {
  "marking-definition": "how the file may be passed on",
  "extension-definition": "a declaration of what other objects hold",
  "language-content": "a translation of another object",
  "x-mitre-collection": "a list of what is in the file",
};

import type { RelationWanted, TypeWanted } from "../drafts.ts";
import { stixType } from "../stix-types.ts";
import { mispRelation } from "./relations.ts";

/** The part that an entity has in an event: between these, an event with a single actor implies relations. */
export type Role = "actor" | "campaign" | "tool" | "target";

export interface Kind {
  readonly type: TypeWanted;
  readonly role: Role | null;
}

function kind(type: string, role: Role | null, identityClass: string | null = null): Kind {
  return { type: { ...stixType(type, identityClass), origin: `MISP's ${type}` }, role };
}

/** Types of attributes whose value is the name of an entity. */
export const ATTRIBUTES: ReadonlyMap<string, Kind> = new Map([
  ["threat-actor", kind("threat-actor", "actor")],
  ["campaign-name", kind("campaign", "campaign")],
  ["campaign-id", kind("campaign", "campaign")],
  ["target-org", kind("identity", "target")],
  ["target-external", kind("identity", "target")],
  ["target-location", kind("location", "target")],
  ["vulnerability", kind("vulnerability", null)],
]);

/** Objects that are an entity, and which of their attributes name it. */
export const OBJECTS: ReadonlyMap<string, Kind & { readonly names: readonly string[] }> = new Map([
  ["attack-pattern", { ...kind("attack-pattern", "tool"), names: ["name"] }],
  ["campaign", { ...kind("campaign", "campaign"), names: ["name"] }],
  ["course-of-action", { ...kind("course-of-action", null), names: ["name"] }],
  ["identity", { ...kind("identity", null), names: ["name"] }],
  ["intrusion-set", { ...kind("intrusion-set", "actor"), names: ["name"] }],
  ["legal-entity", { ...kind("identity", null), names: ["name"] }],
  ["malware", { ...kind("malware", "tool"), names: ["name"] }],
  ["news-agency", { ...kind("identity", null), names: ["name"] }],
  ["organization", { ...kind("identity", null), names: ["name"] }],
  ["person", { ...kind("identity", null, "individual"), names: ["full-name"] }],
  ["threat-actor", { ...kind("threat-actor", "actor"), names: ["name"] }],
  ["tool", { ...kind("tool", "tool"), names: ["name"] }],
  ["victim", { ...kind("identity", "target"), names: ["name"] }],
  ["vulnerability", { ...kind("vulnerability", null), names: ["id"] }],
]);

/** What of an object's attributes is said of its entity. */
export const ALIASES: ReadonlySet<string> = new Set(["alias", "aliases"]);
export const DESCRIPTIONS: ReadonlySet<string> = new Set(["description", "summary"]);

export const ORGANISATION: TypeWanted = kind("identity", null).type;

const TEXTS: ReadonlySet<string> = new Set(["comment", "other", "text"]);

/** Why attributes of a type are left out. */
export function reasonFor(type: string): string {
  return TEXTS.has(type) ? "free text, which names no entity" : "a technical detail, not a relation between entities";
}

const ACTORS = /(?:^|-)(?:threat-actor|intrusion-set|activity-group)$/;
const TOOLS: ReadonlySet<string> = new Set([
  ...["android", "backdoor", "banker", "botnet", "cryptominers", "exploit-kit", "malpedia", "ransomware", "rat"],
  ...["stalkerware", "stealer", "tds", "tool", "wiper"],
]);

/** The category that the file of a galaxy has, and events leave out. */
export function categoryOf(galaxy: string): string {
  if (ACTORS.test(galaxy)) return "actor";
  return TOOLS.has(galaxy) || /^mitre-.*(?:malware|tool|software)$/.test(galaxy) ? "tool" : "";
}

export function roleOf(galaxy: string): Role | null {
  const category = categoryOf(galaxy);
  if (category === "actor") return "actor";
  if (galaxy === "target-information") return "target";
  return category === "tool" || /^mitre-.*(?:attack-pattern|techniques)$/.test(galaxy) ? "tool" : null;
}

export const MENTIONS: RelationWanted = {
  name: "mentions",
  label: "mentions",
  inverse: "mentioned in",
  origin: "MISP's attributes, objects and galaxies of an event",
};

export const AUTHORED_BY: RelationWanted = {
  name: "authored_by",
  label: "authored by",
  inverse: "author of",
  origin: "MISP's Orgc",
};

/** What an event with one actor implies: from whom to whom. */
export const IMPLIED: readonly { readonly role: Role; readonly type: RelationWanted; readonly isOfActor: boolean }[] = [
  { role: "tool", type: mispRelation("uses"), isOfActor: true },
  { role: "target", type: mispRelation("targets"), isOfActor: true },
  { role: "campaign", type: mispRelation("attributed-to"), isOfActor: false },
];

const THREAT_LEVELS: Readonly<Record<string, string>> = { 1: "high", 2: "medium", 3: "low" };
const STAGES: Readonly<Record<string, string>> = { 0: "initial", 1: "ongoing", 2: "complete" };

export function threatLevel(written: unknown): string | null {
  const key = String(written);
  return Object.hasOwn(THREAT_LEVELS, key) ? (THREAT_LEVELS[key] ?? null) : null;
}

export function stage(written: unknown): string | null {
  const key = String(written);
  return Object.hasOwn(STAGES, key) ? (STAGES[key] ?? null) : null;
}

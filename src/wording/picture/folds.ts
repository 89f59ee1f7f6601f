import { count, grouped } from "../counts.ts";

/** `Russia and 23 more`: a node that stands for an entity and others. */
export function leadGroupName(lead: string, members: number): string {
  return `${lead} and ${grouped(members - 1)} more`;
}

/** `34 persons`: a node that stands for entities of one type. */
export function typeGroupName(plural: string, members: number): string {
  return `${grouped(members)} ${plural.charAt(0).toLowerCase()}${plural.slice(1)}`;
}

/** `34 entities as one, 12 facts among them`: what a node holds. */
export function groupText(members: number, facts: number): string {
  const among = facts === 0 ? "no fact among them" : `${count(facts, "fact")} among them`;
  return `${count(members, "entity", "entities")} as one, ${among}`;
}

/** What the ring around a mark means, in a key. */
export const FOLDED_KEY = "several folded into one";

export const UNFOLD_HINT = "Click to unfold";

/** Spoken when a group was folded or unfolded. */
export function foldedText(name: string): string {
  return `Folded ${name} into one`;
}

export function unfoldedText(name: string): string {
  return `Unfolded ${name}`;
}

/** Spoken where a key asks to fold what has no group. */
export function noGroupText(name: string): string {
  return `${name} belongs to no group`;
}

/** Spoken where a key asks something of a group that only an entity can answer. */
export const UNFOLD_FIRST = "Unfold it first: G unfolds";

/** `147 of the entities folded into 3 groups`: of what a picture shows. */
export function foldedCount(members: number, groups: number): string {
  return `${grouped(members)} of the entities folded into ${count(groups, "group")}`;
}

/** What a fold would hold: `Russia and what belongs to it: 6`. */
export function foldChoiceText(by: "under" | "around" | "type", name: string, members: number): string {
  const what = {
    under: `${name} and what belongs to it`,
    around: `those around ${name}`,
    type: `all ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  };
  return `${what[by]}: ${grouped(members)}`;
}

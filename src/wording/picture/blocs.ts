import type { Answer } from "../../corroborate/holds.ts";
import { count } from "../counts.ts";
import { factTitle } from "../facts/fact-title.ts";
import { type Lookup, nameOf } from "../names.ts";

/** Whom a bloc takes in beside the actor. */
export const WITH_BLOC = "leaders, bodies, members and the groups they are in";

/** What a filter by bloc does. */
export const BLOC_FILTER_TEXT: string = `Only facts about an actor and its bloc: its ${WITH_BLOC}.`;

/** `about the bloc of Russia` */
export function ofBlocText(name: string): string {
  return `about the bloc of ${name}`;
}

/** By what one belongs to another: `Vladimir Putin leads Russia`. @param fact null: an attribute says so */
export function tieText(
  lookup: Lookup,
  { member, owner, fact }: { readonly member: string; readonly owner: string; readonly fact: string | null },
): string {
  const told = fact === null ? undefined : lookup.fact(fact);
  return told ? factTitle(lookup, told) : `${nameOf(lookup, member)} speaks for ${nameOf(lookup, owner)}`;
}

/** Whether one belongs to a bloc on the day of a clock; empty where it certainly does, or no day was asked for. */
export function belongsText(holds: Answer | undefined): string {
  return holds === "possible" ? "possibly" : "";
}

/** `12 members`; on the day of a clock `12 members, 3 of them possibly` */
export function membersText(members: readonly { readonly holds?: Answer }[]): string {
  const possible = members.filter(({ holds }) => holds === "possible").length;
  const all = count(members.length, "member");
  return possible === 0 ? all : `${all}, ${possible} of them possibly`;
}

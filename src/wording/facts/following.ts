import type { Following } from "../../corroborate/consequences.ts";
import { compareText } from "../../model/order.ts";
import type { Phrase } from "../through.ts";

/** What follows for an entity from facts in the same way. */
export interface FollowingGroup {
  /** `disputed by, as follows from what each argues` */
  readonly label: string;
  readonly items: readonly { readonly following: Following; readonly phrase: Phrase }[];
}

/** What follows for an entity, as every face lists it: from it first, then to it. */
export function followingGroups(id: string, all: readonly Following[]): readonly FollowingGroup[] {
  const groups = new Map<string, FollowingGroup & { readonly items: FollowingGroup["items"][number][] }>();
  for (const following of all) {
    const isFrom = following.subject === id;
    const label = labelOf(following, isFrom);
    const group = groups.get(`${isFrom ? 0 : 1} ${label}`) ?? { label, items: [] };
    groups.set(`${isFrom ? 0 : 1} ${label}`, group);
    group.items.push({ following, phrase: phraseOf(following, isFrom) });
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

function labelOf({ relation, from }: Following, isFrom: boolean): string {
  return isFrom
    ? `${relation.label}, as follows from what it ${from.label}`
    : `${relation.inverse}, as follows from what each ${from.label}`;
}

/** `Dylan Motin: argues The deployment is defensive, which contradicts it` */
function phraseOf({ subject, object, via, from, across }: Following, isFrom: boolean): Phrase {
  return [{ id: isFrom ? object : subject }, `: ${from.label} `, { id: via }, `, which ${across.label} it`];
}

import { count, grouped } from "../counts.ts";

/** `12 neighbours, 8 of them not drawn` */
export function neighbourText(all: number, hidden: number): string {
  if (all === 0) return "No neighbours";
  const words = count(all, "neighbour");
  if (hidden === 0) return all === 1 ? "1 neighbour, drawn" : `${words}, all drawn`;
  if (hidden === all) return all === 1 ? "1 neighbour, not drawn" : `${words}, none of them drawn`;
  return `${words}, ${grouped(hidden)} of them not drawn`;
}

export function addedText(added: number, from: string): string {
  return `Added ${count(added, "neighbour")} of ${from}`;
}

export function foldedAwayText(gone: number, from: string): string {
  return `Folded away what hung on ${from}: ${count(gone, "entity", "entities")}`;
}

/** What a reader did to a picture: `12 added, 3 moved, 2 groups folded`. Empty where nothing. */
export function pictureChangesText(added: number, moved: number, groups: number): string {
  const parts = [
    [added, `${grouped(added)} added`],
    [moved, `${grouped(moved)} moved`],
    [groups, `${count(groups, "group")} folded`],
  ] as const;
  return parts.flatMap(([number, words]) => (number > 0 ? words : [])).join(", ");
}

/** What a picture of someone's neighbourhood shows: `Russia and the 12 of its 60 neighbours that most facts tie to it` */
export function neighbourhoodText(name: string, shown: number, all: number): string {
  if (shown === all) return `${name} and ${all === 1 ? "its neighbour" : `its ${grouped(all)} neighbours`}`;
  return `${name} and the ${grouped(shown)} of its ${grouped(all)} neighbours that most facts tie to it`;
}

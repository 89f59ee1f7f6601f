import { fold } from "../text/fold.ts";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text can be an id: lower-case letters and digits, in words joined by single hyphens. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** What may follow the last dot of a fact's id; double hyphens are those of an interval: `1991--1999`. */
export const SPELL_PATTERN: string = "^[a-z0-9]+(?:-+[a-z0-9]+)*$";

/** The ids that facts may have had: an id, or ids and values with dots between them. */
export const FACT_ID_PATTERN: string = "^[a-z0-9_](?:[a-z0-9_.+-]*[a-z0-9_])?$";

/** The pattern of ids, for JSON Schema. */
export const ID_PATTERN: string = ID.source;

/** The nearest id to a text: `South Korea` gives `south-korea`, `Łódź` `lodz`; empty where nothing is left. */
export function toId(text: string): string {
  return asciiSlug(fold(text));
}

/** A text as ids of facts have it. Letters that this loses stay lost: an id does not change. */
export function asciiSlug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The id that a file's name gives: `data/states/russia.yaml` is `russia`. */
export function idOfFile(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");
}

const DEVICE = /(?:^|\/)((?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?)(?=\/|$)/i;

/** The part of a path that Windows keeps for a device, whatever its ending: the file could not be checked out there. */
export function deviceIn(path: string): string | undefined {
  return DEVICE.exec(path)?.[1];
}

/** A fact's id with other ids in the places of those that it is made of, such as present ones for former ones. */
export function withIdsIn(fact: string, idNow: (id: string) => string): string {
  return fact.replace(/[^.+]+/g, idNow);
}

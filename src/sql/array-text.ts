/** A list as PostgreSQL writes it and reads it: `{nato,"North Korea"}`. */
export function arrayText(list: readonly (string | number | boolean | null)[]): string {
  return `{${list.map((one) => (typeof one === "string" ? quotedItem(one) : String(one ?? "NULL"))).join(",")}}`;
}

/** Between braces, these mean something else; so do blanks, no text at all, and the word NULL. */
const SPECIAL = /^$|^null$|[{}",\\\s]/i;

function quotedItem(text: string): string {
  return SPECIAL.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;
}

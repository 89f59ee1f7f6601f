/** What JSON and XML let through and a terminal obeys, as the inside of a character class: C1 controls, marks that reorder a line or are not seen. */
export const OBEYED_CHARACTERS =
  "\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB";
/** `##[` is for the log of a CI service. */
const OBEYED = new RegExp(`[${OBEYED_CHARACTERS}]|#(?=#\\[)|\\uDB40[\\uDC00-\\uDC7F]`, "g");

/** JSON that is safe to print, on one line unless an indent is given; the same value when parsed. What JSON has no word for is null. */
export function jsonText(value: unknown, indent?: number): string {
  return (JSON.stringify(value, null, indent) ?? "null").replace(OBEYED, (marks) =>
    Array.from({ length: marks.length }, (_, i) => `\\u${marks.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );
}

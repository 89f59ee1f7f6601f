/** What JSON lets through and a terminal or the log of a CI service obeys: C1 controls, marks that reorder a line or are not seen, `##[`. */
const OBEYED =
  /[\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|#(?=#\[)|\uDB40[\uDC00-\uDC7F]/g;

/** JSON that is safe to print, on one line unless an indent is given; the same value when parsed. What JSON has no word for is null. */
export function jsonText(value: unknown, indent?: number): string {
  return (JSON.stringify(value, null, indent) ?? "null").replace(OBEYED, (marks) =>
    Array.from({ length: marks.length }, (_, i) => `\\u${marks.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** What JSON lets through and a terminal obeys: C1 controls, and marks that reorder a line. */
const OBEYED = /[\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** JSON that is safe to print, on one line unless an indent is given; the same value for whoever parses it. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    OBEYED,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

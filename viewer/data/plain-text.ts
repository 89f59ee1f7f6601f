/** Characters that reorder or hide text around them: a name must not be able to do that to the page. */
const BIDI_AND_CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text as data may be shown: without control characters and without overrides of direction. */
export function plain(text: string): string {
  return text.replace(BIDI_AND_CONTROLS, "");
}

export function shortened(text: string, length: number): string {
  const clean = plain(text);
  return clean.length <= length ? clean : `${clean.slice(0, length - 1).trimEnd()}…`;
}

/** A link only where it leads to the web; anything else (javascript:, data:, file:) stays text. */
export function webAddress(text: unknown): string | null {
  if (typeof text !== "string") return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

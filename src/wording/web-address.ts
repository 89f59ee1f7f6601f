/** A link only where it leads to the web; anything else (javascript:, data:, file:) is null and stays text. */
export function webAddress(text: unknown): string | null {
  if (typeof text !== "string") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}

/** Where a word was broken at the end of a line: whether the hyphen is part of it, only the quote can tell. */
const BREAK = "\u00AD";
const BROKEN = /(?<=\p{L})[-\u2010]\s*\n\s*(?=\p{L})/gu;
/** Soft hyphens and other characters that are not seen. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * A text for comparison: ligatures and other forms of compatibility resolved (NFKC), soft hyphens gone, runs of white space one blank.
 *
 * @param wraps whether its line breaks are those of a layout, which breaks words with hyphens
 */
export function comparable(text: string, wraps: boolean = false): string {
  const seen = text.replace(UNSEEN, "").normalize("NFKC");
  return (wraps ? seen.replace(BROKEN, BREAK) : seen).replace(/\s+/gu, " ").trim();
}

/** A comparable text as people read it. */
export function readable(text: string): string {
  return text.replaceAll(BREAK, "");
}

/** Whether a comparable text holds a quote. A word that a line broke may be written with or without its hyphen. */
export function holdsQuote(text: string, quote: string): boolean {
  if (text.includes(quote)) return true;
  if (!text.includes(BREAK)) return false;
  const pattern = [...quote]
    .map((character) => {
      if (character === "-" || character === "\u2010") return `[-\u2010${BREAK}]`;
      return character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    })
    .join(`${BREAK}?`);
  return new RegExp(pattern, "u").test(text);
}

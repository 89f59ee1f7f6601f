/** Controls and invisible format characters, save those that scripts need to join or part letters. */
const REORDERING = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text as data may be shown: a name must not be able to reorder or hide the text around it. */
export function plain(text: string): string {
  return text.replace(REORDERING, "");
}

export function shortened(text: string, length: number): string {
  const clean = plain(text);
  return clean.length <= length ? clean : `${clean.slice(0, length - 1).trimEnd()}…`;
}

/** Lower case without diacritics and with single spaces: how names and texts are compared. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** All words must stand in the text, each as a part of it. */
export function hasWords(text: string, words: string): boolean {
  const folded = fold(text);
  return fold(words)
    .split(" ")
    .every((word) => folded.includes(word));
}

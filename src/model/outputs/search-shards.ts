/** A file of the search of `build --pages`. */
export interface Shard {
  /** Its entries are only those whose word is no longer than its prefix; the rest are in shards of one letter more. */
  readonly isSplit: boolean;
  readonly entries: readonly ShardEntry[];
}

/** What is called so, folded; what it is called; its page below `pages/`; what it is. */
export type ShardEntry = readonly [folded: string, name: string, path: string, kind: string];

/** The shortest prefix of words written in the letters that people type. */
const SHORTEST = 2;

/** The words of a folded name, by which it is found. */
export function searchWords(folded: string): readonly string[] {
  return folded.split(/[\s\-–—_.,;:!?()[\]{}"'/]+/).filter((word) => word !== "");
}

/** How many letters the first shard of a word has: one where the word is written in few, such as Chinese. */
export function firstPrefix(word: string): number {
  return /^[\x20-\x7e]/.test(word) ? Math.min(SHORTEST, word.length) : 1;
}

/** The letters of a word, none of them half of a pair. */
export function lettersOf(word: string): readonly string[] {
  return Array.from(word);
}

/** The file of a prefix, below `pages/`: its letters by their numbers, which every file system can hold. */
export function shardPath(prefix: string): string {
  const numbers = lettersOf(prefix).map((letter) => (letter.codePointAt(0) ?? 0).toString(16));
  return `search/${numbers.join("-")}.json`;
}

import { grouped } from "./counts.ts";

/**
 * `a, b and c`; where there is room for few, `a, b and 3 more`. What is left out is always counted, and a list that would leave out
 * one alone is given whole.
 */
export function enumerate(words: readonly string[], most: number = Number.POSITIVE_INFINITY): string {
  const isLong = words.length > most + 1;
  const last = isLong ? `${grouped(words.length - most)} more` : words.at(-1);
  const first = words.slice(0, isLong ? most : -1);
  return first.length === 0 ? (last ?? "") : `${first.join(", ")} and ${last}`;
}

/** `a, b or c` */
export function alternatives(words: readonly string[]): string {
  const [first, last] = [words.slice(0, -1), words.at(-1)];
  return first.length === 0 ? (last ?? "") : `${first.join(", ")} or ${last}`;
}

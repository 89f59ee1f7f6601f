import { distance } from "fastest-levenshtein";
import { romanised } from "./romanise.ts";

/** Words that tell little: a title, a particle, the form of a company. What several spellings stand for has one. */
const MINOR: ReadonlyMap<string, string> = new Map(
  [
    "ag aktiengesellschaft",
    "gmbh",
    "ltd limited ltda limitada",
    "llc ooo tov",
    "inc incorporated",
    "corp corporation",
    "co company",
    "plc",
    "sa",
    "spa",
    "srl",
    "bv",
    "nv",
    "ao zao oao pao jsc pjsc ojsc cjsc",
    "group",
    "holding holdings",
    "the",
    "of",
    "and und et i y",
    "al el ul",
    "bin ben ibn bint",
    "de del della di da do dos",
    "van von der den",
    "la le les",
    "mr mrs ms miss",
    "dr doctor prof professor",
    "sheikh shaikh shaykh sheik",
    "haji hajji hadji",
    "jr sr junior senior",
  ].flatMap((line) => {
    const [first = "", ...others] = line.split(" ");
    return [first, ...others].map((word) => [word, first] as const);
  }),
);
/** Of a minor word, next to any other. */
const MINOR_WEIGHT = 0.2;

/** How much a word tells, from 0 to 1: a common one less than a rare one. */
export type WeightOf = (word: string) => number;

/** A name ready to be compared. */
export interface ReadName {
  readonly words: readonly string[];
  readonly joined: string;
  /** Sounds of its words, and the whole in one: what other spellings of it share. */
  readonly keys: readonly string[];
}

export function readName(name: string): ReadName {
  const words = romanised(name).map((word) => MINOR.get(word) ?? word);
  const joined = words.join("");
  const sounds = words.filter((word) => !MINOR.has(word) && word.length > 2).map((word) => `~${consonants(word)}`);
  return { words, joined, keys: [...sounds, `=${joined}`] };
}

/**
 * How likely two names are of one, from 0 (they have nothing in common) to 1 (the same words, in any order and script). Words are paired with
 * the nearest of the other name, an initial with a word that begins so; words without a partner count against it, in the shorter name more.
 */
export function nameLikeness(a: ReadName, b: ReadName, weightOf: WeightOf = () => 1): number {
  if (a.words.length === 0 || b.words.length === 0) return 0;
  const joined = a.joined === b.joined ? 1 : wordLikeness(a.joined, b.joined);
  const weigh = (word: string): number => (MINOR.has(word) ? MINOR_WEIGHT : weightOf(word));
  const pairs = pairWords(a.words, b.words);
  const total = (words: readonly string[]): number => words.reduce((sum, word) => sum + weigh(word), 0);
  const shared = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + weigh(pair.words[side]) * pair.likeness, 0);
  const shares = [shared(0) / total(a.words), shared(1) / total(b.words)].sort((x, y) => x - y);
  const [less = 0, more = 0] = shares;
  const alone = (words: readonly string[], side: 0 | 1): boolean =>
    words.some((word) => !MINOR.has(word) && !pairs.some((pair) => pair.words[side] === word));
  // Each has a word that the other has not: brothers, or two companies of one group.
  // Initials alone are anyone's.
  if (pairs.length > 0 && pairs.every((pair) => pair.likeness === INITIAL)) return 0;
  const apart = numbersOf(a) !== numbersOf(b) ? OTHER_NUMBER : alone(a.words, 0) && alone(b.words, 1) ? APART : 1;
  return Math.max(
    apart * (SHORTER * more + (1 - SHORTER) * less),
    joined >= JOINED && apart > OTHER_NUMBER ? joined : 0,
  );
}

/** A ship, a brigade or a comment of another number is another. */
const OTHER_NUMBER = 0.6;
const SHORTER = 0.8;
const APART = 0.7;
const JOINED = 0.9;

function numbersOf({ words }: ReadName): string {
  return words
    .filter((word) => /^\d+$/.test(word))
    .sort()
    .join(" ");
}

interface WordPair {
  readonly words: readonly [string, string];
  readonly likeness: number;
}

/** Each word with the most alike of the other name, the surest pairs first. */
function pairWords(a: readonly string[], b: readonly string[]): readonly WordPair[] {
  const all = a.flatMap((one, i) => b.map((other, j) => ({ i, j, likeness: wordLikeness(one, other) })));
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const pairs: WordPair[] = [];
  for (const { i, j, likeness } of all.sort((x, y) => y.likeness - x.likeness || x.i - y.i || x.j - y.j)) {
    if (likeness === 0 || usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    pairs.push({ words: [a[i] ?? "", b[j] ?? ""], likeness });
  }
  return pairs;
}

const INITIAL = 0.8;

/** How alike two words are, from 0 to 1: the share of letters that stay, where few enough change. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return long.startsWith(short) ? INITIAL : 0;
  const edits = distance(a, b);
  const sounds = soundsAlike(a, b);
  if (edits > Math.max(1, Math.floor(long.length / 3)) || short.length <= 3) return sounds ? LIKE_SOUND : 0;
  const share = 1 - edits / long.length;
  return sounds ? Math.max(share, LIKE_SOUND) : share;
}

const LIKE_SOUND = 0.85;

/** Two spellings of one sound, as transliterations have them. */
function soundsAlike(a: string, b: string): boolean {
  const [one, other] = [consonants(a), consonants(b)];
  const isVowel = (word: string): boolean => /^[aeiouy]/.test(word);
  return one === other && one.length > 2 && isVowel(a) === isVowel(b) && Math.abs(a.length - b.length) <= 2;
}

/** The sound of a word without what transliterations differ in. */
function consonants(word: string): string {
  const plain = word
    .replace(/ph/g, "f")
    .replace(/[qk]h?/g, "k")
    .replace(/ck?/g, "k")
    .replace(/w/g, "v")
    .replace(/z/g, "s")
    .replace(/[aeiouyhj]+/g, "");
  return plain.replace(/(.)\1+/g, "$1");
}

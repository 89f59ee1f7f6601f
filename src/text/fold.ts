import { detached } from "./detached.ts";

/** What nearly every name is made of: such a text needs its case folded, and nothing else. */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** The acute accent that is alone is a blank with an accent to NFKD. */
const APOSTROPHES = /[`\u02B9-\u02BD\u02C8\u02CA\u02CB\u02EE\u2018-\u201B\u2032\u2035\uA78B\uA78C\u05F3]| \u0301/g;
const QUOTES = /[«»\u201C-\u201F\u05F4\u301D-\u301F]/g;
const DASHES = /[\p{Pd}\u2212]/gu;
/** Invisible: of two names that look alike, one may have such a character. The tatweel only stretches an Arabic word. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0640\uFFF9-\uFFFB]+/gu;
/** Marks are accents behind letters of these scripts. Behind those of others they are vowels, voicing marks or part of the letter. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
const SPACES = /[\s\u2800]+/g;

/** Letters that Unicode does not take apart, and what people type for them. The dotless i is one already, by its upper case. */
const TYPED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  đ: "d",
  ɖ: "d",
  ɗ: "d",
  ø: "o",
  ɵ: "o",
  ɔ: "o",
  ł: "l",
  ħ: "h",
  ŋ: "n",
  ŧ: "t",
  ĸ: "k",
  ƙ: "k",
  ɓ: "b",
  ǥ: "g",
  ɨ: "i",
  ʉ: "u",
  ƴ: "y",
  ǝ: "e",
  ə: "e",
  ɛ: "e",
  ς: "σ",
};
const UNTYPED = new RegExp(`[${Object.keys(TYPED).join("")}]`, "g");

/**
 * What two texts have in common that are the same name: NFKC, whatever the case, the kind of quotes, dashes and spaces, without
 * invisible characters and without accents. Look-up, search, suggestions and the rules about clashes all compare by it.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= MOST) folded.clear();
  const own = detached(text);
  const made = foldWholly(own);
  folded.set(own, made);
  return made;
}

/** While a project is edited its names are compared again and again; taking one apart costs a hundred times as much as finding it here. */
const folded = new Map<string, string>();
const MOST = 20_000;

function foldWholly(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(APOSTROPHES, "'")
      .replace(QUOTES, '"')
      .replace(UNSEEN, "")
      .replace(ACCENTS, "")
      // Upper case first: it makes one of letters that only their lower case tells apart.
      .toUpperCase()
      .toLowerCase()
      .replace(UNTYPED, (letter) => TYPED[letter] ?? letter)
      .replace(DASHES, "-")
      .replace(SPACES, " ")
      .trim()
      .normalize("NFC")
  );
}

/** All words occur in the text, each as a part of it. */
export function hasWords(text: string, words: string): boolean {
  const folded = fold(text);
  return fold(words)
    .split(" ")
    .every((word) => folded.includes(word));
}

import type { Random } from "./random.ts";

const ONSETS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "kr", "st"] as const;
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"] as const;
const WORDS = [
  "report",
  "border",
  "talks",
  "convoy",
  "ministry",
  "river",
  "supply",
  "winter",
  "front",
  "agency",
  "parade",
  "harbour",
  "visit",
  "statement",
  "quarter",
  "bridge",
  "deal",
  "shipment",
  "reserve",
  "railway",
  "exercise",
  "ceasefire",
  "envoy",
  "battery",
  "training",
  "ground",
  "after",
  "before",
  "under",
  "against",
  "toward",
  "several",
  "remaining",
  "earlier",
] as const;
const SCRIPTS = {
  ko: ["북한", "조선", "러시아", "평양", "병력", "동맹", "군수", "협정"],
  ru: ["Договор", "Восток", "Армия", "Союз", "Поставка", "Граница", "Завод", "Север"],
  ar: ["اتفاق", "حدود", "جيش", "وزارة", "نهر", "مدينة", "تحالف", "مصنع"],
  zh: ["协定", "边境", "军队", "部门", "河流", "城市", "联盟", "工厂"],
  el: ["Συμφωνία", "Σύνορα", "Στρατός", "Υπουργείο", "Ποταμός", "Πόλη", "Ένωση", "Λιμάνι"],
} as const;
export type Script = keyof typeof SCRIPTS;
export const SCRIPT_TAGS: readonly [Script, ...Script[]] = ["ko", "ru", "ar", "zh", "el"];

/** A pronounceable word that no other `n` gives. */
export function coin(n: number): string {
  let rest = n + ONSETS.length * VOWELS.length;
  let word = "";
  while (rest > 0) {
    word += ONSETS[rest % ONSETS.length];
    rest = Math.floor(rest / ONSETS.length);
    word += VOWELS[rest % VOWELS.length];
    rest = Math.floor(rest / VOWELS.length);
  }
  return word;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Some words one after another, as a stand-in for a person's prose. */
export function prose(random: Random, words: number): string {
  const parts: string[] = [];
  for (let n = 0; n < words; n += 1) parts.push(random.pick(WORDS));
  return `${capital(parts.join(" "))}.`;
}

/** A name in another script; the number keeps it apart from the next one. */
export function foreignName(random: Random, script: Script, n: number): string {
  const words = SCRIPTS[script];
  return `${words[random.int(words.length)]} ${words[random.int(words.length)]} ${n}`;
}

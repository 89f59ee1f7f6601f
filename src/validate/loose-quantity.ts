/** What people write for units of percentages and money. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "%": ["percent", "pct"],
  "‰": ["permille"],
  $: ["usd", "dollars"],
  "€": ["eur", "euros"],
  "£": ["gbp", "pounds"],
  "¥": ["jpy", "cny", "yen"],
  "₽": ["rub", "roubles", "rubles"],
  "₴": ["uah"],
  "₩": ["krw", "kpw"],
  "₹": ["inr"],
};

/** The unit that a sign stands for, among those that are allowed. */
export function unitMeant(sign: string, units: readonly string[]): string | undefined {
  const names = Object.hasOwn(SIGNS, sign) ? SIGNS[sign] : undefined;
  return units.find((unit) => unit === sign || names?.includes(unit.toLowerCase()));
}

const ANY_SIGN = `[${Object.keys(SIGNS).join("")}]`;
const SIGN_BEFORE = new RegExp(`^([~-]{0,2})(${ANY_SIGN})\\s*(\\d.*)$`);
const SIGN_BEHIND = new RegExp(`^(\\S*\\d\\??)\\s*(${ANY_SIGN})(.*)$`);
const POWERS: Readonly<Record<string, number>> = { thousand: 3, million: 6, mn: 6, billion: 9, bn: 9, trillion: 12 };
const POWER = new RegExp(`(\\d+)(?:\\.(\\d{1,12}))?\\s*(${Object.keys(POWERS).join("|")})\\b`, "gi");

/** `$3 million` as `3000000 usd`, `12.25%` as `12.25 percent`, where these are units; the text itself where nothing is spelt so. */
export function spelledOut(written: string, units: readonly string[]): string {
  const named = (sign: string): string => unitMeant(sign, units) ?? sign;
  return written
    .replaceAll("−", "-")
    .replace(/(?<=\d)[_ '’\u00A0\u202F](?=\d{3}(?!\d))/g, "")
    .replace(/(?<=\d),(?=\d{1,2}(?!\d))/g, ".")
    .replace(POWER, (_, whole: string, fraction = "", word: string) => multiplied(whole, fraction, word))
    .replace(SIGN_BEFORE, (_, mark: string, sign: string, rest: string) => `${mark}${rest} ${named(sign)}`)
    .replace(SIGN_BEHIND, (_, amount: string, sign: string, rest: string) => `${amount} ${named(sign)}${rest}`);
}

/** By moving the point: a product of floating-point numbers may miss by a little. */
function multiplied(whole: string, fraction: string, word: string): string {
  const zeros = POWERS[word.toLowerCase()] ?? 0;
  const digits = `${whole}${fraction.slice(0, zeros).padEnd(zeros, "0")}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(zeros);
  return rest === "" ? digits : `${digits}.${rest}`;
}

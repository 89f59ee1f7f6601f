/** What a cell's format makes of its number. */
export type NumberFormat =
  | { readonly is: "number" }
  | { readonly is: "date" }
  | { readonly is: "time" }
  | { readonly is: "duration" }
  | { readonly is: "percent" }
  /** So many digits, zeros in front. */
  | { readonly is: "digits"; readonly count: number };

const NUMBER: NumberFormat = { is: "number" };
const DATE: NumberFormat = { is: "date" };
const TIME: NumberFormat = { is: "time" };
const DURATION: NumberFormat = { is: "duration" };
const PERCENT: NumberFormat = { is: "percent" };

/** Formats that a workbook uses without writing them down. 27 to 36 and 50 to 58 are dates of East Asia. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return PERCENT;
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return TIME;
  return id === 46 ? DURATION : NUMBER;
}

/** Reads a format as it is written: `yyyy\-mm\-dd`, `[h]:mm`, `0.0%`, `00000`. Colours, currencies and literal text mean nothing here. */
export function parseFormat(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./gs, "");
  const [first = ""] = bare.split(";");
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return DURATION;
  // What is left of `0.00E+00` is not a year.
  const plain = first.replace(/\[[^\]]*\]|general|e[+-]/gi, "");
  if (/[dye]/i.test(plain)) return DATE;
  // Months alone, such as `mmm`; with hours or seconds beside it, an m is a minute.
  if (/[hs]/i.test(plain)) return TIME;
  if (/m/i.test(plain)) return DATE;
  if (plain.includes("%")) return PERCENT;
  return /^0{2,}$/.test(plain) ? { is: "digits", count: plain.length } : NUMBER;
}

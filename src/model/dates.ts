import edtf from "edtf";

/** The days that an EDTF expression may cover; null is unbounded or open. `YYYY-MM-DD`, inclusive. */
export interface DateRange {
  /** As written. */
  readonly text: string;
  readonly first: string | null;
  readonly last: string | null;
}

const SIMPLE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;
/** Meteorological seasons of the northern hemisphere; `edtf` reads 21-24 as quarters. */
const SEASON = /^(\d{4})-(2[1-4])[~?%]?$/;
/** No date is as long: what is, is refused before a parser takes its time over it. */
const LONGEST = 100;
const known = new Map<string, DateRange | null>();

/** Reads EDTF level 1; null where the text is none. Memoised: a dataset repeats its dates. */
export function parseDate(written: string | number): DateRange | null {
  const text = String(written).trim();
  if (text.length > LONGEST) return null;
  let range = known.get(text);
  if (range === undefined) {
    range = read(text);
    if (known.size > 50_000) known.clear();
    known.set(text, range);
  }
  return range;
}

function read(text: string): DateRange | null {
  const slash = text.indexOf("/");
  if (slash >= 0) {
    const open = (half: string) => half === ".." || half === "";
    const [from, to] = [text.slice(0, slash), text.slice(slash + 1)];
    const first = open(from) ? null : read(from);
    const last = open(to) ? null : read(to);
    if ((open(from) && open(to)) || (!open(from) && !first) || (!open(to) && !last)) return null;
    return { text, first: first?.first ?? null, last: last?.last ?? null };
  }
  const season = SEASON.exec(text);
  if (season) return seasonDays(text, Number(season[1]), Number(season[2]));
  const simple = SIMPLE.exec(text);
  if (simple) {
    const [, year = "", month, day] = simple;
    if (month !== undefined && (month < "01" || month > "12")) return null;
    const last = lastDay(Number(year), Number(month ?? "12"));
    if (day !== undefined && (Number(day) < 1 || Number(day) > last)) return null;
    return {
      text,
      first: `${year}-${month ?? "01"}-${day ?? "01"}`,
      last: `${year}-${month ?? "12"}-${day ?? String(last).padStart(2, "0")}`,
    };
  }
  try {
    const { min, max } = edtf(text);
    return { text, first: toDay(min), last: toDay(max) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return null;
  }
}

/** What `edtf` throws of a text that is not a date is a plain Error, or a RangeError for a bound; a TypeError is a fault. */
function isRefusal(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.constructor === Error);
}

function seasonDays(text: string, year: number, season: number): DateRange {
  const startMonth = 3 * (season - 20);
  const end = season === 24 ? { year: year + 1, month: 2 } : { year, month: startMonth + 2 };
  const pad = (n: number) => String(n).padStart(2, "0");
  return {
    text,
    first: `${year}-${pad(startMonth)}-01`,
    last: `${end.year}-${pad(end.month)}-${pad(lastDay(end.year, end.month))}`,
  };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toDay(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : null;
}

/**
 * Stands in for the `edtf` package in the page (see vite.config.ts), where its grammar engine would cost more than all
 * of sigma. The build has validated every date; simple dates, seasons and intervals never get here, so what is left of
 * EDTF level 1 is unspecified digits.
 */
export default function edtf(text: string): { readonly type: string; readonly min: number; readonly max: number } {
  const match = /^(\d{2}[\dX][\dX])(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?$/.exec(text);
  if (!match) throw new RangeError(`not a date that the page reads: ${text}`);
  const [, year = "", month = "XX", day = "XX"] = match;
  const first = Number(year.replaceAll("X", "0"));
  const last = Number(year.replaceAll("X", "9"));
  const [from, to] = month === "XX" ? [0, 11] : [Number(month) - 1, Number(month) - 1];
  const min = Date.UTC(first, from, day === "XX" ? 1 : Number(day));
  const max = day === "XX" ? Date.UTC(last, to + 1, 0) : Date.UTC(last, to, Number(day));
  return { type: "Date", min, max };
}

/** `npm run test:long` also tries what a run of all tests has no time for. */
export const isLong: boolean = process.env["ENTENTE_LONG"] !== undefined;

/** How many cases a property tries: as many as a second or so has time for, five times as many in a long run, or `ENTENTE_RUNS=1000`. */
export function runs(inASecond: number): number {
  return Number(process.env["ENTENTE_RUNS"] ?? (isLong ? 5 * inASecond : inASecond));
}

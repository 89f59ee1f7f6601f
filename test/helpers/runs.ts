/** How many cases a property tries: as many as a second or so has time for, or `ENTENTE_RUNS=1000`. */
export function runs(inASecond: number): number {
  return Number(process.env["ENTENTE_RUNS"] ?? inASecond);
}

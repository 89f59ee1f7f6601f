/** Compares by UTF-16 code unit: the one order of every sorted output, the same on each machine and in each locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

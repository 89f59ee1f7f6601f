import { FACTS_IN_FILE } from "../../model/outputs/page.ts";
import { LINE_END } from "../../text/byte-lines.ts";

/** How many files so many facts fill. */
export function factFileCount(facts: number): number {
  return Math.ceil(facts / FACTS_IN_FILE);
}

const [COMMA, CLOSE] = [0x2c, 0x5d];

/**
 * Parts facts, a JSON array with one on each line, into arrays of so many. Each is whole bytes of its own: chunks are only good until the
 * next one is asked for.
 */
export function* partFacts(array: Iterable<Uint8Array>, most: number = FACTS_IN_FILE): Generator<Buffer> {
  let pieces: Buffer[] = [];
  let lines = -1;
  for (const chunk of array) {
    // A copy: the chunk is reused room, and others may read on, for the digest say, before the next part is asked for.
    const bytes = Buffer.from(chunk);
    let from = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, end + 1)) {
      // The first line is the bracket that opens the array.
      lines += 1;
      if (lines === 0) {
        pieces = [];
        from = end + 1;
      } else if (lines === most) {
        pieces.push(bytes.subarray(from, end));
        yield closed(pieces);
        pieces = [];
        lines = 0;
        from = end + 1;
      }
    }
    pieces.push(bytes.subarray(from));
  }
  const rest = closed(pieces);
  if (rest.length > EMPTY) yield rest;
}

/** Of an array without facts: `[\n\n]`. */
const EMPTY = 4;

/** Lines, of which the last ends with a comma, or with the bracket of the whole array on a line of its own. */
function closed(pieces: readonly Buffer[]): Buffer {
  const lines = Buffer.concat(pieces);
  const isLast = lines.at(-1) === CLOSE;
  const end = isLast ? lines.lastIndexOf(LINE_END) : lines.length - (lines.at(-1) === COMMA ? 1 : 0);
  return Buffer.concat([Buffer.from("[\n"), lines.subarray(0, Math.max(0, end)), Buffer.from("\n]")]);
}

/** The lines of an array whose facts are marked: copies, without the comma behind each. `from`: the number of its first fact. */
export function linesWhere(array: Buffer, marked: Uint8Array, from: number): readonly Buffer[] {
  const found: Buffer[] = [];
  let start = array.indexOf(LINE_END) + 1;
  for (let n = from; start > 0 && start < array.length; n += 1) {
    const end = array.indexOf(LINE_END, start);
    if (end < 0) break;
    if (marked[n] === 1) found.push(Buffer.from(array.subarray(start, array[end - 1] === COMMA ? end - 1 : end)));
    start = end + 1;
  }
  return found;
}

/** Facts on a line each as an array. */
export function arrayOf(lines: readonly Buffer[]): Buffer {
  const [comma, open, close] = [Buffer.from(",\n"), Buffer.from("[\n"), Buffer.from("\n]")];
  const within = lines.flatMap((line, n) => (n === 0 ? [line] : [comma, line]));
  return Buffer.concat([open, ...within, close]);
}

/** The ids of the first and the last fact in an array that has one on each line, and one at least. */
export function idsAround(array: Buffer): { readonly first: string; readonly last: string } {
  const idAt = (from: number): string => {
    const end = array.indexOf(LINE_END, from);
    const line = array.toString("utf8", from, end < 0 ? array.length : end).replace(/,$/, "");
    return (JSON.parse(line) as { readonly id: string }).id;
  };
  const close = array.lastIndexOf(LINE_END);
  return { first: idAt(array.indexOf(LINE_END) + 1), last: idAt(array.lastIndexOf(LINE_END, close - 1) + 1) };
}

/** The code of a line break. */
export const LINE_END = 10;

/** Where the line of a place ends: at its break, or at the end of the bytes. */
export function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LINE_END, from);
  return end < 0 ? bytes.length : end;
}

/** The lines of some bytes, without their breaks: views, not copies. */
export function linesOf<T extends Uint8Array>(bytes: T): readonly T[] {
  const lines: T[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = endOfLine(bytes, at);
    lines.push(bytes.subarray(at, end) as T);
    at = end + 1;
  }
  return lines;
}

/** Some lines, by their numbers in order, counted from 0: no other is made. */
export function linesAmong<T extends Uint8Array>(bytes: T, wanted: readonly number[]): readonly T[] {
  let [line, at] = [0, 0];
  return wanted.map((n) => {
    for (; line < n; line += 1) at = endOfLine(bytes, at) + 1;
    return bytes.subarray(at, endOfLine(bytes, at)) as T;
  });
}

/** Of two texts the lines between those with which both begin and those with which both end, each with its break. */
export function differingLines(a: Buffer, b: Buffer): readonly [ofA: Buffer, ofB: Buffer] {
  const shorter = Math.min(a.length, b.length);
  const begun = commonLength(shorter, (from, to) => a.compare(b, from, to, from, to) === 0);
  const from = begun === 0 ? 0 : a.lastIndexOf(LINE_END, begun - 1) + 1;
  const ended = commonLength(
    shorter - from,
    (near, far) => a.compare(b, b.length - far, b.length - near, a.length - far, a.length - near) === 0,
  );
  const differing = (text: Buffer): Buffer => text.subarray(from, endOfLine(text, text.length - ended) + 1);
  return [differing(a), differing(b)];
}

const CHUNK = 1 << 16;

/** How many bytes up to `most` are alike, counted from 0. */
function commonLength(most: number, areAlike: (from: number, to: number) => boolean): number {
  let known = 0;
  for (let step = CHUNK; step >= 1; ) {
    const to = Math.min(most, known + step);
    if (to > known && areAlike(known, to)) known = to;
    else step >>= 1;
  }
  return known;
}

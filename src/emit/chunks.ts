/** Characters a chunk holds at least; one write a line would cost more than the line. */
const CHUNK = 64 * 1024;

/** Gathers small pieces into chunks that are worth writing, so that an emitter may yield as it pleases. */
export function* gather(pieces: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk) yield chunk;
}

/** The elements of a JSON array, one a line: `[`, and `]` at the end, are its own. */
export function* jsonArray(items: Iterable<unknown>): Generator<string> {
  yield* jsonLines(
    (function* () {
      for (const item of items) yield JSON.stringify(item);
    })(),
  );
}

/** The same, of elements that are JSON already. */
export function* jsonLines(items: Iterable<string>): Generator<string> {
  let before = "[\n";
  for (const item of items) {
    yield before + item;
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : "\n]";
}

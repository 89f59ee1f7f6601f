import { ByteSink } from "./byte-sink.ts";

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

/** Writes a JSON array, an element a line; yields whenever the sink is worth emptying. */
export function* writeArray<T>(
  sink: ByteSink,
  items: Iterable<T>,
  write: (sink: ByteSink, item: T) => void,
): Generator<void> {
  let before = "[\n";
  for (const item of items) {
    sink.ascii(before);
    write(sink, item);
    before = ",\n";
    if (sink.isFull) yield;
  }
  sink.ascii(before === "[\n" ? "[]" : "\n]");
}

/** The same in chunks of its own. */
export function* arrayChunks<T>(items: Iterable<T>, write: (sink: ByteSink, item: T) => void): Generator<Uint8Array> {
  const sink = new ByteSink();
  for (const _ of writeArray(sink, items, write)) yield sink.take();
  yield sink.take();
}

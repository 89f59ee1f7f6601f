import { bytesOf } from "../../emit/byte-sink.ts";
import { type ByteRange, behind, readRange, sizeOf } from "../../host/byte-range.ts";

/** The parts of one output, block by block: reads them from where they are, and notes where they are written. */
export class Placement {
  readonly #ranges: readonly ByteRange[];
  readonly #offsets: number[] = [];
  /** Bytes of the output so far; null while something else is made of the parts. */
  #written: number | null = null;

  constructor(ranges: readonly ByteRange[]) {
    this.#ranges = ranges;
  }

  /** Passes on the chunks of the output itself, whose offsets count. */
  *into(chunks: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
    this.#written = 0;
    for (const chunk of chunks) {
      this.#written += Buffer.byteLength(chunk);
      yield chunk;
    }
    this.#written = null;
  }

  *all(): Generator<Uint8Array> {
    for (const [n, range] of this.#ranges.entries()) {
      this.#note(n);
      yield* readRange(range);
    }
  }

  /** The parts as a JSON array: each begins with a comma. */
  *array(): Generator<Uint8Array> {
    let isEmpty = true;
    for (const [n, range] of this.#ranges.entries()) {
      this.#note(n);
      if (range.length === 0) continue;
      // In place of its first byte, which is a comma.
      yield isEmpty ? OPEN : COMMA;
      isEmpty = false;
      yield* behind(1, readRange(range));
    }
    yield isEmpty ? NONE : CLOSE;
  }

  /** Where the parts are once the output has been written as `file`. */
  in(file: string): readonly ByteRange[] {
    return this.#ranges.map((range, n) => ({ file, offset: this.#offsets[n] ?? 0, length: sizeOf(range) }));
  }

  #note(n: number): void {
    if (this.#written !== null) this.#offsets[n] = this.#written;
  }
}

const [OPEN, COMMA, NONE, CLOSE] = [bytesOf("["), bytesOf(","), bytesOf("[]"), bytesOf("\n]")];

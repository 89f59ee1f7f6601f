import { bytesOf } from "../emit/byte-sink.ts";
import { readStretch, type Stretch } from "../host/spill.ts";

/** The parts of one output, block by block: reads them from where they stand, and notes where they come to stand. */
export class Placement {
  readonly #stretches: readonly Stretch[];
  readonly #offsets: number[] = [];
  /** Bytes of the output so far; null while something else is made of the parts. */
  #written: number | null = null;

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches;
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
    for (const [n, stretch] of this.#stretches.entries()) {
      this.#note(n);
      yield* readStretch(stretch);
    }
  }

  /** The parts as a JSON array: each begins with a comma. */
  *array(): Generator<Uint8Array> {
    let isEmpty = true;
    for (const [n, { file, offset, length }] of this.#stretches.entries()) {
      this.#note(n);
      if (length === 0) continue;
      yield isEmpty ? OPEN : COMMA;
      isEmpty = false;
      yield* readStretch({ file, offset: offset + 1, length: length - 1 });
    }
    yield isEmpty ? NONE : CLOSE;
  }

  /** Where the parts stand once the output has been written as `file`. */
  in(file: string): readonly Stretch[] {
    return this.#stretches.map(({ length }, n) => ({ file, offset: this.#offsets[n] ?? 0, length }));
  }

  #note(n: number): void {
    if (this.#written !== null) this.#offsets[n] = this.#written;
  }
}

const [OPEN, COMMA, NONE, CLOSE] = [bytesOf("["), bytesOf(","), bytesOf("[]"), bytesOf("\n]")];

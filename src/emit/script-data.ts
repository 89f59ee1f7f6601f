import { ByteSink, bytesOf } from "./byte-sink.ts";

/**
 * JSON for a `<script type="application/json">` in a page: the same JSON, without any character that could end the
 * script, begin a comment or break a line for a script reader.
 */
export function* scriptData(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for (const chunk of chunks) {
    const whole = rest.length === 0 ? chunk : joined(rest, chunk);
    const cut = whole.length - begun(whole);
    rest = whole.slice(cut);
    yield escaped(whole.subarray(0, cut));
  }
  yield rest;
}

/** How many bytes at the end may begin a character that is to be escaped. */
function begun(chunk: Uint8Array): number {
  if (chunk.at(-1) === 0xe2) return 1;
  return chunk.at(-1) === 0x80 && chunk.at(-2) === 0xe2 ? 2 : 0;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

const [LESS, LINE, PARAGRAPH] = [bytesOf("\\u003c"), bytesOf("\\u2028"), bytesOf("\\u2029")];

function escaped(chunk: Uint8Array): Uint8Array {
  let sink: ByteSink | null = null;
  let done = 0;
  for (let at = 0; at < chunk.length; at += 1) {
    const shown = escapeAt(chunk, at);
    if (shown === null) continue;
    sink ??= new ByteSink(chunk.length + 1024);
    sink.put(chunk.subarray(done, at));
    sink.put(shown);
    done = at + (shown === LESS ? 1 : 3);
  }
  sink?.put(chunk.subarray(done));
  return sink === null ? chunk : sink.bytes();
}

/** U+2028 and U+2029 are E2 80 A8 and E2 80 A9. */
function escapeAt(chunk: Uint8Array, at: number): Uint8Array | null {
  const first = chunk[at];
  if (first === 0x3c) return LESS;
  if (first !== 0xe2 || chunk[at + 1] !== 0x80) return null;
  return chunk[at + 2] === 0xa8 ? LINE : chunk[at + 2] === 0xa9 ? PARAGRAPH : null;
}

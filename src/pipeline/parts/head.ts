import { type ByteRange, memorySpill, newSpillName, openSpill, rangeBytes } from "../../host/byte-range.ts";

export interface Head {
  /** What facts.json begins with. */
  readonly head: () => Iterable<Uint8Array>;
  /** Where that is already; null where it is new. */
  readonly headAt: ByteRange | null;
}

/** What was read or written of ranges, for as long as the engine has room: each is written once, and asked for several times. */
const known = new WeakMap<ByteRange, WeakRef<Buffer>>();

/** What facts.json begins with. Not to be changed. Throws `ChangedFile` where its file ends before it does. */
export function headBytes(head: ByteRange): Buffer {
  const before = known.get(head)?.deref();
  if (before !== undefined) return before;
  const bytes = rangeBytes(head);
  known.set(head, new WeakRef(bytes));
  return bytes;
}

/** Where the head of facts.json is kept: where it was, or in a file of its own, or in memory. */
export function keepHead({ head, headAt }: Head, cache: string | null): ByteRange {
  if (headAt !== null) return headAt;
  const spill = cache === null ? memorySpill() : openSpill(`${newSpillName(cache)}.facts`);
  try {
    // A chunk is reused room.
    const bytes = Buffer.concat(Array.from(head(), (chunk) => Buffer.from(chunk)));
    const range = spill.pack(bytes);
    known.set(range, new WeakRef(bytes));
    return range;
  } finally {
    spill.close();
  }
}

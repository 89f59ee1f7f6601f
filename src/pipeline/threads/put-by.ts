import { ByteSink } from "../../emit/byte-sink.ts";
import { type ByteRange, rangeBytes, type Spill } from "../../host/byte-range.ts";
import type { Source } from "../heads.ts";

/** Sources whose bytes are in a spill, one after the other. */
export interface PutBy {
  readonly sources: readonly (Omit<Source, "bytes"> & {
    /** Null where there are none. */
    readonly size: number | null;
  })[];
  readonly bytes: ByteRange;
}

/**
 * Puts sources by until their block is compiled. All are read before the first is compiled, and what memory they took would stay the
 * process's own to its end: the C library seldom gives back what was let go.
 */
export function sourceKeeper(spill: Spill): (sources: readonly Source[]) => PutBy {
  const sink = new ByteSink();
  return (sources) => {
    sink.reset();
    const kept = sources.map(({ bytes, ...source }) => {
      if (bytes !== null) sink.put(bytes);
      return { ...source, size: bytes === null ? null : bytes.length };
    });
    return { sources: kept, bytes: spill.append(sink.bytes()) };
  };
}

/** The sources as they were. Throws `ChangedFile` where the spill was cut short. */
export function takeSources({ sources, bytes }: PutBy): readonly Source[] {
  const all = rangeBytes(bytes);
  let at = 0;
  return sources.map(({ size, ...source }) => {
    if (size === null) return { ...source, bytes: null };
    at += size;
    return { ...source, bytes: all.subarray(at - size, at) };
  });
}

import { UsageError } from "../failure.ts";

/** `3`, `2..`, `..4`, `1..3` */
export function readSpan(flag: string, text: string): readonly [number, number] {
  const [, single, low, high] = /^(?:(\d+)|(\d*)\.\.(\d*))$/.exec(text.trim()) ?? [];
  if (single !== undefined) return [Number(single), Number(single)];
  if (low === undefined && high === undefined)
    throw new UsageError(`${flag} takes a number or a span, not \`${text}\``, "write `1`, `2..` or `1..3`");
  return [Number(low || 0), high ? Number(high) : Number.POSITIVE_INFINITY];
}

export function readCount(flag: string, text: string): number {
  if (/^\d+$/.test(text.trim())) return Number(text);
  throw new UsageError(`${flag} takes a number, not \`${text}\``);
}

import { UsageError } from "../failure.ts";

/** Which part of a long answer is wanted, and how large it may be. */
export interface PageArgs {
  readonly limit?: number;
  readonly cursor?: string;
  readonly max_chars?: number;
}

/** A part of an answer. `next_cursor` asks for the rest. */
export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
  readonly next_cursor?: string;
}

const LIMIT = 20;
const MAX_CHARS = 24_000;

/**
 * As many rows as there is room for, at least one. A row too long for a page alone loses the last of its evidence, which
 * `evidence_left_out` counts.
 *
 * @param digest of the graph: a cursor into another one is refused
 */
export function pageOf<S, T extends object>(
  all: readonly S[],
  row: (one: S) => T,
  digest: string,
  { limit = LIMIT, cursor, max_chars: most = MAX_CHARS }: PageArgs,
): Page<T> {
  const from = cursor === undefined ? 0 : offsetIn(cursor, digest);
  const rows: T[] = [];
  let room = most;
  for (const one of all.slice(from, from + limit)) {
    const made = row(one);
    const size = JSON.stringify(made).length;
    if (size > room && rows.length > 0) break;
    rows.push(size > room ? shortened(made, room) : made);
    room -= size;
    if (room <= 0) break;
  }
  const next = from + rows.length;
  return { total: all.length, rows, ...(next < all.length ? { next_cursor: cursorAt(next, digest) } : {}) };
}

/** @param row what its `evidence` is cut from, where it has any */
function shortened<T extends object>(row: T, room: number): T {
  const evidence = "evidence" in row && Array.isArray(row.evidence) ? (row.evidence as readonly object[]) : [];
  let left = room - JSON.stringify({ ...row, evidence: [] }).length;
  const kept = evidence.filter((one) => {
    left -= JSON.stringify(one).length + 1;
    return left >= 0;
  });
  return kept.length === evidence.length
    ? row
    : { ...row, evidence: kept, evidence_left_out: evidence.length - kept.length };
}

function cursorAt(offset: number, digest: string): string {
  return Buffer.from(`${offset} ${digest}`).toString("base64url");
}

function offsetIn(cursor: string, digest: string): number {
  const [, offset, of] = /^(\d{1,9}) ([0-9a-f]+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (offset === undefined)
    throw new UsageError(`\`${cursor}\` is not a cursor`, "pass `next_cursor` of the answer before");
  if (of !== digest) throw new UsageError("the data changed since that page", "ask again without a cursor");
  return Number(offset);
}

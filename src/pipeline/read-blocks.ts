import type { Kept, KeptBlock, Matched } from "./cache/keep.ts";
import type { SentHeads } from "./heads.ts";
import type { Steps } from "./steps.ts";
import type { NumberedBlock } from "./threads/pool-member.ts";
import type { WorkerPool } from "./threads/worker-pool.ts";

/** A block whose names are known. */
export interface BlockState extends Omit<KeptBlock, "tally"> {
  /** What was kept of it, under its stamp of now. */
  readonly kept: KeptBlock | undefined;
}

/** Reads the blocks whose stamps are new. What was kept of the same content holds. */
export function* readBlocks(
  pool: WorkerPool,
  blocks: readonly NumberedBlock[],
  { stamps, kept }: Matched,
  before: Kept | null,
): Steps<readonly BlockState[]> {
  const wanted = blocks.filter(({ n }) => kept[n] === undefined);
  const known = new Map(before?.blocks.map((block) => [block.content, block]));
  known.delete("");
  const answers = wanted.length === 0 ? [] : yield* pool.read(wanted, new Set(known.keys()));
  const read = new Map(answers.map((answer, at) => [wanted[at]?.n, answer]));
  return blocks.map(({ n }) => {
    const { content = "", heads = NOTHING } = read.get(n) ?? {};
    const found = kept[n] ?? known.get(content);
    const stamp = stamps[n] || found?.stamp || "";
    if (found === undefined) return { content, heads, stamp, kept: undefined };
    const own = found.stamp === stamp ? found : { ...found, stamp };
    return { ...own, kept: own };
  });
}

/** The heads of a block of which nothing is read. */
export const NOTHING: SentHeads = new Uint8Array();

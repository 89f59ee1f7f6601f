import { SUPPORT, type Support } from "../../model/support.ts";

const RANK: ReadonlyMap<string, number> = new Map(SUPPORT.map((level, rank) => [level, rank]));

/** The place of a level, from the least (0); also of one that is only known as a text. */
export function rankOf(support: string): number {
  return RANK.get(support) ?? 0;
}

export function levelAt(rank: number): Support | null {
  return SUPPORT[rank] ?? null;
}

/** Whether support reaches a level. */
export function reaches(support: string, level: Support): boolean {
  return rankOf(support) >= rankOf(level);
}

/** A chain is as strong as its weakest link; null where it has none. */
export function weakestOf(levels: readonly Support[]): Support | null {
  return levels.length === 0 ? null : levelAt(Math.min(...levels.map(rankOf)));
}

import { levelAt, rankOf, type Support } from "../../model/support.ts";

/** Whether support reaches a level. */
export function reaches(support: string, level: Support): boolean {
  return rankOf(support) >= rankOf(level);
}

/** A chain is as strong as its weakest link; null where it has none. */
export function weakestOf(levels: readonly Support[]): Support | null {
  return levels.length === 0 ? null : levelAt(Math.min(...levels.map(rankOf)));
}

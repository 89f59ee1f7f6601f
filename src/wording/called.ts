import type { Entity } from "../model/entity.ts";
import { enumerate } from "./lists.ts";

/** The most others that are named. */
const MOST = 3;

/**
 * What a reader should know of how a name was understood: that it is spelt otherwise, or that others are called nearly so. Null where
 * there is nothing to say.
 */
export function calledText(
  asked: string,
  {
    entity,
    spelt,
    others,
  }: { readonly entity: Entity; readonly spelt: string | null; readonly others: readonly Entity[] },
): string | null {
  if (spelt !== null) return `\`${asked}\` is taken for \`${spelt}\` [${entity.id}]`;
  if (others.length === 0) return null;
  const ids = enumerate(
    others.map(({ id }) => `\`${id}\``),
    MOST,
  );
  return `\`${asked}\` is taken for \`${entity.id}\`, as written; but for case, accents or the like it also names ${ids}`;
}

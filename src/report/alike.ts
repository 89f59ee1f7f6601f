import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Findings of one code in one file that are not listed. */
export interface Unlisted extends Pick<Diagnostic, "code" | "name" | "severity"> {
  readonly file: string;
  readonly count: number;
}

/** So many findings of one code in one file tell what is wrong with it. */
export const MOST_ALIKE = 20;

/** Lists at most `limit` findings of one code in one file, and counts the others. */
export function listAlike(
  diagnostics: readonly Diagnostic[],
  limit: number,
): { readonly diagnostics: readonly Diagnostic[]; readonly unlisted: readonly Unlisted[] } {
  const counts = new Map<string, number>();
  const unlisted = new Map<string, Unlisted>();
  const listed = diagnostics.filter(({ code, name, severity, span: { file } }) => {
    const shape = `${code} ${file}`;
    const count = (counts.get(shape) ?? 0) + 1;
    counts.set(shape, count);
    if (count > limit) unlisted.set(shape, { code, name, severity, file, count: count - limit });
    return count <= limit;
  });
  return { diagnostics: listed, unlisted: [...unlisted.values()] };
}

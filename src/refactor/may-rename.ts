import { deviceIn, isId, toId } from "../model/ids.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";

/** Why something cannot be done, and what can. */
export interface Refusal {
  readonly message: string;
  readonly hint?: string;
}

/** What a change of a project with errors is answered. */
export const MEND_FIRST = "mend these errors first";

/**
 * Why an entity cannot get an id; null where it can.
 *
 * @param file the entity's
 */
export function refuseId({ declared, merged }: SymbolTable, old: string, now: string, file: string): Refusal | null {
  const hint = toId(now);
  if (!isId(now) || now === "unknown" || deviceIn(`${now}.yaml`) !== undefined) {
    return {
      message: `\`${now}\` cannot be an id`,
      hint:
        isId(hint) && hint !== now
          ? `\`${hint}\` can`
          : "an id has lower-case letters and digits, in words joined by hyphens",
    };
  }
  if (now === old) return { message: `\`${old}\` is its id already, in ${file}` };
  const there = declared.get(now);
  if (there !== undefined)
    return {
      message: `\`${now}\` is the id of ${there.file}`,
      hint: `where both are the same, \`entente merge ${old} ${now}\` makes one of them`,
    };
  const bearer = merged.get(now);
  if (bearer !== undefined && bearer !== old) return { message: `\`${now}\` is a former id of \`${bearer}\`` };
  return null;
}

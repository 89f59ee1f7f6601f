import type { Statement } from "../../corroborate/statement.ts";
import type { Fact, QuantityRollup } from "../../model/fact.ts";
import { amountOf } from "../../model/kinds/index.ts";
import { compareText } from "../../model/order.ts";
import type { Quantity } from "../../model/quantity.ts";
import { STANCE } from "../../model/stance.ts";

/** A number of a voice, and the claims that give it. */
export interface ClaimedNumber {
  readonly voice: string;
  readonly quantity: Quantity;
  /** Its bounds are those that most voices share. */
  readonly isBest: boolean;
  readonly statements: readonly Statement[];
}

/** The numbers behind one roll-up, each voice's own once, the lowest first: the same claims that the roll-up counts. */
export function claimedNumbers(
  fact: Fact,
  statements: readonly Statement[],
  { qualifier, unit, rate, best }: QuantityRollup,
): readonly ClaimedNumber[] {
  const numbers = new Map<string, ClaimedNumber & { readonly statements: Statement[] }>();
  for (const statement of statements) {
    const { claim, voice, stance, takenBack } = statement;
    if (takenBack || !STANCE[stance].givesNumbers) continue;
    const said = Object.hasOwn(claim.says, qualifier) ? claim.says[qualifier] : fact.qualifiers[qualifier];
    for (const one of [said].flat()) {
      const quantity = amountOf(one);
      if (quantity === null || quantity.unit !== unit || quantity.rate !== rate) continue;
      const { min, max, approximate, vague } = quantity;
      const key = [voice, min, max, approximate, vague].join(" ");
      const isBest = best !== null && !vague && min === best.min && max === best.max;
      const number = numbers.get(key);
      if (number) number.statements.push(statement);
      else numbers.set(key, { voice, quantity, isBest, statements: [statement] });
    }
  }
  const start = ({ quantity: { min, max } }: ClaimedNumber): number => min ?? max ?? 0;
  return [...numbers.values()].sort((a, b) => start(a) - start(b) || compareText(a.voice, b.voice));
}

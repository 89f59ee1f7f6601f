import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { type DateRange, parseDate } from "../../model/dates.ts";
import { isDate } from "../../model/kinds/index.ts";
import type { Field } from "../../model/schema.ts";
import { atClaim, atEntity, atFact } from "../places.ts";
import type { EntityRule, FactRule } from "../rule.ts";

type Fields = Readonly<Record<string, Field>>;
type Values = Readonly<Record<string, unknown>>;

/** An interval ends on or after the day it begins, wherever a fact has a date. */
export const whenBackwards: FactRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    const fields = schema.relations[fact.type]?.qualifiers;
    for (const name in fact.qualifiers) {
      const range = backwards(fields, fact.qualifiers, name);
      if (range !== null) findings.push(backwardsAt(range, atFact(fact, name)));
    }
    for (const claim of fact.claims) {
      for (const name in claim.says) {
        const range = backwards(fields, claim.says, name);
        if (range !== null) findings.push(backwardsAt(range, atClaim(resolved, fact, claim, name)));
      }
      const said = backwardsRange(claim.said);
      if (said !== null) findings.push(backwardsAt(said, atClaim(resolved, fact, claim, "said")));
    }
  }
  return findings;
};

/** The same of what entities say of themselves. */
export const attributeBackwards: EntityRule = ({ entities }, schema) => {
  const findings: Finding[] = [];
  for (const entity of entities.values()) {
    const fields = schema.entities[entity.type]?.attributes;
    for (const name in entity.attributes) {
      const range = backwards(fields, entity.attributes, name);
      if (range !== null) findings.push(backwardsAt(range, atEntity(entity, name)));
    }
  }
  return findings;
};

/** What is written, and its days. */
interface Backwards extends DateRange {
  readonly written: string;
}

/** Null where a value is not a date or runs forwards. */
function backwards(fields: Fields | undefined, values: Values, name: string): Backwards | null {
  const value = values[name];
  return typeof value === "string" && isDate(fields?.[name]?.type) ? backwardsRange(value) : null;
}

function backwardsRange(written: string | null): Backwards | null {
  // A single date cannot run backwards.
  if (written === null || !written.includes("/")) return null;
  const range = parseDate(written);
  if (range === null || range.firstDay <= range.lastDay) return null;
  return { ...range, written };
}

/** The same of a date that is not in a file yet. */
export function backwardsDate(
  fields: Fields | undefined,
  values: Values,
  name: string,
  place: () => Place,
): Finding | null {
  const range = name === "said" ? backwardsRange(String(values[name])) : backwards(fields, values, name);
  return range === null ? null : backwardsAt(range, place());
}

function backwardsAt({ written, first, last }: Backwards, place: Place): Finding {
  return finding("when-backwards", { written, last: String(last), first: String(first) }, place);
}

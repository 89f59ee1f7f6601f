import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { parseDate } from "../model/dates.ts";
import type { Field } from "../model/schema.ts";
import { atClaim, atEntity, atFact } from "./places.ts";
import type { Rule } from "./rule.ts";

type Fields = Readonly<Record<string, Field>>;

type Check = (written: unknown, place: () => Place) => void;

/** An interval ends on or after the day it begins, wherever a date stands in a fact. */
export const whenBackwards: Rule = (resolved, schema) => {
  const findings: Finding[] = [];
  const check = checkInto(findings);
  for (const fact of resolved.facts) {
    const fields = schema.relations[fact.type]?.qualifiers;
    checkAll(fields, fact.qualifiers, (name) => atFact(fact, name), check);
    for (const claim of fact.claims) {
      checkAll(fields, claim.says, (name) => atClaim(resolved, fact, claim, name), check);
      check(claim.said, () => atClaim(resolved, fact, claim, "said"));
    }
  }
  return findings;
};

/** The same of what entities say of themselves. */
export const attributeBackwards: Rule = ({ entities }, schema) => {
  const findings: Finding[] = [];
  const check = checkInto(findings);
  for (const entity of entities.values()) {
    checkAll(schema.entities[entity.type]?.attributes, entity.attributes, (name) => atEntity(entity, name), check);
  }
  return findings;
};

function checkAll(
  fields: Fields | undefined,
  values: Readonly<Record<string, unknown>>,
  place: (name: string) => Place,
  check: Check,
): void {
  for (const name in values) if (fields?.[name]?.type.kind === "date") check(values[name], () => place(name));
}

function checkInto(findings: Finding[]): Check {
  return (written, place) => {
    // A single date cannot run backwards.
    if (typeof written !== "string" || !written.includes("/")) return;
    const range = parseDate(written);
    if (range === null || range.first === null || range.last === null || range.first <= range.last) return;
    findings.push(finding("when-backwards", { written, last: range.last, first: range.first }, place()));
  };
}

import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Fact } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import { keyOf } from "../resolve/fact-id.ts";
import { atFact } from "./places.ts";
import type { Rule } from "./rule.ts";

/** A fact is written once: what else is said of it are claims. Also across files, and from the other end of a symmetric relation. */
export const duplicateFact: Rule = (resolved, schema) => {
  const findings: Finding[] = [];
  const known = new Map<string, Fact>();
  for (const fact of resolved.facts) {
    const type = schema.relations[fact.type];
    if (type === undefined) continue;
    const identity = identityOf(fact, type);
    const first = known.get(identity);
    if (first === undefined) {
      known.set(identity, fact);
      continue;
    }
    const ends = [type.value === null ? "subject, object" : "subject", ...type.key].join(", ");
    const related = [{ place: atFact(first), message: "first written here" }];
    const hint = "put the claims of both into one entry, under `claims:`";
    findings.push(finding("duplicate-fact", { fact: first.id, same: ends }, atFact(fact), { related, hint }));
  }
  return findings;
};

/** For most facts their id, which is there already. */
function identityOf(fact: Fact, type: RelationType): string {
  const { id, subject, object, pointer } = fact;
  if (pointer !== "" && !(type.symmetric && object !== null && object < subject)) return id;
  const [a, b] = type.symmetric && object !== null && object < subject ? [object, subject] : [subject, object];
  const key = keyOf(type, fact.qualifiers);
  return `${a}.${type.name}${b === null ? "" : `.${b}`}${key === "" ? "" : `.${key}`}`;
}

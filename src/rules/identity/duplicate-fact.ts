import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Fact } from "../../model/fact.ts";
import type { RelationType } from "../../model/schema.ts";
import { factIdentity } from "../../resolve/fact-id.ts";
import { atFact } from "../places.ts";
import type { TwinRule } from "../rule.ts";

/** A fact is written once: what else is said of it are claims. Also across files, and from the other end of a symmetric relation. */
export const duplicateFact: TwinRule = ({ facts }, schema) => {
  const findings: Finding[] = [];
  const known = new Map<string, Fact>();
  for (const fact of facts) {
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
    const hint =
      "put the claims of both into one entry, under `claims:`; or, if it ended and began again, give this one a `spell:` of its own, such as its year";
    findings.push(finding("duplicate-fact", { fact: first.id, same: ends }, atFact(fact), { related, hint }));
  }
  return findings;
};

/** What two entries that mean one fact share. For most facts their id, which is there already. */
export function identityOf(fact: Fact, type: RelationType): string {
  const { id, subject, object, pointer } = fact;
  if (pointer !== "" && !(type.symmetric && object !== null && object < subject)) return id;
  return factIdentity(type, subject, object, fact.qualifiers, fact.spell);
}

/** A number of 53 bits that two facts share where they are the same, and two others hardly ever. */
export function identityHash(fact: Fact, type: RelationType): number {
  const identity = identityOf(fact, type);
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < identity.length; i += 1) {
    const code = identity.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11);
}

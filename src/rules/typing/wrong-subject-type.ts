import { finding } from "../../diagnostics/registry.ts";
import { atFact } from "../places.ts";
import type { FactRule } from "../rule.ts";
import { anyOf, kindOf } from "../wording.ts";
import { declaredAs, endTypes, misfit } from "./fits.ts";

/** The subject of a fact in a file of its own is of a type in the relation's domain. In an entity's file, validate has seen to it. */
export const wrongSubjectType: FactRule = (resolved, schema) =>
  resolved.facts.flatMap((fact) => {
    if (fact.pointer !== "") return [];
    const domain = endTypes(schema.relations[fact.type], "domain");
    const subject = misfit(resolved, schema, fact.subject, domain);
    if (subject === null) return [];
    const params = { relation: fact.type, wanted: anyOf(schema, domain), id: subject.id, is: kindOf(schema, subject) };
    return [finding("wrong-subject-type", params, atFact(fact, "from"), declaredAs(schema, subject))];
  });

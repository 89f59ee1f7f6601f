import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { isA } from "../../model/schema.ts";
import { atEntity, atObject } from "../places.ts";
import type { FactRule } from "../rule.ts";

const SOURCE: readonly string[] = ["source"];

/** A source that cites, answers or is part of another came out with it or after it. */
export const citesTheFuture: FactRule = ({ entities, facts, dates }, schema) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (schema.relations[fact.type]?.self_evident !== true || fact.object === null) continue;
    const [citing, cited] = [entities.get(fact.subject), entities.get(fact.object)];
    if (citing === undefined || cited === undefined) continue;
    if (!isA(schema, citing.type, SOURCE) || !isA(schema, cited.type, SOURCE)) continue;
    if (!dates.precedes(citing.id, cited.id)) continue;
    const [date = "", later = ""] = [citing, cited].map(({ id }) => dates.publication(id)?.text);
    const params = { id: citing.id, date, other: cited.id, later };
    const related = [citing, cited].map((source) => ({
      place: atEntity(source, "date"),
      message: `date of \`${source.id}\``,
    }));
    findings.push(finding("cites-the-future", params, atObject(fact), { related }));
  }
  return findings;
};

import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { isA } from "../../model/schema.ts";
import { atEntity, atObject } from "../places.ts";
import type { FactRule } from "../rule.ts";
import { publishedOn } from "./days.ts";

const SOURCE: readonly string[] = ["source"];

/** A source that cites, answers or is part of another came out with it or after it. */
export const citesTheFuture: FactRule = ({ entities, facts }, schema) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (schema.relations[fact.type]?.self_evident !== true || fact.object === null) continue;
    const [citing, cited] = [entities.get(fact.subject), entities.get(fact.object)];
    if (citing === undefined || cited === undefined) continue;
    if (!isA(schema, citing.type, SOURCE) || !isA(schema, cited.type, SOURCE) || !isEarlier(citing, cited)) continue;
    const params = { id: citing.id, date: writtenDate(citing), other: cited.id, later: writtenDate(cited) };
    const related = [citing, cited].map((source) => ({
      place: atEntity(source, "date"),
      message: `date of \`${source.id}\``,
    }));
    findings.push(finding("cites-the-future", params, atObject(fact), { related }));
  }
  return findings;
};

function isEarlier(citing: Entity, cited: Entity): boolean {
  const [own, other] = [publishedOn(citing), publishedOn(cited)];
  if (own === null || other === null) return false;
  return own.lastDay < other.firstDay && !own.isVague && !other.isVague;
}

function writtenDate(source: Entity): string {
  return publishedOn(source)?.text ?? "";
}

import { finding } from "../diagnostics/registry.ts";
import { isA } from "../model/schema.ts";
import { isVague, publishedOn } from "./days.ts";
import { atEntity, atObject } from "./places.ts";
import type { Rule } from "./rule.ts";

const SOURCE: readonly string[] = ["source"];

/** A source that cites, answers or is part of another came out with it or after it. */
export const citesTheFuture: Rule = ({ entities, facts }, schema) =>
  facts.flatMap((fact) => {
    if (schema.relations[fact.type]?.self_evident !== true || fact.object === null) return [];
    const [citing, cited] = [entities.get(fact.subject), entities.get(fact.object)];
    if (citing === undefined || cited === undefined || !isA(schema, citing.type, SOURCE)) return [];
    if (!isA(schema, cited.type, SOURCE)) return [];
    const [own, other] = [publishedOn(citing), publishedOn(cited)];
    if (own === null || other === null || own.last === null || other.first === null) return [];
    if (own.last >= other.first || isVague(own) || isVague(other)) return [];
    const params = { id: citing.id, date: own.text, other: cited.id, later: other.text };
    const related = [citing, cited].map((source) => ({
      place: atEntity(source, "date"),
      message: `date of \`${source.id}\``,
    }));
    return [finding("cites-the-future", params, atObject(fact), { related })];
  });

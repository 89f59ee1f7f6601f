import type { Fact } from "../../model/fact.ts";
import { CONTESTED, SUPPORT } from "../../model/support.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { askedBlocs, needEnds } from "../selection/blocs.ts";
import type { Filters } from "../selection/selection-options.ts";
import { blocText, CLOCKS, choice, flag, list, type Properties, text } from "./schemas.ts";

/** The filters that `facts` and `claims` share: those of the command line, with `_` between words. */
export interface FilterArgs
  extends Pick<
    Filters,
    | "fact"
    | "type"
    | "from"
    | "to"
    | "about"
    | "between"
    | "voices"
    | "support"
    | "contested"
    | "by"
    | "source"
    | "where"
    | "said"
    | "text"
  > {
  readonly rivals?: boolean;
  readonly bloc?: boolean;
  readonly denied_by?: readonly string[];
  readonly from_where?: readonly string[];
  readonly to_where?: readonly string[];
  readonly either_where?: readonly string[];
  readonly entity_where?: readonly string[];
}

export const SELECTION: Properties = {
  fact: list("These very facts, by id."),
  type: list("Relation types, by name, label or inverse: any of them."),
  from: list("The subject: ids, names, aliases or identifiers."),
  to: list("The object."),
  about: list("Any of these is at an end or in a qualifier."),
  between: list("Two entities, one at each end, either way round."),
  bloc: flag(blocText("of `from`, `to`, `about` and `between`")),
  support: choice("This support or more.", SUPPORT),
  contested: choice("Contested in this way.", CONTESTED),
  rivals: flag("Only facts that cannot be true together with another asserted one."),
  by: list("A voice behind it, or who says so."),
  denied_by: list("A voice that denies it."),
  voices: text("How many independent voices: `1`, `2..`, `1..3`."),
  source: list("A claim about it is in this source or a part of it."),
  where: list("Qualifiers: `item=kn-23`, `quantity>=1000`, or a name alone."),
  from_where: list("Attributes of the subject: `type=weapon`, `tonnage>10000`, `founded<1950`."),
  to_where: list("Attributes of the object."),
  either_where: list("Attributes of an end, whichever; one entity meets all."),
  entity_where: list("Attributes of both ends: `type=state`, `status!=revoked`."),
  said: text("A claim made within these dates is about it."),
  text: text("All words occur in its names, qualifiers and notes."),
  ...CLOCKS,
};

export function filtersOf({
  denied_by,
  from_where,
  to_where,
  either_where,
  entity_where,
  rivals,
  bloc,
  ...same
}: FilterArgs): Filters {
  const filters = {
    ...same,
    ...(rivals && { rivals }),
    ...(bloc && { bloc }),
    ...(denied_by && { deniedBy: denied_by }),
    ...(from_where && { fromWhere: from_where }),
    ...(to_where && { toWhere: to_where }),
    ...(either_where && { eitherWhere: either_where }),
    ...(entity_where && { entityWhere: entity_where }),
  };
  needEnds(filters);
  return filters;
}

/** A row with through whom in the blocs that were asked for it came. */
export function withThrough<T extends object>(
  graph: KnowledgeGraph,
  filters: Filters,
): (row: T, fact: Fact) => T & { readonly through?: readonly string[] } {
  const blocs = askedBlocs(graph, filters);
  return (row, fact) => (blocs === null ? row : { ...row, through: graph.through(fact, blocs) });
}

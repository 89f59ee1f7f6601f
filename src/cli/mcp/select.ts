import { CONTESTED, SUPPORT } from "../../model/support.ts";
import type { Filters } from "../selection/selection-options.ts";
import { CLOCKS, choice, flag, list, type Properties, text } from "./schemas.ts";

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
    | "support"
    | "contested"
    | "by"
    | "source"
    | "where"
    | "said"
    | "text"
  > {
  readonly rivals?: boolean;
  readonly denied_by?: readonly string[];
  readonly entity_where?: readonly string[];
}

export const SELECTION: Properties = {
  fact: list("These very facts, by id."),
  type: list("Relation types, by name, label or inverse: any of them."),
  from: list("The subject: ids, names, aliases or identifiers."),
  to: list("The object."),
  about: list("Any of these is at an end or in a qualifier."),
  between: list("Two entities, one at each end, either way round."),
  support: choice("This support or more.", SUPPORT),
  contested: choice("Contested in this way.", CONTESTED),
  rivals: flag("Only facts that cannot be true together with another asserted one."),
  by: list("A voice behind it, or who says so."),
  denied_by: list("A voice that denies it."),
  source: list("A claim about it is in this source or a part of it."),
  where: list("Qualifiers: `item=kn-23`, `quantity>=1000`, or a name alone."),
  entity_where: list("Attributes of both ends: `type=state`, `status!=revoked`."),
  said: text("A claim made within these dates is about it."),
  text: text("All words occur in its names, qualifiers and notes."),
  ...CLOCKS,
};

export function filtersOf({ denied_by, entity_where, rivals, ...same }: FilterArgs): Filters {
  return {
    ...same,
    ...(rivals && { rivals }),
    ...(denied_by && { deniedBy: denied_by }),
    ...(entity_where && { entityWhere: entity_where }),
  };
}

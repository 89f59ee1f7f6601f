import { CONTESTED, SUPPORT } from "../../model/support.ts";
import type { SelectionFlags } from "../selection/selection-options.ts";
import { CLOCKS, choice, flag, list, type Properties, text } from "./schemas.ts";
import type { ClockArgs } from "./tool.ts";

/** The filters that `facts` and `claims` share: those of the command line, under the same names. */
export interface SelectArgs extends ClockArgs {
  readonly fact?: readonly string[];
  readonly type?: readonly string[];
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly about?: readonly string[];
  readonly between?: readonly string[];
  readonly support?: string;
  readonly contested?: string;
  readonly rivals?: boolean;
  readonly by?: readonly string[];
  readonly denied_by?: readonly string[];
  readonly source?: readonly string[];
  readonly where?: readonly string[];
  readonly entity_where?: readonly string[];
  readonly said?: string;
  readonly text?: string;
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

export function flagsOf({ denied_by, entity_where, contested, rivals, ...args }: SelectArgs): SelectionFlags {
  return {
    ...(args.fact && { fact: args.fact }),
    ...(args.type && { type: args.type }),
    ...(args.from && { from: args.from }),
    ...(args.to && { to: args.to }),
    ...(args.about && { about: args.about }),
    ...(args.between && { between: args.between }),
    ...(args.support && { support: args.support }),
    ...(args.by && { by: args.by }),
    ...(args.source && { source: args.source }),
    ...(args.where && { where: args.where }),
    ...(args.said && { said: args.said }),
    ...(args.text && { text: args.text }),
    ...(contested && { contested }),
    ...(rivals && { rivals }),
    ...(denied_by && { deniedBy: denied_by }),
    ...(entity_where && { entityWhere: entity_where }),
    format: "json",
  };
}

import { type Command, Option } from "commander";
import { SUPPORT } from "../../model/support.ts";
import { addClocks, type ClockFlags } from "./clocks.ts";
import { entityWhere, kinds } from "./selection-options.ts";

/** Which edges and entities a question about ties may go over. */
export interface NetworkFlags extends ClockFlags {
  readonly types?: readonly string[];
  readonly directed?: true;
  readonly attributes?: true;
  readonly support?: string;
  readonly entityWhere?: readonly string[];
}

/** Adds them to a command. */
export function addNetwork(command: Command): Command {
  const network = command
    .addOption(
      kinds(
        "-t, --types <kind>",
        "only along these relations (by name, label or inverse), projections (`provides`) or attributes",
      ),
    )
    .option("--directed", "only along the arrows")
    .option("--attributes", "also along attributes that refer, such as what a thesis is `about`; they are unsourced")
    .addOption(new Option("--support <level>", "only along links of this support or more").choices(SUPPORT))
    .addOption(entityWhere("only over entities with this attribute, those that you name aside: `status!=revoked`"));
  return addClocks(network);
}

import { STANCES, type Stance } from "../../../model/stance.ts";
import { selectClaims } from "../../selection/select-facts.ts";
import { citedClaim } from "../cited.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, list, object, PAGED, PAGING } from "../schemas.ts";
import { type FilterArgs, filtersOf, SELECTION, withThrough } from "../select.ts";
import { type ClockArgs, graphAt, type Tool, tool } from "../tool.ts";

interface ClaimsArgs extends FilterArgs, ClockArgs, PageArgs {
  readonly stance?: readonly Stance[];
  readonly relays?: readonly string[];
}

export const CLAIMS: Tool = tool<ClaimsArgs>(
  {
    name: "claims",
    title: "Claims",
    description:
      "Single claims that the filters leave: who says what, in which source, where in it, and in which words.",
    input: object({
      ...SELECTION,
      stance: list("Only claims of these stances.", { type: "string", enum: [...STANCES] }),
      relays: list("Claims that pass on the word of these."),
      ...PAGING,
    }),
    output: answer(PAGED, ["total", "rows"]),
  },
  async (asked, args) => {
    const now = await asked.graph();
    const then = graphAt(now, args);
    const { stance, relays } = args;
    const filters = filtersOf(args);
    const through = withThrough(then, filters);
    const found = selectClaims(then, {
      ...filters,
      ...(stance && { stance }),
      ...(relays && { relays }),
    }).toArray();
    return {
      digest: now.dataset.digest,
      ...pageOf(found, (claim) => through(citedClaim(then, claim), then.factOf(claim)), now.dataset.digest, args),
    };
  },
);

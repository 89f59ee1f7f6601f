import { STANCES, type Stance } from "../../../model/stance.ts";
import { selectClaims } from "../../selection/select-facts.ts";
import { citedClaim } from "../cited.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, list, object, PAGED, PAGING } from "../schemas.ts";
import { type FilterArgs, filtersOf, SELECTION } from "../select.ts";
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
    const found = selectClaims(then, {
      ...filtersOf(args),
      ...(stance && { stance }),
      ...(relays && { relays }),
    }).toArray();
    return {
      digest: now.dataset.digest,
      ...pageOf(found, (claim) => citedClaim(then, claim), now.dataset.digest, args),
    };
  },
);

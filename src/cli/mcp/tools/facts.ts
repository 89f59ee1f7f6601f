import { selectFacts } from "../../selection/select-facts.ts";
import { citedFact } from "../cited.ts";
import { OUTCOMES, outcomeOf } from "../outcome.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, choice, object, PAGED, PAGING } from "../schemas.ts";
import { flagsOf, SELECTION, type SelectArgs } from "../select.ts";
import { graphAt, type Tool, tool } from "../tool.ts";

export const FACTS: Tool = tool<SelectArgs & PageArgs>(
  {
    name: "facts",
    title: "Facts",
    description:
      "Facts that the filters leave, each with its support, its dispute and every claim behind it. `outcome` says what all of them amount to.",
    input: object({ ...SELECTION, ...PAGING }),
    output: answer({ outcome: choice("What the claims amount to.", OUTCOMES), ...PAGED }, ["outcome", "total", "rows"]),
  },
  async (asked, args) => {
    const now = await asked.graph();
    const then = graphAt(now, args);
    const flags = flagsOf(args);
    const found = selectFacts(then, flags).toArray();
    const isKnownLater =
      args.known !== undefined && selectFacts(graphAt(now, { ...args, known: undefined }), flags).count() > 0;
    return {
      digest: now.dataset.digest,
      outcome: outcomeOf(found, isKnownLater),
      ...pageOf(found, (fact) => citedFact(then, fact), now.dataset.digest, args),
    };
  },
);

import type { KnowledgeGraph } from "../../../query/knowledge-graph.ts";
import { selectFacts } from "../../selection/select-facts.ts";
import { citedFact } from "../cited.ts";
import { OUTCOMES, outcomeOf } from "../outcome.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, choice, object, PAGED, PAGING } from "../schemas.ts";
import { type FilterArgs, filtersOf, SELECTION, withThrough } from "../select.ts";
import { type ClockArgs, graphAt, type Tool, tool } from "../tool.ts";

export const FACTS: Tool = tool<FilterArgs & ClockArgs & PageArgs>(
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
    const filters = filtersOf(args);
    const found = selectFacts(then, filters).toArray();
    const through = withThrough(then, filters);
    const isKnown = (graph: KnowledgeGraph): boolean => selectFacts(graph, filters).first() !== undefined;
    return {
      digest: now.dataset.digest,
      outcome: outcomeOf(found, now, args, isKnown),
      ...pageOf(found, (fact) => through(citedFact(then, fact), fact), now.dataset.digest, args),
    };
  },
);

import type { KnowledgeGraph } from "../../../query/knowledge-graph.ts";
import { citedFact } from "../cited.ts";
import { OUTCOMES, outcomeOf } from "../outcome.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, choice, object, PAGED, PAGING, text } from "../schemas.ts";
import { graphAt, type Tool, tool } from "../tool.ts";

interface AsOfArgs extends PageArgs {
  readonly id: string;
  readonly date: string;
  readonly known?: string;
}

export const AS_OF: Tool = tool<AsOfArgs>(
  {
    name: "as_of",
    title: "As of a date",
    description:
      "Whether one fact, or each fact about an entity, held at a time: `certain`, `possible`, `no`, or `undated` where no date is claimed; and what the claims made by a day amounted to.",
    input: object(
      {
        id: text("A fact's id, or an entity by id or name."),
        date: text("A day, month, year or interval: `2024-10-25`, `2024`, `2024-06/2024-08`."),
        known: text("Only what was claimed by this date."),
        ...PAGING,
      },
      ["id", "date"],
    ),
    output: answer({ outcome: choice("Of all that held: what the claims amount to.", OUTCOMES), ...PAGED }, [
      "outcome",
      "total",
      "rows",
    ]),
  },
  async (asked, { id, date, known, ...page }) => {
    const now = await asked.graph();
    const { digest } = now.dataset;
    const fact = now.fact(id);
    const about = fact ? [fact] : now.factsAbout(now.find(id).id);
    const clocks = { as_of: date, known };
    const then = graphAt(now, clocks);
    const undated = new Set(then.undated.trueOn);
    const held = about.flatMap((one) => then.fact(one.id) ?? []);
    const isKnown = (graph: KnowledgeGraph): boolean => about.some((one) => graph.fact(one.id) !== undefined);
    const row = (one: (typeof about)[number]) => {
      const seen = then.fact(one.id);
      const holds = seen ? (then.answers.get(one.id) ?? "undated") : undated.has(one.id) ? "undated" : "no";
      return { ...citedFact(seen ? then : now, seen ?? one), holds };
    };
    return { digest, outcome: outcomeOf(held, now, clocks, isKnown), ...pageOf(about, row, digest, page) };
  },
);

import { sidesJson, tiesJson } from "../../../report/sheet/sheet-json.ts";
import { citedFact, linkTo } from "../cited.ts";
import { OUTCOMES, outcomeOf } from "../outcome.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, CLOCKS, choice, object, PAGED, PAGING, text } from "../schemas.ts";
import { type ClockArgs, graphAt, type Tool, tool } from "../tool.ts";

interface ShowArgs extends ClockArgs, PageArgs {
  readonly id: string;
}

export const SHOW: Tool = tool<ShowArgs>(
  {
    name: "show",
    title: "Show one",
    description:
      "One fact with the sides of its dispute and every claim, or one entity with its attributes and the facts about it. Takes an id, a former id, a name, an alias or an identifier.",
    input: object({ id: text("What to show."), ...CLOCKS, ...PAGING }, ["id"]),
    output: answer(
      {
        kind: choice("What it is.", ["entity", "fact"]),
        outcome: choice("Of a fact: what the claims amount to.", OUTCOMES),
        entity: { type: "object", description: "Its id, type, names and attributes." },
        sides: { type: "object", description: "Of a fact: its voices, by side." },
        permalink: text("Where the page shows it."),
        ...PAGED,
      },
      ["kind", "permalink", "total", "rows"],
    ),
  },
  async (asked, { id, ...args }) => {
    const now = await asked.graph();
    const { digest } = now.dataset;
    const then = graphAt(now, args);
    const fact = now.fact(id);
    if (fact) {
      const seen = then.fact(fact.id);
      const rows = seen ? [seen] : [];
      return {
        digest,
        kind: "fact",
        outcome: outcomeOf(rows, now, args, (graph) => graph.fact(fact.id) !== undefined),
        permalink: linkTo(now, "fact", fact.id),
        sides: seen ? sidesJson(seen, then.statementsOf(seen)) : {},
        ...pageOf(rows, (one) => citedFact(then, one), digest, args),
      };
    }
    const entity = now.find(id);
    return {
      digest,
      kind: "entity",
      entity: { ...entity, ...tiesJson(then, entity) },
      permalink: linkTo(now, "entity", entity.id),
      ...pageOf(then.factsAbout(entity.id), (one) => citedFact(then, one), digest, args),
    };
  },
);

import { namesOf } from "../../../model/entity.ts";
import { QueryError } from "../../../query/query-error.ts";
import { calledText } from "../../../wording/called.ts";
import { withHint } from "../../../wording/with-hint.ts";
import { linkTo } from "../cited.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, list, object, PAGED, PAGING, text } from "../schemas.ts";
import { type Tool, tool } from "../tool.ts";

interface FindArgs extends PageArgs {
  readonly name: string;
  readonly type?: readonly string[];
}

export const FIND: Tool = tool<FindArgs>(
  {
    name: "find",
    title: "Find entities",
    description:
      "The entities that a name, an alias, an identifier or some words may mean, to get the ids that other tools take. The one that is called so comes first.",
    input: object({ name: text("A name or words."), type: list("Only of these entity types."), ...PAGING }, ["name"]),
    output: answer({ note: text("What to know of how it was found, or what else may have been meant."), ...PAGED }, [
      "total",
      "rows",
    ]),
  },
  async (asked, { name, type = [], ...page }) => {
    const graph = await asked.graph();
    const { note, meant } = meantBy(name);
    const others = graph
      .entities(...type)
      .matching(name)
      .toArray();
    const isWanted = new Set(type.length === 0 ? [] : graph.entities(...type).ids());
    const first = meant && (type.length === 0 || isWanted.has(meant.id)) ? [meant] : [];
    const found = [...first, ...others.filter(({ id }) => id !== meant?.id)];
    const row = (entity: (typeof found)[number]) => ({
      id: entity.id,
      type: entity.type,
      name: entity.name,
      names: namesOf(entity),
      facts: graph.factsAbout(entity.id).length,
      permalink: linkTo(graph, "entity", entity.id),
    });
    const { digest } = graph.dataset;
    return { digest, ...(note === null ? {} : { note }), ...pageOf(found, row, digest, page) };

    function meantBy(text: string) {
      try {
        const called = graph.called(text);
        return { note: calledText(text, called), meant: called.entity };
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        return { note: withHint(error.message, error.hint), meant: null };
      }
    }
  },
);

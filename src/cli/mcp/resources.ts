import { type McpServer, ResourceTemplate, type Variables } from "@modelcontextprotocol/server";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { entityJson, factJson } from "../../report/sheet/sheet-json.ts";
import { tablesText } from "../../sql/reference.ts";
import { jsonText } from "../../text/json-text.ts";
import { UsageError } from "../failure.ts";
import type { AskedProject } from "./asked-project.ts";

/** So many completions of an id are offered. */
const MOST = 50;

/** Entities and facts by address, as `show --format json` prints them, and the tables that `sql` asks. */
export function registerResources(server: McpServer, asked: AskedProject): void {
  register(
    "entity",
    "An entity",
    (graph) => graph.dataset.entities.map(({ id }) => id),
    (graph, id) => entityJson(graph, graph.find(id)),
  );
  register(
    "fact",
    "A fact",
    (graph) => graph.dataset.facts.map(({ id }) => id),
    (graph, id) => {
      const fact = graph.fact(id);
      if (fact === undefined) throw new UsageError(`there is no fact \`${id}\``);
      return factJson(graph, fact);
    },
  );
  server.registerResource(
    "tables",
    "entente://tables",
    { title: "Tables", description: "The tables and columns that the tool sql asks.", mimeType: "text/plain" },
    ({ href }) => ({ contents: [{ uri: href, mimeType: "text/plain", text: tablesText() }] }),
  );

  function register(
    kind: string,
    title: string,
    idsOf: (graph: KnowledgeGraph) => readonly string[],
    read: (graph: KnowledgeGraph, id: string) => object,
  ): void {
    const complete = {
      id: async (begun: string): Promise<string[]> =>
        idsOf(await asked.graph())
          .filter((id) => id.startsWith(begun))
          .slice(0, MOST),
    };
    server.registerResource(
      kind,
      new ResourceTemplate(`entente://${kind}/{id}`, { list: undefined, complete }),
      { title, description: `${title} by its id, with what is said of it and by whom.`, mimeType: "application/json" },
      async ({ href }, variables) => {
        const text = jsonText(read(await asked.graph(), idIn(variables)));
        return { contents: [{ uri: href, mimeType: "application/json", text }] };
      },
    );
  }
}

function idIn({ id = "" }: Variables): string {
  return decodeURIComponent(String(id));
}

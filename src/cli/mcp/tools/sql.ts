import type { Json } from "../../../model/entity.ts";
import type { KnowledgeGraph } from "../../../query/knowledge-graph.ts";
import { type CacheOf, openCache } from "../../../sql/duckdb/cache.ts";
import { tableGraphOf } from "../../../sql/table-graph.ts";
import { programOf } from "../../build-record.ts";
import { cacheFolder } from "../../cache-folder.ts";
import { linkTo } from "../cited.ts";
import { answer, list, object, rowsOf, text } from "../schemas.ts";
import { type Tool, tool } from "../tool.ts";

interface SqlArgs {
  readonly sql: string;
  readonly parameters?: readonly (string | number | boolean | null)[];
  readonly limit?: number;
  readonly max_chars?: number;
}

const LIMITS = { time: 20_000, memory: "1GB" };

export const SQL: Tool = tool<SqlArgs>(
  {
    name: "sql",
    title: "SQL",
    description:
      "One read-only SQL statement (DuckDB) over the tables entity, alias, source, fact, claim, edge and others; the resource entente://tables lists them with their columns. Stops after 20 seconds. `cited` opens the facts that the rows name.",
    input: object(
      {
        sql: text("The statement, with $1, $2 ... for parameters."),
        parameters: list("Values of $1, $2 ...", { type: ["string", "number", "boolean", "null"] }),
        limit: {
          type: "integer",
          minimum: 1,
          maximum: 1000,
          description: "The most rows to answer with; 100 if left out.",
        },
        max_chars: {
          type: "integer",
          minimum: 1000,
          maximum: 200_000,
          description: "The longest answer, in characters; 24000 if left out.",
        },
      },
      ["sql"],
    ),
    output: answer({
      columns: list("Names of the columns."),
      rows: rowsOf("The rows, as objects."),
      more: { type: "boolean", description: "Whether rows were left out." },
      cited: rowsOf("Facts and claims whose ids are in the rows."),
    }),
  },
  async (asked, { sql, parameters = [], limit = 100, max_chars: most = 24_000 }) => {
    const graph = await asked.graph();
    const { digest } = graph.dataset;
    const tables = tableGraphOf(graph.dataset);
    const state: CacheOf = { digest, program: programOf(), withGraph: (make) => make(tables) };
    const engine = await openCache(cacheFolder(asked.project.root), state, LIMITS);
    try {
      const { columns, batches } = await engine.ask(sql, parameters);
      const rows: Record<string, Json>[] = [];
      let [room, more] = [most, false];
      reading: for await (const batch of batches) {
        for (const values of batch) {
          const row = Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null]));
          room -= JSON.stringify(row).length;
          more = rows.length === limit || (room < 0 && rows.length > 0);
          if (more) break reading;
          rows.push(row);
        }
      }
      return { digest, columns, rows, more, cited: citedIn(graph, rows) };
    } finally {
      await engine.close();
    }
  },
);

function citedIn(graph: KnowledgeGraph, rows: readonly Readonly<Record<string, Json>>[]): readonly object[] {
  const facts = new Set<string>();
  for (const value of rows.flatMap((row) => Object.values(row)).flat()) {
    if (typeof value !== "string") continue;
    const fact = graph.fact(value)?.id ?? graph.claim(value)?.fact;
    if (fact !== undefined) facts.add(fact);
  }
  return [...facts].flatMap((id) => {
    const fact = graph.fact(id);
    return fact ? { fact: id, claims: fact.claims.map((claim) => claim.id), permalink: linkTo(graph, "fact", id) } : [];
  });
}

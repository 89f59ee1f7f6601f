import type { Schema } from "../../model/schema.ts";
import { quoted } from "../ddl.ts";
import { portions } from "../portions.ts";
import type { RowGraph } from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import { copyText } from "./copy-text.ts";
import { distributedTables, placementStatements } from "./distribution.ts";
import { analyzeStatements, copyStatement, indexStatements, tableStatements, viewStatements } from "./statements.ts";

/** What a script for psql is made of. */
export interface ScriptOptions {
  /** The schema that it makes. */
  readonly schema: string;
  /** For Citus, with its tables spread over the workers. */
  readonly isDistributed: boolean;
  /** The graph whose rows are in it; null: the tables stay empty. */
  readonly graph: RowGraph | null;
}

/**
 * A script for psql that makes the tables, keys, indexes and views of `publish` in a new schema, in pieces. It has a transaction of its
 * own; statistics come after it, since Citus cannot make them within one.
 */
export function* publishScript(
  declared: Pick<Schema, "entities" | "relations">,
  { schema, isDistributed, graph }: ScriptOptions,
): Generator<string | Buffer> {
  const tables = isDistributed ? distributedTables(tablesOf(declared)) : tablesOf(declared);
  const lines = (all: readonly string[]) => all.map((sql) => `${sql};\n`).join("");
  yield HEAD;
  yield lines(["BEGIN", "SET LOCAL client_encoding = 'UTF8'", `CREATE SCHEMA ${quoted(schema)}`]);
  yield lines(tableStatements(schema, tables));
  if (isDistributed) yield lines(placementStatements(schema, tables));
  if (graph === null) yield ROWS;
  else {
    for (const { table, rows } of portions(graph, tables)) {
      yield `\n${copyStatement(schema, table)};\n`;
      yield* copyText(table, rows);
      yield "\\.\n";
    }
    yield "\n";
  }
  yield lines([...indexStatements(schema, tables), ...viewStatements(schema), "COMMIT", ...analyzeStatements(schema)]);
}

const HEAD = `-- The tables and views of \`entente publish\`: psql -v ON_ERROR_STOP=1 -f FILE
-- The schema has no comment of \`publish\`, so \`publish\` will not replace it.
`;
const ROWS = `
-- Load the rows here: \`entente publish --print-sql --rows\` has them.

`;

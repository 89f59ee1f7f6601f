import { unindented } from "./ddl.ts";
import { TABLES } from "./tables.ts";
import { VIEWS } from "./views.ts";

/** The tables and views for a terminal: `query --tables`. */
export function tablesText(): string {
  const tables = TABLES.map(({ name, description, columns, key }) => {
    const width = Math.max(...columns.map((column) => column.name.length));
    const lines = columns.map(
      (column) => `  ${column.name.padEnd(width)}  ${column.type.padEnd(7)}  ${column.description}`,
    );
    const unique = key.length > 0 ? `  (key: ${key.join(", ")})` : "";
    return [`${name}${unique}`, `  ${description}`, ...lines].join("\n");
  });
  const views = VIEWS.map(({ name, description }) => `${name}  (view)\n  ${description}`);
  return `${[...tables, ...views].join("\n\n")}\n`;
}

/** docs/sql.md, generated. */
export function tablesMarkdown(): string {
  const inCell = (text: string) => text.replaceAll("|", "\\|");
  const tables = TABLES.map(({ name, description, columns, key }) => [
    `### ${name}`,
    "",
    `${description}${key.length > 0 ? ` Key: ${key.map((column) => `\`${column}\``).join(", ")}.` : ""}`,
    "",
    "| column | type | |",
    "| --- | --- | --- |",
    ...columns.map((column) => `| \`${column.name}\` | ${column.type} | ${inCell(column.description)} |`),
    "",
  ]);
  const views = VIEWS.map(({ name, description, select, example }) => [
    `### ${name}`,
    "",
    description,
    "",
    "```sql",
    `CREATE VIEW ${name} AS`,
    `${unindented(select)};`,
    "```",
    "",
    `${example.question}`,
    "",
    "```sql",
    `${unindented(example.sql)};`,
    "```",
    "",
  ]);
  return [INTRODUCTION, "## Tables", "", ...tables.flat(), "## Views", "", ...views.flat()]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

const INTRODUCTION = `<!-- Generated from src/sql by \`npx vitest run test/sql/reference -u\`. Do not edit. -->
# SQL over the graph

\`entente query SQL\` asks the graph in SQL. It runs on DuckDB, inside the program, over a cache in \`.entente/\` (or where
ENTENTE_CACHE says) that is built from the checked project; of a large one, a change rebuilds the part that it is in. Nothing can be changed from SQL, and no file or address reached.
The same tables go to PostgreSQL with [\`entente publish\`](postgresql.md), and to Parquet files with \`entente export parquet\`.

\`\`\`sh
entente query "SELECT subject, item, support FROM fact WHERE type = 'supplies' AND object = 'russia'"
entente query --file report.sql --param who=russia --format csv
entente query --tables
\`\`\`

- Columns bear the names of \`facts --format json\` and \`claims --format json\`.
- \`by\` and \`at\` are words of SQL: write \`claim.by\` (or \`"by"\`).
- Parameters: \`$1\`, \`$2\` with \`--param VALUE\`; by name, \`$who\` with \`--param who=russia\` (names on DuckDB only).
- Lists (\`text[]\`): \`'nato' = ANY(voice_ids)\`, \`unnest(voice_ids)\`; in CSV as \`{nato,"North Korea"}\`. JSON: \`qualifiers->>'under' = 'x'\`. The arrow binds as tightly as in PostgreSQL where it
  is between a column and a key; elsewhere, and over Parquet files in a DuckDB of your own, put parentheses: \`(qualifiers->>'under') = 'x'\`.
- \`fact\` has a column more for each other qualifier that the schema declares, by its name: of a quantity its text, and \`x_min\`, \`x_max\`,
  \`x_unit\` and \`x_rate\`; of a date also \`x_first\` and \`x_last\`; numbers and booleans as such. A name that is taken has \`q_\` in front; one that is a
  word of SQL (\`over\`, \`for\`) needs quotes: \`"over"\`. What one claim alone says is in the table \`qualifier\`.
- \`entity\` has such columns for the attributes that the schema declares: \`born\`, \`born_first\`, \`turnover_min\`. A name that is taken has
  \`a_\` in front. Of several values in a list, only the text has all; each has a row in the table \`attribute\`, with its numbers and days.
- Facts whose object is of Ukraine's bloc, as \`--bloc\` has it: \`WITH RECURSIVE below(id) AS (SELECT id FROM entity WHERE id = 'ukraine' UNION
  SELECT b.member FROM below JOIN belonging b ON b.owner = below.id), above(id) AS (SELECT id FROM entity WHERE id = 'ukraine' UNION SELECT b.owner
  FROM above JOIN belonging b ON b.member = above.id) SELECT * FROM fact WHERE object IN (SELECT id FROM below UNION SELECT id FROM above)\`.
- Support as a number: \`support_rank >= 4\` is reported or better; 5 is corroborated, 6 confirmed.
- \`/\` between integers gives an integer, NULLs sort last upwards and first downwards, texts sort by code point: as PostgreSQL does
  it, so one text gives one answer on both engines; fractions come with 15 digits, which both agree on. What is an error there may be NULL here: a division by zero.
`;

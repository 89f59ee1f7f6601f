import { ENTITY_RULE_KEYS, MAP_KEYS, RELATION_RULE_KEYS, TAKE_KEYS } from "../../src/import/map-keys.ts";
import { keyTable } from "./key-table.ts";

/** docs/import.md: what a map takes, in the words that editors show. */
export function importPage(): string {
  return `<!-- Generated from src/import/map-keys.ts by \`npx vitest run test/reference -u\`. Do not edit. -->

# Import

\`entente import\` brings the rows of tables in as entities and claims. A map says which column is what.

\`\`\`text
# ships.csv
imo,ship_name,flag,tonnage,since,until
9321483,Ocean Star,North Korea,900,2019-01-01 00:00:00,
9410741,Blue Wave,Russia,-9,2020,ongoing
\`\`\`

\`\`\`yaml
# imports/ships.yaml
source: {id: register-2024, name: A register of ships, kind: dataset, date: 2024-06-01}
entities:
  - {type: resource, id: imo, register: imo, name: ship_name}
relations:
  - type: possesses
    key: imo
    from: flag
    to: {column: imo, register: imo}
    start: since
    end: {column: until, open: [ongoing]}
\`\`\`

\`\`\`sh
entente import ships.csv --map imports/ships.yaml --dry-run   # what would be written, as a diff
entente import ships.csv --map imports/ships.yaml
\`\`\`

## What it does

- **A row is a claim.** It has the map's source, and a locator that leads back to the row: \`#\` and the row's \`key\`, or its line.
- **Nothing is dropped in silence.** A closing table counts the rows of each rule: left out by \`rows:\`, written, changed, the same, repeated, kept
  by hand, refused. They add up to the rows of the file. Each refused row has a finding that points at the cell (\`ships.csv:3:4\`: line and
  character), and the command ends with exit code 1; the other rows are written.
- **Names are looked up** among ids, identifiers, names and aliases, in this order, of the project and of what is imported with it. What is not found is
  listed with the nearest name. Nothing is invented, unless you say \`--new\`: then each text that no entity is called becomes one, of the type
  that \`{column, type}\` names or of the only one that fits.
- **Ids are made legal** (\`A B\` becomes \`a-b\`) and stay the same at every import, since the origin's id is kept under \`identifiers\`.
- **Cells are cleaned**: \`NA\`, \`N/A\`, \`NULL\`, \`-9\` and empty cells are absent, timestamps become days, \`1,200\` a number. An end that is asked for and
  absent is not known (\`2019/\`); a text in \`open\` says that it goes on (\`2019/..\`).
- **A second import writes nothing.** A changed cell changes its claim alone. What you edit by hand, and your comments, stay; if the origin changes the
  same value, you are told once (W6009). What you delete is not written again. What vanished from the origin is listed and stays.
- **It reads** CSV (\`.csv\`, \`.tsv\`), JSON (\`.json\`: a list of objects) and NDJSON (\`.ndjson\`, \`.jsonl\`: an object a line). A key inside an
  object is a column (\`address.city\`), a list is a cell of several values, and numbers are kept as they are written.
- Rows of one fact become its \`claims\`; what they agree on is written once.
- All files are written together, or none. They are as \`fmt\` writes them, and \`check\` reads them like any other.

Of each map, \`imports/NAME.ndjson\` keeps what it wrote: with it an edit by hand is told from a change of the origin. Commit it with the data.

## The map

${keyTable(MAP_KEYS)}

A rule applies to all files that have its columns. Rows of several files can so be read by one map.

### Rules for entities

${keyTable(ENTITY_RULE_KEYS)}

### Rules for relations

${keyTable(RELATION_RULE_KEYS)}

### Columns

Under \`type\`, \`source\`, \`by\`, \`stance\`, \`basis\` and \`credibility\` a text is itself; everywhere else it is the name of a column. A list of columns is
joined. A mapping says more:

${keyTable(TAKE_KEYS)}
`;
}

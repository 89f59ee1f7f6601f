import { ENTITY_RULE_KEYS, MAP_KEYS, RELATION_RULE_KEYS, TAKE_KEYS } from "../../src/import/map/map-keys.ts";
import { keyTable } from "./key-table.ts";

/** docs/import.md: what a map takes, in the words that editors show. */
export function importPage(): string {
  return `<!-- Generated from src/import/map/map-keys.ts by \`npx vitest run test/reference -u\`. Do not edit. -->

# Import

\`entente import\` brings the rows of tables in as entities and claims. A map says which column is what. Three formats need no
map: [FollowTheMoney, STIX and MISP](#formats-that-need-no-map).

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

## Start with --infer

\`\`\`sh
entente import ships.csv --infer          # writes imports/ships.yaml and the schema files that the data needs
entente import ships.csv --infer --run    # the same, and imports with it right away
\`\`\`

It looks at the rows and guesses: which rows are things and which bind two, which column is an id, a name, an alias, an identifier, a date, a source
or a note, of what kind values are, and which texts mean that there is no value. Of the file above it makes

\`\`\`yaml
entities:
  # Each value of \`imo\` is one thing.
  - type: ship # a new type; or one that there is: docs/schema.md
    id: imo # another one in each row; so has \`ship_name\`, \`flag\`
    register: imo
    name: ship_name # the name
    attributes:
      tonnage: tonnage # numbers
  # Each value of \`flag\` is one thing.
  - type: state # \`state\` by the column's name
    name: flag # another one in each row; so has \`imo\`, \`ship_name\`
relations:
  # Each row is a claim: \`flag\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
  - type: flag # named after the file or the column: give it a verb
    key: imo # by which a row is known again
    from: {column: imo, register: imo}
    to: flag
    start: since
    end: {column: until, open: [ongoing]}
\`\`\`

The map is a beginning. Read it, and correct what you know better: types, and names of relations most of all, since a table seldom has a verb. On the
terminal you see what each column was taken for; columns of which nothing is read are listed there and at the end of the map.

- **Several files** are read together: \`entente import nodes.csv edges.csv --infer\`. A column whose values are those by which another file tells its rows
  apart, or what it calls them, refers to it.
- **Types and fields that are there are used**: those that ship, and yours. What is lacking is written to \`schema/\`: a relation takes the types that
  its ends have, edges without direction become \`symmetric\`, and of a pair that comes again at another time each time is a \`spell\`.
- **What looks absent** and is not is kept: \`NA\` among codes of two letters is Namibia, \`-9\` beside \`-12\` is a number.
- A file without a header gets \`columns:\`, one that is not UTF-8 \`encoding:\`, an object of JSON the key of its longest list as \`items:\`. A map has one
  encoding: files of several are refused.
- A map that is there is not touched: \`--force\` replaces it, \`--map OTHER.yaml\` writes another. \`--dry-run\` shows the map and writes nothing.

## What it does

- **A row is a claim.** It has the map's source, and a locator that leads back to the row: \`#\` and the row's \`key\`, or its line.
- **Nothing is dropped in silence.** A closing table counts the rows of each rule: left out by \`rows:\` or \`filled:\`, written, changed, the same, repeated, kept
  by hand, refused. They add up to the rows of the file. Each refused row has a finding that points at the cell (\`ships.csv:3:4\`: line and
  character), and the command ends with exit code 1; the other rows are written. Of findings of one code in one file, 20 are listed and the others counted;
  \`--limit 100\` or \`--limit all\` lists more.
- **Names are looked up** among ids, identifiers, names and aliases, in this order, of the project and of what is imported with it. What is not found is
  listed with the nearest name. Nothing is invented, unless you say \`--new\`: then each text that no entity is called becomes one, of the type
  that \`{column, type}\` names or of the only one that fits.
- **Ids are made legal** (\`A B\` becomes \`a-b\`) and stay the same at every import, since the origin's id is kept under \`identifiers\`.
- **Cells are cleaned**: \`NA\`, \`N/A\`, \`NULL\`, \`-9\` and empty cells are absent, timestamps become days, \`1,200\` a number. An end that is asked for and
  absent is not known (\`2019/\`); a text in \`open\` says that it goes on (\`2019/..\`).
- **Columns are called** as the first line of a CSV file or a sheet calls them, in one line and without what cannot be seen. Where it has a name twice, the second is
  \`name_2\`; where it has none, the third column is \`column_3\`.
- **A second import writes nothing.** A changed cell changes its claim alone. What you edit by hand, and your comments, stay; if the origin changes the
  same value, you are told once (W6009). What you delete is not written again. What vanished from the origin is listed and stays. Of a row
  that names other ends now, the claim goes to the other fact; one that you edited or added to stays where it is as well (W6009).
- **It reads** CSV (\`.csv\`, \`.tsv\`), JSON (\`.json\`: a list of objects), NDJSON (\`.ndjson\`, \`.jsonl\`: an object a line) and Parquet (\`.parquet\`). A key inside an
  object is a column (\`address.city\`), a list is a cell of several values, and numbers are kept as they are written.
- **It reads graph files**, GraphML (\`.graphml\`) and GEXF (\`.gexf\`), as two tables. \`file: nodes\` in a rule is the nodes: \`id\`, \`parent\` (the node
  that one is inside), and what the file declares. \`file: edges\` is the edges: \`source\`, \`target\`, \`directed\` (\`true\` or \`false\`). GEXF has \`label\`,
  \`weight\`, \`kind\`, \`start\`, \`end\` and \`spells\`, too; a declared attribute of such a name becomes \`label_2\`. What is given at several times is a list,
  and so is a text that GraphML has as \`["a", "b"]\`.
  Colours, positions and data of the graph itself are not columns. A hyperedge is an error.
- **It reads workbooks** of Excel (\`.xlsx\`, \`.xlsm\`). Each sheet is a table: a rule reads all visible ones that have its columns, or the one that \`sheet\` names,
  a hidden one included. A finding names the cell (\`ships.xlsx, sheet Deals, C14\`), and so does the locator of a row without a key (\`#Deals!A14\`). Dates come as days,
  numbers without the errors of binary arithmetic, percentages as \`12.5%\`, which is the number 0.125 or the quantity \`12.5 %\`. Of a formula the saved value counts; where
  none was saved, the row is refused. Cells with an error (\`#N/A\`) are absent; cells merged over several rows have their value in each.
  What else differs from what one sees (hidden sheets, rows and columns, columns without a name, sheets that no rule reads) is noted below the table of counts.
- Rows of one fact become its \`claims\`; what they agree on is written once.
- All files are written together, or none. They are as \`fmt\` writes them, and \`check\` reads them like any other.

Of each map, \`imports/NAME.ndjson\` keeps what it wrote: with it an edit by hand is told from a change of the origin. Commit it with the data.

## Formats that need no map

\`\`\`sh
entente import ftm entities.ftm.json     # FollowTheMoney: an entity a line, or a list
entente import stix enterprise-attack.json   # a bundle of STIX 2.0 or 2.1, or a list of objects
entente import misp threat-actor.json malpedia.json   # clusters of MISP's galaxies
entente import misp event.json           # an event of MISP, a list of them, or a response of its API
\`\`\`

All of the above holds of them, too. Besides:

- **Entities** are of a shipped type where there is one, else of a new one: an \`intrusion-set\` of STIX extends \`group\`, a \`Company\` of
  FollowTheMoney \`organisation\`. What the types lack is written to the project's \`schema/\`: properties of the origin as attributes, with the kind of value
  that all of theirs have; a property whose values are ids of entities as a \`ref\`. Of a shipped type that lacks an attribute, a copy with the attribute
  goes into \`schema/\`. A later import widens what it wrote: more types at the ends of a relation, a list in place of one value.
- **What is a relation is a claim**: edges of FollowTheMoney (Ownership, Membership, Payment ...), relationships and sightings of STIX, what
  a cluster of MISP lists as related. So is an opinion of STIX on a
  relationship: \`strongly-agree\` states it, \`agree\` alleges it, \`disagree\` doubts it, \`strongly-disagree\` denies it.
- A relation has the name that the origin gives it. If the project has a type of that name which does not take these ends, the format's name
  is put before it: \`stix_targets\`.
- **Ids** are the origin's, made legal. Where these are for machines (UUIDs, hashes), ids are made from names. The origin's id is kept under
  \`identifiers\`: an entity is known again when its name has changed.
- **The source** of all claims bears the name of the file; \`--as NAME\` gives it another, such as that of last year's edition. A claim's locator is \`#\` and the origin's
  id. Who made a relationship of STIX speaks in the claim. A claim of MISP has the UUID of the cluster that lists it.
- Files that refer to one another are imported together: \`entente import stix a.json b.json\`. References to what neither these files nor the project
  have are refused. A file's are counted in one finding; \`--limit all\` lists each.
- **An event of MISP is a source** with its date, its tags (\`tlp\` by itself) and its links as \`references\`; the organisation that made it
  (\`Orgc\`) is its author. It \`mentions\` the clusters of galaxies attached to it or to its attributes (also where only the tag is there), what
  attributes name (\`threat-actor\`, \`campaign-name\`, \`campaign-id\`, \`target-org\`, \`target-external\`, \`target-location\`, \`vulnerability\`), and
  objects that are an actor, a campaign, malware, a tool, a technique, an organisation, a person, a victim or a vulnerability. The locator is the UUID of
  the attribute or object. References between such objects and attributes are claims of the event.
- Where an event names a single actor, that one \`uses\` the tools and \`targets\` the targets, and the campaign is attributed to it. The event does
  not say so, it lists them together: such claims have \`basis: inference\` and count as allegations.
- Hashes, addresses and other technical details of events, free texts, proposals, sightings, correlations and what was deleted are left
  out, and counted by type with the reason.
- What an event only names is known by type and name: in the same files, and in the project. Import galaxies before events, so that
  events find them.
- Objects that speak of the file and not of the world (markings, collections), relationships that were revoked, and bookkeeping (dates and
  versions of records) are left out, and counted.
- What \`entente export\` wrote comes back as it was: types, ids, attributes, qualifiers, claims. What these formats cannot hold, the
  [export's report](outputs.md#export-ftm) says.

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

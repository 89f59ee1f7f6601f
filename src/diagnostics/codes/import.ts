/** E60xx: what `import` finds in maps and in the files that they read. */
export const importCodes = {
  "unreadable-table": {
    code: "E6001",
    severity: "error",
    title: "A file cannot be read as rows and columns",
    message: (p: { reason: string }): string => `The rows from here on cannot be read: ${p.reason}.`,
    explanation:
      "`import` reads CSV, TSV, JSON, NDJSON, Parquet, XLSX, GraphML and GEXF. Rows before the fault are read, those after it are not, and nothing is written.",
    bad: 'id,name\n1,"Ostia\n',
    good: 'id,name\n1,"Ostia"\n',
  },
  "unknown-column": {
    code: "E6002",
    severity: "error",
    title: "A map names a column that no file has",
    message: (p: { column: string; files: string }): string => `${p.files} has no column \`${p.column}\`.`,
    explanation:
      "A rule of an import map applies to the files that have its columns. Columns are called as the first line of the file calls them, upper and lower case included.",
    bad: "# ships.csv: imo,ship_name\nentities:\n  - {type: item, id: imo, name: shipname}",
    good: "# ships.csv: imo,ship_name\nentities:\n  - {type: item, id: imo, name: ship_name}",
  },
  "unresolved-name": {
    code: "E6003",
    severity: "error",
    title: "A cell names an entity that does not exist",
    message: (p: { text: string } | { references: number; absent: number }): string =>
      "references" in p
        ? `${p.references} references lead to ${p.absent === 1 ? "one object" : `${p.absent} objects`} that neither these files nor the project have.`
        : `No entity is called \`${p.text}\`.`,
    explanation:
      "A cell that refers to an entity is looked up among ids, identifiers, names and aliases of the project and of what is imported with it. Correct the cell, give the entity an alias, let a rule under `entities` make it, or let `--new` make one of each text that no entity is called.",
    bad: "# the project has data/states/russia.yaml\nfrom,to\nRusia,China",
    good: "# the project has data/states/russia.yaml\nfrom,to\nRussia,China",
  },
  "ambiguous-name": {
    code: "E6004",
    severity: "error",
    title: "A cell may mean several entities",
    message: (p: { text: string; ids: string }): string => `\`${p.text}\` may be any of ${p.ids}.`,
    explanation:
      "Several entities have this name or identifier. Put the id of the one that is meant into the cell, or say in the map which identifiers to look in: `{column: from, register: cow}`.",
    bad: "# two entities are called Georgia\nfrom,to\nGeorgia,China",
    good: "# two entities are called Georgia\nfrom,to\ngeorgia-state,China",
  },
  "misplaced-name": {
    code: "E6005",
    severity: "error",
    title: "A cell names an entity of a type that does not belong there",
    message: (p: { id: string; is: string; wanted: string }): string =>
      `\`${p.id}\` is ${p.is}; this takes ${p.wanted}.`,
    explanation:
      "The relation type, or the attribute, says which types of entities it takes: `domain`, `range`, `ref`.",
    bad: "# member_of leads from an actor to a group\nfrom,to\nrussia,china",
    good: "# member_of leads from an actor to a group\nfrom,to\nrussia,brics",
  },
  "empty-cell": {
    code: "E6006",
    severity: "error",
    title: "A row lacks what it cannot do without",
    message: (p: { what: string }): string => `This row has no ${p.what}.`,
    explanation:
      "A row without a name makes no entity, a row without both ends no claim. If such rows are to be passed over, filter them with `rows:` in the map.",
    bad: "from,to\nrussia,",
    good: "from,to\nrussia,china",
  },
  "repeated-row": {
    code: "W6007",
    severity: "warning",
    title: "Two rows have one key",
    message: (p: { key: string; line: number }): string =>
      `Line ${p.line} has the key \`${p.key}\` already; this row is not read.`,
    explanation:
      "The `key` of a rule for relations tells a row from all others, so that it is known again at the next import. Add a column to the key, or remove the row that is there twice.",
    bad: "row,from,to\n1,russia,china\n1,russia,iran",
    good: "row,from,to\n1,russia,china\n2,russia,iran",
  },
  "rows-differ": {
    code: "W6008",
    severity: "warning",
    title: "Two rows say different things of one entity",
    message: (p: { id: string; key: string; line: number }): string =>
      `\`${p.id}\` has another \`${p.key}\` in line ${p.line}, which counts.`,
    explanation:
      "Rows that give the same id describe the same entity; what they agree on is written once, and of what they do not agree on the first. What changes from row to row mostly is a claim: import it with a rule for relations.",
    bad: "id,name\n2,United States\n2,USA",
    good: "id,name\n2,United States\n2,United States",
  },
  "kept-by-hand": {
    code: "W6009",
    severity: "warning",
    title: "The origin has changed what someone edited here",
    message: (p: { key: string; id: string; here: string; there: string }): string =>
      `\`${p.key}\` of \`${p.id}\` was edited by hand: ${p.here} stays, the origin says ${p.there}.`,
    explanation:
      "`import` remembers what it wrote. What has since been edited by hand is not overwritten; if the origin changes the same value, you are told once.",
    bad: "# imported: tonnage 900; by hand: tonnage 950; the origin now: tonnage 920",
    good: "# imported: tonnage 900; the origin now: tonnage 920",
  },
  "file-of-anchors": {
    code: "E6010",
    severity: "error",
    title: "A file cannot be edited because it uses anchors",
    message: (p: { file: string }): string => `${p.file} uses anchors or aliases, so nothing was added to it.`,
    explanation:
      "Behind an anchor (`&a`) two places of a file may be one, so an edit of one might change another. Write the value out.",
    bad: "aliases: &names [Ostia]\nformer: *names",
    good: "aliases: [Ostia]",
  },
  "unknown-sheet": {
    code: "E6011",
    severity: "error",
    title: "A map names a sheet that no workbook has",
    message: (p: { sheet: string; sheets: readonly string[] }): string =>
      p.sheets.length === 0
        ? `There is no sheet \`${p.sheet}\`: no file is a workbook.`
        : `There is no sheet \`${p.sheet}\`, but ${p.sheets.map((one) => `\`${one}\``).join(", ")}.`,
    explanation:
      "`sheet` in a rule of an import map is the name on the tab of a workbook. Without it a rule reads each visible sheet that has its columns.",
    bad: "# ships.xlsx has the sheets Ships and Deals\nentities:\n  - {type: item, sheet: Ship, id: imo}",
    good: "# ships.xlsx has the sheets Ships and Deals\nentities:\n  - {type: item, sheet: Ships, id: imo}",
  },
  "uncomputed-formula": {
    code: "E6012",
    severity: "error",
    title: "A cell has a formula without a value",
    message: (): string => "This cell has a formula that no program has computed.",
    explanation:
      "Of a formula, `import` reads the value that the spreadsheet saved beside it. Programs that only write files save none. Open the workbook in a spreadsheet and save it, then import it again. The row was not read.",
    bad: "# written by a script\nB2: =A2*1000",
    good: "# saved by a spreadsheet\nB2: =A2*1000, 900000",
  },
} as const;

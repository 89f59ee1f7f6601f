import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openCsv } from "../../src/import/tables/read-csv.ts";
import { importRows } from "../helpers/import-rows.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { workbookOf } from "../helpers/workbook.ts";

const MAP = `source: {id: register-2024, name: A register, kind: dataset, date: 2024}
header: {Deals: 3}
entities:
  - {type: state, sheet: states, id: code, register: cow, name: name}
relations:
  - type: supplies
    from: {column: from, register: cow}
    to: {column: to, register: cow}
    start: since
    qualifiers: {quantity: {column: n, unit: rounds}}
`;

/** A sheet of rows of texts and numbers; what begins with `<` is a cell's content word for word. */
function sheetData(rows: readonly (readonly (string | number)[])[], style = 0): string {
  const cell = (value: string | number): string => {
    if (typeof value === "number") return `<c s="${style}"><v>${value}</v></c>`;
    return value.startsWith("<") ? `<c>${value}</c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData>`;
}

describe("a workbook in a project", () => {
  const project = (map: string, deals: readonly (readonly (string | number)[])[]) => {
    const sheets = {
      States: sheetData([
        ["code", "name"],
        [2, "United States"],
        [20, "Canada"],
      ]),
      Deals: sheetData([["Deals of 2024"], [], ["from", "to", "n", "since"], ...deals]),
      Notes: sheetData([["text"], ["none"]]),
    };
    return memoryHost(
      new Map<string, string | Uint8Array>([
        ...shippedSchema(),
        ["imports/map.yaml", map],
        ["imports/ships.xlsx", workbookOf({ sheets })],
      ]),
    );
  };

  it("is read sheet by sheet; what is wrong is told at its cell", async () => {
    const host = project(MAP, [
      [2, 20, 500, 2019],
      [2, 21, 500, 2019],
      [2, 20, "<f>C4*2</f>", 2020],
    ]);
    const { findings, tally, notes, changes } = await importRows(host);
    expect(findings.map(({ name, place }) => [name, place.file])).toEqual([
      ["unresolved-name", "imports/ships.xlsx, sheet Deals"],
      ["uncomputed-formula", "imports/ships.xlsx, sheet Deals"],
    ]);
    expect(tally.map(({ file, rows, outcomes }) => [file, rows, outcomes.written, outcomes.refused])).toEqual([
      ["imports/map.yaml", 1, 1, 0],
      ["imports/ships.xlsx, sheet States", 2, 2, 0],
      ["imports/ships.xlsx, sheet Deals", 3, 1, 2],
    ]);
    expect(notes).toEqual(["imports/ships.xlsx, sheet Notes: no rule reads it"]);
    const states = changes.find(({ path }) => path.endsWith("/2.yaml"))?.text;
    expect(states).toContain('at: "#Deals!A4"');
    host.writeAll(changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
    expect((await importRows(host)).changes).toEqual([]);
  });

  it("refuses a row of which it is not known whether a rule is about it", async () => {
    const filled = MAP.replace("    from: {", "    filled: n\n    from: {");
    const { findings, tally } = await importRows(
      project(filled, [
        [2, 20, "<f>C4*2</f>", 2020],
        [2, 20, "", 2020],
      ]),
    );
    expect(findings.map(({ name }) => name)).toEqual(["uncomputed-formula"]);
    expect(tally.find(({ file }) => file.endsWith("Deals"))?.outcomes).toMatchObject({ refused: 1, "left out": 1 });
  });

  it("must name the row of each sheet by a number", async () => {
    const { findings } = await importRows(project(MAP.replace("Deals: 3", "Deals: 0"), []));
    expect(findings).toMatchObject([
      {
        message: expect.stringMatching(/^`Deals` takes the number of a row, from 1/),
        place: { pointer: "/header/Deals" },
      },
    ]);
  });

  it("must have the sheet that a rule names", async () => {
    const { findings, notes } = await importRows(project(MAP.replace("sheet: states", "sheet: State"), []));
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      ["There is no sheet `State`, but `States`, `Deals`, `Notes`.", "did you mean `States`?"],
    ]);
    expect(notes).toHaveLength(3);
  });
});

describe("the row of the names", () => {
  it("may have lines above it in CSV as well", async () => {
    const text = 'A table "of" states;\n\n;;\ncode;name\n2;United States\n\n20;Canada\n';
    const header = { row: 4, ofSheets: new Map<string, number>() };
    const table = await openCsv("t.csv", () => [strToU8(text)], new CellSpans(), {
      delimiter: null,
      encoding: "utf-8",
      columns: null,
      header,
    });
    expect(table.columns).toEqual(["code", "name"]);
    const rows = [];
    for await (const { line, cells } of table.rows()) rows.push([line, ...cells]);
    expect(table.findings).toEqual([]);
    expect(rows).toEqual([
      [5, "2", "United States"],
      [7, "20", "Canada"],
    ]);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { type Sheet, sheetOf } from "../../src/emit/sheets/sheet.ts";
import { sheetFiles } from "../../src/emit/sheets/sheet-csv.ts";
import { sheetsOf } from "../../src/emit/sheets/sheets.ts";
import { emitXlsx } from "../../src/emit/sheets/xlsx.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { oraclePython } from "../helpers/oracles.ts";
import { isLong } from "../helpers/runs.ts";
import { textOf } from "../helpers/text-of.ts";

const graph = (() => {
  const { dataset } = checkProject(memoryHost(harbourProject()));
  if (!dataset) throw new Error("the fixture is faulty");
  return openGraph(dataset);
})();
const HOSTILE = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "_x000D_", "a\nb", '"q", c', "]]><&>", "😀"];
const hostile: Sheet = sheetOf(
  "facts",
  HOSTILE.map((text, n) => ({ text, n })),
  [
    { title: "text", cell: ({ text }) => text },
    { title: "Text", cell: ({ n }) => n },
    { title: "empty", cell: () => null },
  ],
);

function csv(sheet: Sheet, bom = false): string {
  return textOf(sheetFiles([sheet], bom, new Ledger())[0]?.chunks() ?? []);
}

function workbook(sheets: readonly Sheet[]): Uint8Array {
  return Buffer.concat([...emitXlsx(sheets, new Ledger())]);
}

describe("sheets for people", () => {
  it("have names in place of ids and a column for each qualifier", () => {
    const [facts, claims, entities] = sheetsOf(graph);
    const first = (sheet: Sheet | undefined, has: string) => {
      const row = [...(sheet?.rows() ?? [])].find((cells) => cells.includes(has)) ?? [];
      return Object.fromEntries((sheet?.titles ?? []).map((title, n) => [title, row[n]]));
    };
    const fact = graph.dataset.facts.find(({ qualifiers }) => Object.hasOwn(qualifiers, "quantity"));
    if (!fact) throw new Error("no fact with a quantity");
    const row = first(facts, fact.id);
    expect(row["subject"]).toBe(graph.entity(fact.subject)?.name);
    expect(row["object"]).toBe(fact.object === null ? "" : graph.entity(fact.object)?.name);
    expect(typeof row["quantity, at least"] === "number" || typeof row["quantity, at most"] === "number").toBe(true);
    expect(row["in short"]).toMatch(/^[A-Z].*\.$/);
    expect([...(claims?.rows() ?? [])]).toHaveLength(graph.claims().count());
    expect(entities?.titles).not.toContain("used_by");
    expect(first(entities, "norland")).toMatchObject({ name: "Norland", type: "State", id: "norland" });
  });

  it("run no text as a formula in CSV, and mark UTF-8 for Excel where asked", () => {
    const text = csv(hostile);
    for (const start of ["=", "+", "-", "@", "\t"]) expect(text).not.toMatch(new RegExp(`(?:^|\n)"?[${start}]`));
    expect(csv(hostile, true)).toBe(`\ufeff${text}`);
    expect(text.split("\r\n")[0]).toBe("text,Text 2");
  });

  it("are a workbook whose texts are texts, the same each time", () => {
    const bytes = workbook([hostile]);
    const files = unzipSync(bytes);
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain("_x005F_x000D_");
    expect(sheet).toContain("]]&gt;&lt;&amp;&gt;");
    expect(Buffer.compare(bytes, workbook([hostile]))).toBe(0);
  });

  it("say which texts a cell cannot hold, and cut them there", () => {
    const ledger = new Ledger();
    const long: Sheet = { name: "facts", titles: ["a"], rows: () => [["x".repeat(40_000)], ["y"]] };
    const files = unzipSync(Buffer.concat([...emitXlsx([long], ledger)]));
    expect(strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(`>${"x".repeat(32_767)}</t>`);
    expect(ledger.report("xlsx")).toMatchObject({ written: { facts: 2 }, lost: [{ count: 1, examples: ["row 2"] }] });
  });

  it("go on in another tab where one is full", () => {
    const rows = function* () {
      for (let n = 0; n < 7; n += 1) yield [`row ${n}`];
    };
    const ledger = new Ledger();
    const files = unzipSync(Buffer.concat([...emitXlsx([{ name: "claims", titles: ["n"], rows }], ledger, 4)]));
    const inFile = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    expect([...inFile("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      "claims",
      "claims 2",
      "claims 3",
    ]);
    const texts = [1, 2, 3].map((n) => inFile(`xl/worksheets/sheet${n}.xml`).match(/(?<=>)(?:n|row \d)(?=<\/t>)/g));
    expect(texts).toEqual([
      ["n", "row 0", "row 1", "row 2"],
      ["n", "row 3", "row 4", "row 5"],
      ["n", "row 6"],
    ]);
    expect(ledger.report("xlsx").written).toEqual({ claims: 7 });
  });

  it.runIf(isLong)("fill a tab of Excel's and go on in another", () => {
    const rows = function* () {
      for (let n = 0; n < 1_048_576; n += 1) yield [n];
    };
    const ledger = new Ledger();
    for (const _ of emitXlsx([{ name: "claims", titles: ["n"], rows }], ledger));
    expect(ledger.report("xlsx").written).toEqual({ claims: 1_048_576 });
  });
});

const python = oraclePython("openpyxl", "pandas");
describe.skipIf(python.missing !== "")(`a workbook as openpyxl and pandas read it${python.missing}`, () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-sheets-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has the cells that were written", () => {
    nodeHost(folder).write("a.xlsx", [workbook([...sheetsOf(graph), { ...hostile, name: "hostile" }])]);
    const script = `import json, openpyxl
book = openpyxl.load_workbook("a.xlsx")
print(json.dumps({s.title: [[c.value for c in row] for row in s.iter_rows()] for s in book}))`;
    const { stdout, stderr } = spawnSync(python.command, ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    const read: Record<string, unknown[][]> = JSON.parse(stdout);
    for (const { name, titles, rows } of [...sheetsOf(graph), { ...hostile, name: "hostile" }]) {
      // Excel undoes the escape of what looks like one, openpyxl does not.
      const empty = (cell: unknown) => (cell === "" ? null : cell === "_x000D_" ? "_x005F_x000D_" : cell);
      expect(read[name]).toEqual([[...titles], ...[...rows()].map((row) => row.map(empty))]);
    }
  });

  it("is to pandas the same as the CSV", () => {
    const [facts] = sheetsOf(graph);
    if (!facts) throw new Error("no sheet");
    nodeHost(folder).write("a.xlsx", [workbook([facts])]);
    nodeHost(folder).write("a.csv", [csv(facts, true)]);
    const script = `import pandas
a, b = pandas.read_excel("a.xlsx"), pandas.read_csv("a.csv")
print(list(a.columns) == list(b.columns), len(a), len(b), (a["fact id"] == b["fact id"]).all())`;
    const { stdout } = spawnSync(python.command, ["-c", script], { cwd: folder, encoding: "utf8" });
    const rows = graph.dataset.facts.length;
    expect(stdout.trim()).toBe(`True ${rows} ${rows} True`);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openParquet } from "../../src/import/tables/read-parquet.ts";

describe("import of Parquet", () => {
  let folder = "";
  let ships = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "entente-parquet-"));
    ships = join(folder, "ships.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT 9007199254740993::BIGINT AS imo, 'Ocean Star' AS name, DATE '2019-01-05' AS since,
      TIMESTAMP '2020-02-03 04:05:06' AS seen, 1.50::DECIMAL(9,2) AS tonnage, ['a', 'b'] AS aka, {'city': 'Ostia'} AS port,
      NULL::VARCHAR AS flag) TO '${ships}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("reads dates, lists, structs and numbers as they are", async () => {
    const table = await openParquet(ships, new CellSpans());
    expect(table.findings).toEqual([]);
    const rows = [];
    for await (const row of table.rows())
      rows.push(Object.fromEntries(table.columns.map((name, n) => [name, row.cells[n]])));
    expect(rows).toEqual([
      {
        imo: "9007199254740993",
        name: "Ocean Star",
        since: "2019-01-05",
        seen: "2020-02-03 04:05:06",
        tonnage: "1.50",
        aka: ["a", "b"],
        "port.city": "Ostia",
        flag: null,
      },
    ]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ["empty", () => new Uint8Array()],
    ["truncated", (bytes) => bytes.slice(0, bytes.length - 20)],
    ["no Parquet", () => Buffer.from("id,name\n1,Ostia\n2,Portus\n")],
    ["damaged", (bytes) => bytes.map((byte, n) => (n > bytes.length - 60 && n < bytes.length - 8 ? 0xff : byte))],
  ])("says why a file cannot be read: %s", async (_, damage) => {
    const path = join(folder, "damaged.parquet");
    writeFileSync(path, damage(readFileSync(ships)));
    const { findings } = await openParquet(path, new CellSpans());
    expect(findings.map(({ name }) => name)).toEqual(["unreadable-table"]);
  });
});

import { rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../helpers/run-cli.ts";
import { harbour } from "./harbour.ts";

const { ask, pathOf, write } = harbour();

describe("query", () => {
  it("prints rows in each format", async () => {
    const sql = "SELECT type, COUNT(*) AS n FROM fact GROUP BY type ORDER BY type LIMIT 2";
    expect(JSON.parse((await ask("query", sql, "--format", "json")).out)).toEqual([
      { type: "borders", n: 2 },
      { type: "has_party", n: 3 },
    ]);
    expect((await ask("query", sql, "--format", "csv")).out).toBe("type,n\r\nborders,2\r\nhas_party,3\r\n");
    const lists = "SELECT [1, NULL, 3] AS a, ['x', NULL, 'NULL'] AS b, [[1], [2]] AS c";
    expect((await ask("query", lists, "--format", "csv")).out).toBe(
      'a,b,c\r\n"{1,NULL,3}","{x,NULL,""NULL""}","[[1],[2]]"\r\n',
    );
    expect((await ask("query", sql)).out).toMatch(/\n2 rows\n$/);
  });

  it("reads a statement from a file and takes parameters", async () => {
    const file = pathOf("question.sql");
    writeFileSync(file, "SELECT name FROM entity\nWHERE id = $who\n");
    expect((await ask("query", "--file", file, "--param", "who=norland", "--format", "csv")).out).toBe(
      "name\r\nNorland\r\n",
    );
    expect(
      (await ask("query", "SELECT $1 AS a, $2 + 1 AS b", "--param", "x", "--param", "2", "--format", "ndjson")).out,
    ).toBe('{"a":"x","b":3}\n');
  });

  it("explains, and shows the tables without a project", async () => {
    expect((await ask("query", "SELECT id FROM fact", "--explain")).out).toContain("SCAN");
    expect((await run("-p", "/nowhere", "query", "--tables")).out).toContain("support_rank");
  });

  it("follows the project: a changed file is another graph", async () => {
    const count = async () =>
      JSON.parse((await ask("query", "SELECT COUNT(*) AS n FROM entity", "--format", "json")).out)[0].n;
    const before = await count();
    write("data/items/tin.yaml", "type: item\nname: Tin\n");
    expect(await count()).toBe(before + 1);
    rmSync(pathOf("data/items/tin.yaml"));
    expect(await count()).toBe(before);
  });

  it("keeps what has errors from being asked, with exit 1", async () => {
    write("data/items/broken.yaml", "type: itme\nname: Broken\n");
    const { code, err, out } = await ask("query", "SELECT 1");
    rmSync(pathOf("data/items/broken.yaml"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("itme");
  });
});

describe("hostile text", () => {
  it.each(["table", "json", "ndjson", "csv"])("moves no cursor and turns no line round: %s", async (format) => {
    const { out } = await ask("query", "SELECT id, name FROM entity WHERE id = 'hostile'", "--format", format);
    expect(out).toContain("Hostile");
    for (const mark of ["\u202E", "\u2066"]) expect(out).not.toContain(mark);
  });

  it("is refused where it holds what a terminal would obey", async () => {
    write("data/states/escape.yaml", 'type: state\nname: "Red \\e[31m text"\n');
    const { code, out, err } = await ask("query", "SELECT 1");
    rmSync(pathOf("data/states/escape.yaml"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("error[E1005]");
    expect(err).not.toContain("\u001B");
  });

  it("starts no formula in a spreadsheet", async () => {
    expect((await ask("claims", "--from", "hostile", "--format", "csv")).out).toContain("'=HYPERLINK(1)");
  });

  it("fits a narrow terminal", async () => {
    process.env["COLUMNS"] = "60";
    const { out } = await ask("facts", "--type", "supplies");
    delete process.env["COLUMNS"];
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

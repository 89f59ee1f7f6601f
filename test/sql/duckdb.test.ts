import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseQuantity } from "../../src/model/quantity.ts";
import type { ValueType } from "../../src/model/schema.ts";
import type { SqlEngine, SqlLimits, SqlParameters } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openEngine } from "../../src/sql/duckdb/engine.ts";
import { tablesOf } from "../../src/sql/tables.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { field, relationType, smallGraph } from "../query/small-graph.ts";
import * as ask from "./ask.ts";
import { builtAlready, cacheOf, databaseIn } from "./cache-of.ts";

const dataset = smallGraph();
const folder = mkdtempSync(join(tmpdir(), "entente-sql-"));
let engine: SqlEngine;

beforeAll(async () => {
  engine = await openCache(folder, cacheOf(dataset));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = (sql: string, parameters?: SqlParameters, on: SqlEngine = engine) => ask.rows(on, sql, parameters);
const refusal = (sql: string, parameters?: SqlParameters, on?: SqlEngine) => ask.refusal(rows(sql, parameters, on));

describe("tables", () => {
  test("hold the graph under the names of the JSON records", async () => {
    expect(
      await rows(
        "SELECT id, support, voices, voice_ids, deniers, claims, sources, item, when_first, qualifiers FROM fact WHERE type = 'supplies' AND item = 'shell'",
      ),
    ).toEqual([
      [
        "north-korea.supplies.russia.shell",
        "corroborated",
        2,
        ["anna", "boris"],
        ["north-korea"],
        3,
        ["june", "october"],
        "shell",
        "2024-05-01",
        { item: "shell", when: "2024-05" },
      ],
    ]);
    expect(
      await rows(
        `SELECT c."by", stance, source, known, voice, quantity_min, quantity_max, quantity_rate FROM claim c WHERE fact = 'north-korea.supplies.russia.shell' ORDER BY id`,
      ),
    ).toEqual([
      [null, "states", "june", "2024-06-20", "anna", 5_000_000, 5_000_000, null],
      [null, "states", "october", "2024-10-30", "boris", null, 1_500_000, "year"],
      ["kim-jong-un", "denies", "october", "2024-10-30", "north-korea", null, null, null],
    ]);
    expect(
      await rows("SELECT origin, kind, subject, object FROM edge WHERE origin <> 'stated' ORDER BY id"),
    ).toContainEqual(["derived", "signed_with", "north-korea", "russia"]);
    expect(await rows("SELECT whole FROM source WHERE id = 'october-c1'")).toEqual([["october"]]);
  });

  test("have a column for each qualifier of the schema, with what is in a number or a date", async () => {
    const own = (name: string, type: ValueType, list = false) => [name, field(name, type, list)] as const;
    const qualifiers = Object.fromEntries([
      own("rank", { kind: "number" }),
      own("sealed", { kind: "boolean" }),
      own("over", { kind: "text" }, true),
      own("Type", { kind: "text" }),
      own("until", { kind: "date" }),
      own("cost", { kind: "quantity", units: ["eur"] }),
      own("dated", { kind: "text" }),
    ]);
    const relations = {
      ...dataset.schema.relations,
      holds: relationType("holds", { qualifiers }),
      // Of two kinds under one name, only the text is common to both.
      keeps: relationType("keeps", { qualifiers: { rank: field("rank", { kind: "text" }) } }),
    };
    const named = { ...dataset, schema: { ...dataset.schema, relations } };
    const [first] = dataset.facts;
    if (!first) throw new Error("no fact");
    const cost = parseQuantity("1200.55 eur/year");
    if (!cost) throw new Error("not a quantity");
    const values = { rank: 2, sealed: false, over: ["a", "b"], Type: "x", until: "2024-10", cost, dated: "d" };
    const fact = { ...first, id: "own", type: "holds", qualifiers: values };
    const own19 = await openCache(
      join(folder, "own"),
      cacheOf({ ...named, digest: "own19", facts: [...dataset.facts, fact] }),
    );
    const sql = `SELECT rank, sealed, "over", "q_Type", until, until_first, until_last, cost, cost_min, cost_max, cost_unit, cost_rate, q_dated FROM fact`;
    expect(await rows(`${sql} WHERE id = 'own'`, [], own19)).toEqual([
      [
        "2",
        false,
        "a, b",
        "x",
        "2024-10",
        "2024-10-01",
        "2024-10-31",
        "1200.55 eur/year",
        1200.55,
        1200.55,
        "eur",
        "year",
        "d",
      ],
    ]);
    expect(await rows("SELECT count(*) FROM fact WHERE rank IS NOT NULL", [], own19)).toEqual([[1]]);
    await own19.close();
  });

  test.each(tablesOf(dataset.schema).map((table) => [table.name, table.columns.length]))(
    "%s has its %d columns, described",
    async (name, columns) => {
      const found = await rows("SELECT column_name FROM information_schema.columns WHERE table_name = $1", [name]);
      expect(found).toHaveLength(columns);
    },
  );
});

describe("views", () => {
  test.each(VIEWS.map((view) => [view.name, view.example.sql]))("%s answers its question", async (name, sql) => {
    await rows(`SELECT * FROM ${name}`);
    await rows(sql);
  });

  test("a symmetric link points forwards from both ends", async () => {
    expect(
      await rows("SELECT far FROM link WHERE type = 'borders' AND near = 'north-korea' AND forwards ORDER BY far"),
    ).toEqual([["russia"], ["south-korea"]]);
    expect(await rows("SELECT near, forwards FROM link WHERE type = 'strikes' ORDER BY near")).toEqual([
      ["russia", true],
      ["ukraine", false],
    ]);
  });
});

describe("a statement", () => {
  test("takes parameters by position and by name", async () => {
    expect(await rows("SELECT name FROM entity WHERE id = $1", ["russia"])).toEqual([["Russia"]]);
    expect(await rows("SELECT name FROM entity WHERE id = $who", { who: "russia" })).toEqual([["Russia"]]);
  });

  test("that is wrong is pointed into", async () => {
    const wrong = await refusal("SELECT id\nFROM facts");
    expect(wrong.message).toBe("Table with name facts does not exist\n\n  2 | FROM facts\n           ^");
    expect(wrong.hint).toBe("did you mean `fact`?");
    const column = await refusal("SELECT 'é', suport FROM fact");
    expect(column.message).toContain("\n             ^".replace("             ", " ".repeat(18)));
    expect(column.hint).toBe("did you mean `support`?");
    expect((await refusal("SELEC 1")).message).toContain("  1 | SELEC 1\n      ^");
    expect((await refusal("SELECT 1; SELECT 2")).message).toBe("one statement at a time, please");
    for (const [sql, word] of [
      ["DROP TABLE fact", "DROP"],
      ["CREATE TABLE mine (a int)", "CREATE"],
      ["DELETE FROM claim", "DELETE"],
    ])
      expect((await refusal(sql ?? "")).message).toBe(`${word} would change the graph, which a question cannot`);
    for (const nothing of ["", "  ", ";", "-- a remark"])
      expect((await refusal(nothing)).message).toBe("there is no statement");
    expect((await refusal("SELECT fact.stance FROM fact")).hint).toBe("`stance` is a column of `claim`");
  });

  test("with an arrow that would bind too loosely is mended where that is safe, and has a hint where it is not", async () => {
    expect(await rows("SELECT list_transform(voice_ids, x -> 'a') FROM fact WHERE item = 'shell'")).toEqual([
      [["a", "a"]],
    ]);
    expect(await rows("SELECT '->>', 'a->>''b', $$q->>'c$$, \"by\" -- q->>'d'\nFROM claim LIMIT 1")).toHaveLength(1);
    const wrong = await refusal(
      "SELECT id FROM fact WHERE type = 'supplies' AND qualifiers->>('it' || 'em') = 'shell'",
    );
    expect(wrong.hint).toBe("put parentheses around each `... ->> ...`");
  });

  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "COPY fact TO 'out.csv'",
    "ATTACH 'other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SELECT * FROM glob('/*')",
    "CREATE TABLE mine (a INTEGER)",
    "DELETE FROM fact",
    "DROP VIEW link",
  ])("may not reach outside or change anything: %s", async (sql) => {
    await refusal(sql);
  });

  test("is stopped when its time is over, and the next one runs", async () => {
    const limits: SqlLimits = { time: 1000, memory: "500MB" };
    const strict = await openEngine(databaseIn(folder), limits);
    const endless = "SELECT COUNT(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7";
    expect((await refusal(endless, [], strict)).message).toBe("the statement ran longer than 1 s");
    expect(await rows("SELECT 1", [], strict)).toEqual([[1]]);
    await strict.close();
  });

  test("that is stopped between two batches does not pass for whole", async () => {
    const own = await openEngine(databaseIn(folder));
    const read = async (end: (n: number) => void) => {
      let n = 0;
      for await (const batch of (await own.ask("SELECT range FROM range(100000000)")).batches) {
        n += batch.length;
        end(n);
      }
    };
    await expect(read((n) => n > 10_000 && own.interrupt())).rejects.toThrow("the statement was stopped");
    expect(await rows("SELECT 1", [], own)).toEqual([[1]]);
    await own.close();
    const strict = await openEngine(databaseIn(folder), { time: 200, memory: "1GB" });
    const slow = async () => {
      for await (const _ of (await strict.ask("SELECT range FROM range(100000000)")).batches)
        await new Promise((done) => setTimeout(done, 20));
    };
    await expect(slow()).rejects.toThrow("longer than 0.2 s");
    await strict.close();
  });

  test("may need no more memory than it is given", async () => {
    const strict = await openEngine(databaseIn(folder), { time: 30_000, memory: "50MB" });
    const greedy = "SELECT COUNT(*) FROM (SELECT range AS x FROM range(20000000) ORDER BY hash(range)) AS y";
    expect((await refusal(greedy, [], strict)).message).toBe("the statement needs more than 50MB");
    await strict.close();
  });

  test("of a million rows streams", async () => {
    const answer = await engine.ask("SELECT range AS n, 'row ' || range AS text FROM range(1000000)");
    let n = 0;
    let largest = 0;
    for await (const batch of answer.batches) {
      n += batch.length;
      largest = Math.max(largest, batch.length);
    }
    expect(n).toBe(1_000_000);
    expect(largest).toBeLessThanOrEqual(2048);
  });
});

describe("the cache", () => {
  test("is built once and opened by several at once", async () => {
    const again = await openCache(folder, builtAlready(dataset));
    expect(await rows("SELECT COUNT(*) FROM fact", [], again)).toEqual(await rows("SELECT COUNT(*) FROM fact"));
    await again.close();
  });
});

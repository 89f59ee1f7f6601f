import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { compareDays } from "../../src/model/dates/calendar.ts";
import { parseTime } from "../../src/model/dates.ts";
import { STANCES } from "../../src/model/stance.ts";
import { openGraph } from "../../src/query/index.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { runs } from "../helpers/runs.ts";
import { dataset, entity, fact, relationType, SMALL_SCHEMA } from "../query/small-graph.ts";
import { rows } from "../sql/ask.ts";
import { cacheOf } from "../sql/cache-of.ts";
import { freshDatabase, publish, whyNoPostgres } from "../sql/postgres-server.ts";
import { dates, questions } from "./arbitrary.ts";
import { living, RULER, RULERS_RELATIONS, withLife } from "./lives.ts";

/** `strikes` is an event; all others are states. */
const schema = {
  ...SMALL_SCHEMA,
  relations: {
    ...SMALL_SCHEMA.relations,
    ...RULERS_RELATIONS,
    strikes: relationType("strikes", { time: "event" }),
  },
  entities: { ...SMALL_SCHEMA.entities, person: withLife(SMALL_SCHEMA.entities["person"]), ruler: RULER },
};
const SOURCES: readonly (readonly [id: string, date: string | null])[] = [
  ["spring", "1993-21"],
  ["day", "1994-06-15"],
  ["year", "1995"],
  ["undated", null],
];
const entities = [
  ...["north-korea", "russia"].map((id) => entity(id, "state")),
  ...SOURCES.map(([id, date]) => entity(id, "source", { attributes: { kind: "news", ...(date ? { date } : {}) } })),
];
const claim = fc.record({
  source: fc.constantFrom(...SOURCES.map(([id]) => id)),
  stance: fc.constantFrom(...STANCES),
  says: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: dates.map((when) => ({ when })) }),
});
const one = fc.record({
  type: fc.constantFrom("strikes", "borders"),
  when: fc.oneof({ weight: 4, arbitrary: dates }, { weight: 1, arbitrary: fc.constant(null) }),
  claims: fc.array(claim, { maxLength: 3 }),
});
/** Of each date none, one, or several that are disputed. */
const told = fc.array(dates, { maxLength: 2 });
const lives = fc.array(fc.tuple(told, told), { minLength: 10, maxLength: 30 });
/** What sources say at which times of when rulers begin and end, some of it taken back; of some, the file itself says it. */
const saying = fc.record({
  source: fc.constantFrom(...SOURCES.map(([id]) => id)),
  stance: fc.constantFrom(...STANCES),
  said: fc.constantFrom(null, "1992", "1993-02-01", "1994-06-30", "1996"),
});
const reign = fc.record({
  told: fc.array(fc.tuple(fc.constantFrom("crowned", "fell"), dates, fc.array(saying, { maxLength: 4 })), {
    maxLength: 4,
  }),
  written: fc.option(dates, { freq: 2 }),
});
const graphs = fc
  .tuple(fc.array(one, { minLength: 20, maxLength: 60 }), lives, fc.array(reign, { minLength: 15, maxLength: 30 }))
  .map(([facts, people, reigns]): Dataset => {
    const made = facts.map(({ type, when, claims }, n) =>
      fact(`f${n}`, ["north-korea", type, "russia"], when === null ? {} : { when }, claims),
    );
    const reigned = reigns.flatMap(({ told: all }, n) =>
      all.map(([type, value, claims], m) => fact(`r${n}.${m}`, [`r${n}`, type, null], { value }, claims)),
    );
    const rulers = reigns.map(({ written }, n) =>
      entity(`r${n}`, "ruler", { attributes: written === null ? {} : { fell: written } }),
    );
    const persons = people.map(([born, died], n) => living(`p${n}`, born, died));
    return dataset(schema, [...entities, ...persons, ...rulers], [...made, ...reigned]);
  });
const asked = fc.record({
  on: questions,
  throughout: fc.boolean(),
  known: fc.constantFrom(null, "1993-05-31", "1994-12-31", "1996-01-01"),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

/** What the library answers, and what the same question is in SQL: the two have to agree. */
function inApi(data: Dataset, { on, throughout, known }: Asked, certain: boolean): readonly string[] {
  const view = openGraph(data).asOf(on, { throughout, certain, ...(known ? { knownOn: known } : {}) });
  return [...view.answers].map((entry) => entry.join(" ")).sort();
}

/** The same of entities. */
function existing(data: Dataset, { on, throughout, known }: Asked): readonly string[] {
  const { existence } = openGraph(data).asOf(on, { throughout, ...(known ? { knownOn: known } : {}) });
  return [...existence].flatMap(([id, answer]) => (answer === "no" ? [] : `${id} ${answer}`)).sort();
}

/** A day as both engines write it. */
function literal(day: string): string {
  const [, minus, year = "", rest] = /^(-?)(\d+)(-\d\d-\d\d)$/.exec(day) ?? [];
  if (!minus && year !== "0000") return `DATE '${day}'`;
  return `DATE '${String(Number(year) + 1).padStart(4, "0")}${rest} (BC)'`;
}

/** The first and the last day of a question, as SQL has them; changed over for one of all that time. */
function daysOf({ on, throughout }: Asked, engineName: string): readonly string[] {
  const time = parseTime(on);
  if (time?.first == null || time.last === null) throw new Error(`no days: ${on}`);
  const days = [time.first, time.last]
    .map(literal)
    .map((text) => (engineName === "postgres" ? text.replace("(BC)", "BC") : text));
  return throughout ? days.reverse() : days;
}

async function livesInSql(engine: SqlEngine, question: Asked, engineName: string): Promise<readonly string[]> {
  const [a, b] = daysOf(question, engineName);
  const { known } = question;
  const [table, isKnown] =
    known === null
      ? ["lifetime", "true"]
      : [
          "known_lifetime",
          `(known_from IS NULL OR known_from <= DATE '${known}') AND (known_to IS NULL OR known_to > DATE '${known}')`,
        ];
  const answers = await rows(
    engine,
    `SELECT entity, CASE WHEN latest_start <= ${b} AND earliest_end >= ${a} THEN 'certain' ELSE 'possible' END
     FROM ${table} WHERE ${isKnown} AND (first IS NULL OR first <= ${b}) AND (last IS NULL OR last >= ${a})`,
  );
  return answers.map((row) => row.join(" ")).sort();
}

async function inSql(engine: SqlEngine, question: Asked, engineName: string): Promise<readonly string[]> {
  const { known } = question;
  const [a, b] = daysOf(question, engineName);
  const answers = await rows(
    engine,
    `SELECT fact, CASE WHEN MAX(CASE WHEN when_latest_start <= ${b} AND when_earliest_end >= ${a} THEN 1 ELSE 0 END) = 1
       THEN 'certain' ELSE 'possible' END
     FROM fact_time
     WHERE (when_first IS NULL OR when_first <= ${b}) AND (when_last IS NULL OR when_last >= ${a})
       ${known === null ? "" : `AND known <= DATE '${known}'`}
     GROUP BY fact`,
  );
  return answers.map((row) => row.join(" ")).sort();
}

async function agree(engine: SqlEngine, data: Dataset, all: readonly Asked[], name: string): Promise<void> {
  for (const question of all) {
    const sql = await inSql(engine, question, name);
    expect(sql, JSON.stringify(question)).toEqual(inApi(data, question, false));
    expect(sql.filter((line) => line.endsWith(" certain"))).toEqual(inApi(data, question, true));
    expect(await livesInSql(engine, question, name), JSON.stringify(question)).toEqual(existing(data, question));
  }
  const [[changes] = []] = await rows(engine, "SELECT COUNT(*) FROM known_lifetime WHERE known_from IS NOT NULL");
  expect(Number(changes)).toBeGreaterThan(10);
  const days = await rows(engine, "SELECT when_first FROM fact WHERE when_first IS NOT NULL ORDER BY when_first");
  const texts = days.map(([day]) => String(day));
  expect(texts).toEqual(texts.toSorted(compareDays));
}

const folder = mkdtempSync(join(tmpdir(), "entente-time-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sample = fc.sample(fc.tuple(graphs, fc.array(asked, { minLength: 25, maxLength: 25 })), {
  numRuns: runs(2),
  seed: 17,
});

describe("SQL answers every clock question as the library does", () => {
  test.each(sample.map(([data, all], n) => [n, data, all] as const))("on DuckDB, graph %i", async (n, data, all) => {
    const engine = await openCache(join(folder, String(n)), cacheOf(data));
    await agree(engine, data, all, "duckdb");
    await engine.close();
  });

  test.skipIf(whyNoPostgres() !== null)("on PostgreSQL", async () => {
    const server = freshDatabase();
    for (const [n, [data, all]] of sample.entries()) {
      await publish(server.url, data, { schema: `time_${n}` });
      const engine = await openPostgres(server.url, `time_${n}`);
      await agree(engine, data, all, "postgres");
      await engine.close();
    }
  });
});

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { type CacheOf, openCache } from "../../src/sql/duckdb/cache.ts";
import { entityPartsOf, partsOf } from "../../src/sql/duckdb/parts.ts";
import { blockOf, ENTITY_TIES, type FactBlock, type TableGraph, tableGraphOf } from "../../src/sql/table-graph.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { tyingUnder, wholeRelations } from "../../src/sql/ties.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { runs } from "../helpers/runs.ts";
import { graphs, SOURCES } from "../query/random-graphs.ts";
import { dataset as datasetOf, entity, fact, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { cacheOf } from "./cache-of.ts";

const dataset = smallGraph();
const folder = mkdtempSync(join(tmpdir(), "entente-parts-"));
/** The whole dataset in parts, and what all tables answer: to write it takes most of the time of a test. */
const sound = join(folder, "sound");
let whole: Record<string, unknown>;
beforeAll(async () => {
  whole = await allOf(await openCache(sound, inParts(dataset)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** So many facts make a block: each part is a database, which takes time to write and to open. */
const IN_BLOCK = 5;

/** A dataset in blocks of a few facts, each a part of its own. */
function inParts(data: Dataset, isIntact: () => boolean = () => true): CacheOf {
  const blocks: FactBlock[] = [];
  for (let n = 0; n < data.facts.length; n += IN_BLOCK) {
    const facts = data.facts.slice(n, n + IN_BLOCK);
    blocks.push(blockOf({ name: facts[0]?.file ?? "", key: JSON.stringify(facts), facts }, data.entities));
  }
  const graph: TableGraph = {
    ...tableGraphOf(data),
    blocks,
    wholeKey: () => JSON.stringify(data.entities.map(tyingUnder(data.schema).entity)),
    isIntact,
  };
  return { digest: data.digest, program: "this-one", withGraph: (make) => make(graph), partSize: 1 };
}

async function allOf(engine: SqlEngine): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  // Without an order: rows come as they were written.
  for (const { name } of TABLES) all[name] = await rows(engine, `SELECT * FROM ${name}`);
  for (const { name, example } of VIEWS) all[name] = await rows(engine, example.sql);
  await engine.close();
  return all;
}

const partsIn = (own: string) => readdirSync(own).filter((name) => name.startsWith("part-"));

/** The same with another voice's word on one fact. */
function edited(n: number): Dataset {
  const facts = dataset.facts.map((fact, at): Fact => (at === n ? { ...fact, note: "edited" } : fact));
  return { ...dataset, digest: `edited-${n}`, facts };
}

test("tables in parts answer as tables in one file do, in the same order", async () => {
  expect(whole).toEqual(await allOf(await openCache(join(folder, "one"), cacheOf(dataset))));
  const ofFacts = Math.ceil(dataset.facts.length / IN_BLOCK);
  const ofEntities = entityPartsOf([...tableGraphOf(dataset).entityTexts()], 1).length;
  expect(Math.min(ofFacts, ofEntities)).toBeGreaterThan(2);
  expect(partsIn(sound).length).toBe(ofFacts + ofEntities + 1);
  const never: CacheOf = {
    ...inParts(dataset),
    withGraph: () => Promise.reject(new Error("there was nothing to build")),
  };
  const again = await openCache(sound, never);
  for (const sql of [
    "DROP VIEW fact",
    "CREATE TABLE mine (a INTEGER)",
    "DELETE FROM part_0.fact",
    "ATTACH 'other.duckdb'",
  ])
    await refusal(rows(again, sql));
  expect(await allOf(again)).toEqual(whole);
});

test("an edit writes one part, whatever came before answers as if it were new", async () => {
  const own = join(folder, "edits");
  const ties = wholeRelations(dataset.schema);
  const other = dataset.facts.findIndex(({ type }) => !ties.has(type));
  cpSync(sound, own, { recursive: true });
  const before = partsIn(own);
  const answer = await allOf(await openCache(own, inParts(edited(other))));
  expect(answer).toEqual(await allOf(await openCache(join(folder, "fresh"), cacheOf(edited(other)))));
  expect(partsIn(own).filter((name) => !before.includes(name))).toHaveLength(1);
  const never = { ...inParts(dataset), withGraph: () => Promise.reject(new Error("there was nothing to build")) };
  expect(await allOf(await openCache(own, never))).toEqual(whole);
});

test("what is derived draws on what a fact comes to, not on its words", async () => {
  const own = join(folder, "words");
  const ties = wholeRelations(dataset.schema);
  const tied = dataset.facts.findIndex(({ type }) => ties.has(type) && !ENTITY_TIES.includes(type));
  await (await openCache(own, inParts(dataset))).close();
  const before = partsIn(own).length;
  await (await openCache(own, inParts(edited(tied)))).close();
  expect(partsIn(own)).toHaveLength(before + 1);
  const unsaid = dataset.facts.map((fact, at): Fact => (at === tied ? { ...fact, claims: [] } : fact));
  await (await openCache(own, inParts({ ...dataset, digest: "unsaid", facts: unsaid }))).close();
  expect(partsIn(own)).toHaveLength(before + 3);
});

/** The same where one entity is another. */
function renamed(data: Dataset, id: string, change: (entity: Entity) => Entity): Dataset {
  const entities = data.entities.map((entity) => (entity.id === id ? change(entity) : entity));
  return { ...data, digest: `${data.digest} ${id}`, entities };
}

/** A graph with so many more people, each with a fact. */
function larger(n: number): Dataset {
  const names = Array.from({ length: n }, (_, at) => `one-${String(at).padStart(4, "0")}`);
  const people = names.map((id) => entity(id, "person"));
  const strikes = names.map((id) =>
    fact(`${id}.strikes.ukraine`, [id, "strikes", "ukraine"], {}, [{ source: "june" }]),
  );
  return datasetOf(SMALL_SCHEMA, [...dataset.entities, ...people], [...dataset.facts, ...strikes]);
}

test.each([0, 20, 80])("with %i more people, a name writes one part, and so does what a fact says", async (n) => {
  const own = join(folder, `larger-${n}`);
  const data = larger(n);
  await (await openCache(own, inParts(data))).close();
  const before = new Set(partsIn(own));
  const newName = renamed(data, "june", (one) => ({ ...one, name: "Another June" }));
  const answer = await allOf(await openCache(own, inParts(newName)));
  const after = new Set(partsIn(own));
  expect(after.size).toBe(before.size + 1);
  expect(answer).toEqual(await allOf(await openCache(join(folder, `larger-fresh-${n}`), cacheOf(newName))));
  const facts = newName.facts.map((one): Fact => (one.type === "strikes" ? { ...one, note: "seen again" } : one));
  const last = facts.findLastIndex(({ type }) => type === "strikes");
  const said = newName.facts.map((one, at) => (at === last ? (facts[at] ?? one) : one));
  await (await openCache(own, inParts({ ...newName, digest: "said", facts: said }))).close();
  expect(partsIn(own)).toHaveLength(after.size + 1);
});

test("what rows of other tables draw on is written again with the entity that has it", async () => {
  const own = join(folder, "tied");
  cpSync(sound, own, { recursive: true });
  const spoken = renamed(dataset, "kim-jong-un", (one) => ({
    ...one,
    attributes: { ...one.attributes, speaks_for: "russia" },
  }));
  const belonging = async (engine: SqlEngine) => {
    const found = await rows(engine, "SELECT * FROM belonging");
    await engine.close();
    return found;
  };
  const answer = await belonging(await openCache(own, inParts(spoken)));
  expect(answer).toContainEqual(["kim-jong-un", "russia", null]);
  expect(answer).toEqual(await belonging(await openCache(join(folder, "tied-fresh"), cacheOf(spoken))));
});

/** The same with other dates of sources; null: undated. */
function dated(data: Dataset, dates: Readonly<Record<string, string | null | undefined>>): Dataset {
  const entities = data.entities.map((one): Entity => {
    const date = dates[one.id];
    if (date === undefined) return one;
    const { date: _, ...rest } = one.attributes;
    return { ...one, attributes: date === null ? rest : { ...rest, date } };
  });
  // Rolled up once more: on another day, a claim may be taken back or not.
  return { ...datasetOf(data.schema, entities, data.facts), digest: JSON.stringify(dates) };
}

test("whatever dates sources come to have, in parts as in one file", async () => {
  const date = fc.constantFrom("2023-01-05", "2024-05", "2024-10-30", "2025", "../2024-01-01", null);
  const mostBeside = fc.constantFrom({}, { mostBeside: 0 }, { mostBeside: 3 });
  const edits = fc.record(Object.fromEntries(SOURCES.map((id) => [id, date])), { requiredKeys: [] });
  const history = fc.array(fc.tuple(edits, mostBeside), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(graphs, history, async (data, all) => {
      const own = mkdtempSync(join(folder, "dates-"));
      await (await openCache(own, inParts(data))).close();
      let now = data;
      for (const [n, [edit, most]] of all.entries()) {
        now = dated(now, edit);
        const whole = cacheOf(now, `${n} ${now.digest}`);
        const answer = await allOf(await openCache(own, { ...inParts(now), ...most, digest: whole.digest }));
        expect(answer).toEqual(await allOf(await openCache(`${own}-whole`, whole)));
      }
    }),
    { numRuns: runs(2) },
  );
}, 120_000);

test.each([
  ["told beside the parts that cite it", 0, 1],
  ["written into a copy of a part with many rows of it", 140, 2],
])("another date of a source is %s, whose other facts are not read", async (_, claims, written) => {
  const own = join(folder, `dated-${claims}`);
  const going = fact("russia.strikes.ukraine", ["russia", "strikes", "ukraine"], { when: "2024-01/.." }, [
    { source: "june" },
    { source: "october" },
    ...Array.from({ length: claims }, () => ({ source: "october" })),
  ]);
  const facts = [...dataset.facts.filter(({ id }) => id !== going.id), going];
  const data = datasetOf(SMALL_SCHEMA, dataset.entities, facts);
  const asked = "SELECT known, when_earliest_end FROM claim WHERE fact = $1 LIMIT 2";
  const ask = async (engine: SqlEngine) => {
    const of = await rows(engine, asked, [going.id]);
    const [[end] = []] = await rows(engine, "SELECT when_earliest_end FROM fact WHERE id = $1", [going.id]);
    await engine.close();
    return { of, end };
  };
  const before = await ask(await openCache(own, inParts(data)));
  const parts = partsIn(own).length;
  const later = dated(data, { june: "2025-02-03" });
  const { withGraph, ...rest } = inParts(later);
  const unread: CacheOf = {
    ...rest,
    withGraph: (make) =>
      withGraph((graph) => {
        const blocks = graph.blocks.map(
          (block): FactBlock => ({ ...block, facts: () => expect.fail("facts are read") }),
        );
        return make({ ...graph, blocks });
      }),
  };
  const after = await ask(await openCache(own, unread));
  expect(after.of).toEqual([["2025-02-03", "2025-02-03"], before.of[1]]);
  expect(after.end).toBe("2025-02-03");
  expect(before.end).toBe(before.of[1]?.[1]);
  // That of the source itself is one.
  expect(partsIn(own)).toHaveLength(parts + written);
});

test.each<readonly [string, (path: string) => void]>([
  ["is gone", (path) => rmSync(path)],
  ["has one other byte", (path) => writeFileSync(path, readFileSync(path).fill(7, 9000, 9001))],
])("a part that %s is written anew, the others are not", async (_, harm) => {
  const own = mkdtempSync(join(folder, "spoilt-"));
  cpSync(sound, own, { recursive: true });
  const before = partsIn(own);
  harm(join(own, before[1] ?? ""));
  expect(await allOf(await openCache(own, inParts(dataset)))).toEqual(whole);
  const kept = before.filter((_, n) => n !== 1);
  expect(partsIn(own)).toEqual(expect.arrayContaining(kept));
  expect(partsIn(own)).toHaveLength(before.length);
});

test("nothing is made of facts that changed while they were read", async () => {
  const own = join(folder, "changed");
  await expect(
    openCache(
      own,
      inParts(dataset, () => false),
    ),
  ).rejects.toThrow("another process wrote over");
  expect(readdirSync(own)).toEqual([]);
});

test("parts that no state needs any more are removed after a while, those of the latest few stay", async () => {
  const own = join(folder, "many");
  for (const n of [0, 3, 6, 9]) await (await openCache(own, inParts(edited(n)))).close();
  const states = readdirSync(own).filter((name) => name.startsWith("graph-"));
  expect(states).toHaveLength(3);
  for (const n of [3, 6, 9]) {
    const never = { ...inParts(edited(n)), withGraph: () => Promise.reject(new Error("there was nothing to build")) };
    await (await openCache(own, never)).close();
  }
});

test("where a file is added, most parts stay as they are", () => {
  const named = (name: string): FactBlock => blockOf({ name, key: name, facts: [] }, []);
  const blocks = Array.from({ length: 500 }, (_, n) => named(`data/${(n * 7919) % 1000}.yaml`));
  const parts = partsOf(blocks);
  expect(parts.flat()).toEqual(blocks);
  expect(parts.length).toBeLessThan(40);
  const more = partsOf(blocks.toSpliced(250, 0, named("data/new.yaml")));
  const known = new Set(parts.map((part) => JSON.stringify(part.map(({ name }) => name))));
  const fresh = more.filter((part) => !known.has(JSON.stringify(part.map(({ name }) => name))));
  expect(fresh.length).toBeLessThan(4);
});

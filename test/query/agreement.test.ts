import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { fewFacts } from "../../src/cli/selection/few-facts.ts";
import { selectFacts } from "../../src/cli/selection/select-facts.ts";
import type { SelectionFlags } from "../../src/cli/selection/selection-options.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Fact } from "../../src/model/fact.ts";
import { rankOf, SUPPORT } from "../../src/model/support.ts";
import type { StoredFacts } from "../../src/pipeline/stored-facts.ts";
import { openGraph } from "../../src/query/index.ts";
import { writeDatabase } from "../../src/sql/duckdb/cache.ts";
import { openEngine } from "../../src/sql/duckdb/engine.ts";
import { tableGraphOf } from "../../src/sql/table-graph.ts";
import { stored } from "../helpers/stored.ts";
import { rows } from "../sql/ask.ts";
import { graphs, PEOPLE, SOURCES, STATES, seldom, WEAPONS } from "./random-graphs.ts";

/** Answers of the API, of the command line (from all facts and from a few of those that are stored), of SQL and of plain loops, on random graphs. */

interface Question {
  readonly type: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
  readonly support: (typeof SUPPORT)[number];
  readonly single: boolean;
  readonly voice: string | null;
  readonly source: string | null;
  readonly contested: boolean;
}

const questions: fc.Arbitrary<Question> = fc.record({
  type: fc.constantFrom("supplies", "strikes", "borders"),
  from: seldom<string | null>(STATES, null),
  to: seldom<string | null>(STATES, null),
  item: seldom<string | null>(WEAPONS, null),
  support: seldom(SUPPORT, "denied"),
  single: seldom([true], false),
  voice: seldom<string | null>([...PEOPLE, ...STATES], null),
  source: seldom<string | null>(SOURCES, null),
  contested: seldom([true], false),
});

const folder = mkdtempSync(join(tmpdir(), "entente-agree-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let graphsMade = 0;
let answered = 0;
let fromDisks = 0;

test("the API, the command line, SQL and plain loops agree on random graphs", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.array(questions, { minLength: 4, maxLength: 10 }), async (made, asked) => {
      graphsMade += 1;
      const data = { ...made, digest: String(graphsMade).padStart(16, "0") };
      const path = join(folder, `${data.digest}.duckdb`);
      await writeDatabase(path, tableGraphOf(data));
      const disk = stored(data, join(folder, `${data.digest}.facts`));
      const sql = await openEngine(path);
      try {
        for (const question of asked) {
          const expected = plainly(data, question);
          expect(overApi(data, question), "API").toEqual(expected);
          expect(onCommandLine(data, question), "command line").toEqual(expected);
          const few = fromDisk(disk, question);
          expect(few ?? expected, "few facts").toEqual(expected);
          if (expected.length > 0) answered += 1;
          if (expected.length > 0 && few) fromDisks += 1;
          expect(await inSql(sql, question), "SQL").toEqual(expected);
        }
        expect(
          openGraph(data).match(["?a", "supplies", "?b"], ["?b", "strikes", "?c"]).select("?a", "?b", "?c"),
        ).toEqual(await rows(sql, TWO_HOPS));
        expect(openGraph(data).claims().stance("denies").ids().toSorted()).toEqual(
          (await rows(sql, "SELECT id FROM claim WHERE stance = 'denies' ORDER BY id")).flat(),
        );
        for (const [a, b] of [
          ["north-korea", "ukraine"],
          ["anna", "china"],
        ] as const) {
          expect(openGraph(data).path(a, b)?.hops.length ?? null).toBe(breadthFirst(data, a, b));
        }
      } finally {
        await sql.close();
        rmSync(path, { force: true });
      }
    }),
    { numRuns: 25 },
  );
  // It would be easy to agree on nothing.
  expect(answered).toBeGreaterThan(10);
  expect(fromDisks).toBeGreaterThan(3);
});

const TWO_HOPS = `SELECT DISTINCT a.subject, a.object, b.object FROM fact a JOIN fact b ON b.subject = a.object
  WHERE a.type = 'supplies' AND b.type = 'strikes' ORDER BY 1, 2, 3`;

function plainly({ facts }: Dataset, asked: Question): readonly string[] {
  const ends = (one: Fact) =>
    one.type === "borders"
      ? [
          [one.subject, one.object],
          [one.object, one.subject],
        ]
      : [[one.subject, one.object]];
  const parts = asked.source === "october" ? ["october", "october-c1"] : [asked.source];
  return facts
    .filter((one) => one.type === asked.type)
    .filter((one) => asked.from === null || ends(one).some(([from]) => from === asked.from))
    .filter((one) => asked.to === null || ends(one).some(([, to]) => to === asked.to))
    .filter((one) => asked.item === null || one.type !== "supplies" || one.qualifiers["item"] === asked.item)
    .filter((one) => rankOf(one.rollup.support) >= rankOf(asked.support))
    .filter((one) => !asked.single || one.rollup.voices.length === 1)
    .filter((one) => asked.voice === null || one.rollup.voices.includes(asked.voice))
    .filter((one) => asked.source === null || one.claims.some((claim) => parts.includes(claim.source)))
    .filter((one) => !asked.contested || one.rollup.contested !== "no")
    .map((one) => one.id);
}

function overApi(data: Dataset, asked: Question): readonly string[] {
  let query = openGraph(data).facts(asked.type).supported(asked.support);
  if (asked.from) query = query.from(asked.from);
  if (asked.to) query = query.to(asked.to);
  if (asked.item && asked.type === "supplies") query = query.where({ item: asked.item });
  if (asked.single) query = query.voices(1, 1);
  if (asked.voice) query = query.voicedBy(asked.voice);
  if (asked.source) query = query.inSource(asked.source);
  if (asked.contested) query = query.contested();
  return query.ids();
}

function flagsOf(asked: Question): SelectionFlags {
  return {
    type: [asked.type],
    support: asked.support,
    format: "json",
    ...(asked.from ? { from: [asked.from] } : {}),
    ...(asked.to ? { to: [asked.to] } : {}),
    ...(asked.item && asked.type === "supplies" ? { where: [`item=${asked.item}`] } : {}),
    ...(asked.single ? { voices: "1" } : {}),
    ...(asked.source ? { source: [asked.source] } : {}),
    ...(asked.contested ? { contested: true } : {}),
  };
}

/** `--by` hears claimants and deniers too, so the voice is asked for afterwards. */
const voiced = (facts: Iterable<Fact>, { voice }: Question): readonly string[] =>
  [...facts].filter((one) => voice === null || one.rollup.voices.includes(voice)).map((one) => one.id);

function onCommandLine(data: Dataset, asked: Question): readonly string[] {
  return voiced(selectFacts(openGraph(data), flagsOf(asked)), asked);
}

function fromDisk(disk: StoredFacts, asked: Question): readonly string[] | null {
  const few = fewFacts(disk, flagsOf(asked));
  return few && voiced(selectFacts(few.graph, few.flags), asked);
}

type Engine = Awaited<ReturnType<typeof openEngine>>;

async function inSql(engine: Engine, asked: Question): Promise<readonly unknown[]> {
  const symmetric = asked.type === "borders";
  const end = (column: string, other: string, value: string) =>
    symmetric ? `'${value}' IN (f.${column}, f.${other})` : `f.${column} = '${value}'`;
  const conditions = [
    `f.type = '${asked.type}'`,
    `f.support_rank >= ${rankOf(asked.support)}`,
    ...(asked.from ? [end("subject", "object", asked.from)] : []),
    ...(asked.to ? [end("object", "subject", asked.to)] : []),
    ...(asked.item && asked.type === "supplies" ? [`f.item = '${asked.item}'`] : []),
    ...(asked.single ? ["f.voices = 1"] : []),
    ...(asked.voice ? [`'${asked.voice}' = ANY(f.voice_ids)`] : []),
    ...(asked.source
      ? [
          `EXISTS (SELECT 1 FROM claim c JOIN source s ON s.id = c.source WHERE c.fact = f.id AND '${asked.source}' IN (s.id, s.whole))`,
        ]
      : []),
    ...(asked.contested ? ["f.contested <> 'no'"] : []),
  ];
  return (await rows(engine, `SELECT f.id FROM fact f WHERE ${conditions.join(" AND ")} ORDER BY f.id`)).flat();
}

/** Over subjects, objects and what projections tie to them; nothing denied, nothing bibliographic. */
function breadthFirst({ facts }: Dataset, a: string, b: string): number | null {
  const near = new Map<string, Set<string>>();
  const tie = (x: string, y: string) => {
    near.set(x, (near.get(x) ?? new Set()).add(y));
    near.set(y, (near.get(y) ?? new Set()).add(x));
  };
  for (const { type, subject, object, qualifiers, rollup } of facts) {
    if (["part_of", "authored_by"].includes(type) || rollup.support === "denied") continue;
    const item = type === "supplies" ? qualifiers["item"] : undefined;
    const pairs = [
      [subject, object],
      [subject, item],
      [item, object],
    ];
    for (const [x, y] of pairs)
      if (typeof x === "string" && typeof y === "string" && x !== "unknown" && y !== "unknown") tie(x, y);
  }
  const distance = new Map([[a, 0]]);
  for (const [at, steps] of distance)
    for (const next of near.get(at) ?? []) if (!distance.has(next)) distance.set(next, steps + 1);
  return distance.get(b) ?? null;
}

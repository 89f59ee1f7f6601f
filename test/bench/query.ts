import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MultiDirectedGraph } from "graphology";
import { load } from "../../src/load.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { SqlEngine, SqlParameters } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { tableGraphOf } from "../../src/sql/table-graph.ts";
import { writeProject } from "./generate/project.ts";
import { measure } from "./measure.ts";

/**
 * How long questions take: over the API, in plain loops over a graphology graph, in SQL, and from the command line.
 *
 *   npx tsc -p test/bench && node node_modules/.cache/entente-bench/test/bench/query.js [entities=55000] [folder]
 */
const entities = Number(process.argv[2] ?? 55_000);
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), "entente-query-bench-"));
const cli = resolve("lib/cli/main.js");

if (!existsSync(join(folder, "data"))) writeProject(folder, resolve("schema"), entities, 1);
const [dataset, loading] = await timed(async () => await load(folder).then((graph) => graph.dataset));
const claims = dataset.facts.reduce((n, fact) => n + fact.claims.length, 0);
print(
  `${dataset.entities.length} entities, ${dataset.facts.length} facts, ${claims} claims; read and checked in ${loading.toFixed(0)} ms`,
);

const { openGraph } = await import("../../src/query/index.ts");
const hub = busiest(dataset);
const graph = openGraph(dataset);

const plain = new MultiDirectedGraph();
const [, building] = await timed(async () => {
  for (const { id } of dataset.entities) plain.addNode(id);
  for (const fact of dataset.facts) {
    if (fact.object !== null && plain.hasNode(fact.subject) && plain.hasNode(fact.object)) {
      plain.addDirectedEdgeWithKey(fact.id, fact.subject, fact.object, { fact });
    }
  }
});
const cache = join(folder, ".entente");
if (process.argv[4] !== "keep") rmSync(cache, { recursive: true, force: true });
const [engine, caching] = await timed(
  async () =>
    await openCache(cache, {
      digest: dataset.digest,
      program: "bench",
      withGraph: (make) => make(tableGraphOf(dataset)),
    }),
);
print(`building: graphology graph ${building.toFixed(0)} ms, DuckDB cache ${caching.toFixed(0)} ms`);

await compare(`one hop: who supplies ${hub}`, {
  api: () => graph.facts("supplies").to(hub).count(),
  loop: () => plain.inboundEdges(hub).filter((edge) => plain.getEdgeAttribute(edge, "fact").type === "supplies").length,
  sql: ["SELECT id FROM fact WHERE type = 'supplies' AND object = $1", [hub]],
});
await compare("one hop, any relation, corroborated", {
  api: () => graph.facts().to(hub).supported("corroborated").count(),
  loop: () =>
    plain
      .inboundEdges(hub)
      .filter((edge) => ["corroborated", "confirmed"].includes(plain.getEdgeAttribute(edge, "fact").rollup.support))
      .length,
  sql: ["SELECT id FROM fact WHERE object = $1 AND support_rank >= 5", [hub]],
});
await compare(`two hops from ${hub}: supplied by, supported by`, {
  api: () => graph.match([hub, "supplied by", "?a"], ["?b", "supports", "?a"]).count(),
  loop: () => {
    let n = 0;
    plain.forEachInboundEdge(hub, (_, { fact }, supplier) => {
      if (fact.type !== "supplies") return;
      plain.forEachInboundEdge(supplier, (__, { fact: next }) => {
        if (next.type === "supports") n += 1;
      });
    });
    return n;
  },
  sql: [
    "SELECT l.id FROM fact s JOIN fact l ON l.object = s.subject AND l.type = 'supports' WHERE s.type = 'supplies' AND s.object = $1",
    [hub],
  ],
});
await compare("two-hop pattern over the whole graph: ?a supplies ?b supports ?c", {
  api: () => graph.match(["?a", "supplies", "?b"], ["?b", "supports", "?c"]).count(),
  loop: () => {
    let n = 0;
    plain.forEachDirectedEdge((_, { fact }, __, b) => {
      if (fact.type !== "supplies") return;
      plain.forEachOutboundEdge(b, (___, { fact: next }) => {
        if (next.type === "supports") n += 1;
      });
    });
    return n;
  },
  sql: [
    "SELECT a.id, b.id FROM fact a JOIN fact b ON b.subject = a.object WHERE a.type = 'supplies' AND b.type = 'supports'",
    [],
  ],
});
const far = dataset.facts.find((fact) => fact.type === "supplies" && fact.subject !== hub)?.subject ?? hub;
await report(`path ${far} to ${hub}`, () => graph.path(far, hub)?.hops.length ?? -1, 3);
await report("strongest path", () => graph.strongestPath(far, hub)?.hops.length ?? -1, 3);
await engine.close();

for (const args of [
  ["facts", "--to", hub],
  ["facts", "--to", hub, "--type", "supplies", "--format", "json"],
  ["query", "SELECT COUNT(*) FROM fact"],
]) {
  const run = () =>
    measure(process.execPath, [cli, "--project", folder, ...args]).run ?? { wall: Number.NaN, cpu: Number.NaN };
  const first = run();
  const warm = [1, 2, 3, 4, 5].map(run);
  const [wall, cpu] = [median(warm.map((one) => one.wall)), median(warm.map((one) => one.cpu))];
  print(`entente ${args.join(" ")}: first ${first.wall} s, then ${wall} s to wait, ${cpu} s of CPU`);
}

interface Ways {
  readonly api: () => number;
  readonly loop: () => number;
  readonly sql: readonly [string, SqlParameters];
}

async function compare(question: string, { api, loop, sql }: Ways): Promise<void> {
  const [found] = await timed(async () => api());
  print(`${question}: ${found} answers`);
  await report("  API", api, 20);
  await report("  plain graphology loop", loop, 20);
  await report("  SQL", async () => await countRows(engine, ...sql), 10);
}

/** Waiting depends on who else uses the machine; the time that processors spend does so much less. */
async function report(name: string, ask: () => number | Promise<number>, times: number): Promise<void> {
  const [, first] = await timed(async () => await ask());
  const waits: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) waits.push((await timed(async () => await ask()))[1]);
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000 / times;
  print(`${name}: ${cpu.toFixed(3)} ms of CPU, ${median(waits).toFixed(3)} ms to wait (first ${first.toFixed(1)} ms)`);
}

async function countRows(on: SqlEngine, sql: string, parameters: SqlParameters): Promise<number> {
  let n = 0;
  for await (const batch of (await on.ask(sql, parameters)).batches) n += batch.length;
  return n;
}

function busiest(of: Dataset): string {
  const counts = new Map<string, number>();
  for (const fact of of.facts) {
    if (fact.type === "supplies" && fact.object !== null) counts.set(fact.object, (counts.get(fact.object) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

async function timed<T>(run: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now();
  const value = await run();
  return [value, performance.now() - began];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

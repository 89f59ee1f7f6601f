import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EdgeRow } from "../../src/compile/graph-rows.ts";
import { MEASURES } from "../../src/query/graph/measure-names.ts";
import { components, type NetworkOptions, neighbourhood, rank } from "../../src/query/graph/measures.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/index.ts";
import { runs } from "../helpers/runs.ts";
import { graphs } from "./random-graphs.ts";
import { dataset, entity, entityType, fact, relationType, SMALL_SCHEMA, smallGraph } from "./small-graph.ts";

const options: fc.Arbitrary<NetworkOptions> = fc.record(
  { directed: fc.boolean(), supported: fc.constant("reported"), types: fc.constant(["supplies", "borders"]) },
  { requiredKeys: ["directed"] },
);

/** Each edge once, from the rows that paths go over. */
function edgesOf(graph: KnowledgeGraph, asked: NetworkOptions): readonly EdgeRow[] {
  const { graph: net } = graph.net(asked);
  return [...new Set(net.mapEdges((_edge, { rows }) => rows).flat())];
}

type Steps = ReadonlyMap<string, ReadonlySet<string>>;

function stepsOf(edges: readonly EdgeRow[], directed = false): Steps {
  const steps = new Map<string, Set<string>>();
  const step = (a: string, b: string) => steps.set(a, (steps.get(a) ?? new Set()).add(b));
  for (const { source, target, undirected } of edges) {
    step(source, target);
    if (undirected || !directed) step(target, source);
    else if (!steps.has(target)) steps.set(target, new Set());
  }
  return steps;
}

/** How far each is from one, and by how many shortest paths: by walking, level by level. */
function walk(steps: Steps, from: string): ReadonlyMap<string, { readonly hops: number; readonly ways: number }> {
  const found = new Map([[from, { hops: 0, ways: 1 }]]);
  let level = [from];
  for (let hops = 1; level.length > 0; hops += 1) {
    const next = new Map<string, number>();
    for (const a of level)
      for (const b of steps.get(a) ?? [])
        if (!found.has(b)) next.set(b, (next.get(b) ?? 0) + (found.get(a)?.ways ?? 0));
    for (const [id, ways] of next) found.set(id, { hops, ways });
    level = [...next.keys()];
  }
  return found;
}

/** The definition: of each pair of others, the share of shortest paths that go through it. */
function betweennessOf(steps: Steps, id: string): number {
  const walks = new Map([...steps.keys()].map((from) => [from, walk(steps, from)]));
  const n = steps.size;
  let sum = 0;
  for (const [from, reached] of walks) {
    for (const [to, { hops, ways }] of reached) {
      const [first, then] = [reached.get(id), walks.get(id)?.get(to)];
      if (from === to || from === id || to === id || !first || !then || first.hops + then.hops !== hops) continue;
      sum += (first.ways * then.ways) / ways;
    }
  }
  return n <= 2 ? 0 : sum / ((n - 1) * (n - 2));
}

function closenessOf(steps: Steps, id: string): number {
  const far = [...steps.keys()].flatMap((from) => (from === id ? [] : (walk(steps, from).get(id)?.hops ?? [])));
  const total = far.reduce((sum, hops) => sum + hops, 0);
  return total === 0 ? 0 : (far.length / total) * (far.length / (steps.size - 1));
}

describe("measures of random graphs", () => {
  it("are what their definitions say", () => {
    fc.assert(
      fc.property(graphs, options, (data, asked) => {
        const graph = openGraph(data);
        const edges = edgesOf(graph, asked);
        const steps = stepsOf(edges, asked.directed);
        const whicheverWay = stepsOf(edges);
        for (const by of MEASURES) {
          const ranked = rank(graph, { ...asked, by });
          expect(ranked.map(({ id }) => id).sort()).toEqual([...steps.keys()].sort());
          expect(ranked).toEqual(ranked.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)));
          for (const { id, score, degree, in_degree, out_degree, neighbours } of ranked) {
            const from = edges.filter(
              ({ source, target, undirected }) => source === id || (undirected && target === id),
            );
            const to = edges.filter(({ source, target, undirected }) => target === id || (undirected && source === id));
            const right = {
              degree: edges.filter(({ source, target }) => source === id || target === id).length,
              "in-degree": to.length,
              "out-degree": from.length,
              neighbours: whicheverWay.get(id)?.size ?? 0,
              betweenness: by === "betweenness" ? betweennessOf(steps, id) : 0,
              closeness: by === "closeness" ? closenessOf(steps, id) : 0,
            };
            expect([degree, in_degree, out_degree, neighbours]).toEqual([
              right.degree,
              right["in-degree"],
              right["out-degree"],
              right.neighbours,
            ]);
            expect(score).toBeCloseTo(right[by], 9);
          }
        }
      }),
      { numRuns: runs(15) },
    );
  });

  it("find who is near, through whom, and what is tied to what", () => {
    fc.assert(
      fc.property(graphs, options, fc.integer({ min: 1, max: 3 }), (data, asked, most) => {
        const graph = openGraph(data);
        const edges = edgesOf(graph, asked);
        const steps = stepsOf(edges, asked.directed);
        const reached = walk(steps, "russia");
        const near = neighbourhood(graph, "russia", { ...asked, hops: most });
        const right = [...reached].filter(([id, { hops }]) => id !== "russia" && hops <= most);
        expect(new Map(near.map(({ id, hops }) => [id, hops]))).toEqual(
          new Map(right.map(([id, at]) => [id, at.hops])),
        );
        for (const { id, hops, through } of near) {
          const before = [...reached].filter(([one, at]) => at.hops === hops - 1 && steps.get(one)?.has(id));
          expect(through).toBe(before.map(([one]) => one).sort()[0]);
        }
        const found = components(graph, asked);
        const tied = stepsOf(edges);
        const seen = found.components.flat();
        expect(seen.toSorted()).toEqual([...tied.keys()].sort());
        expect(found.isolated).toBe(data.entities.length - seen.length);
        for (const ids of found.components) expect([...walk(tied, ids[0] ?? "").keys()].sort()).toEqual(ids);
      }),
      { numRuns: runs(25) },
    );
  });
});

describe("measures", () => {
  it("take a former id, and entities that a condition lets in", () => {
    const graph = openGraph(smallGraph());
    expect(neighbourhood(graph, "rok")).toEqual([{ id: "north-korea", hops: 1, through: "south-korea" }]);
    const among = graph.entities("state").ids();
    expect(components(graph, { among, types: ["strikes", "supplies"] })).toEqual({
      components: [["china", "north-korea", "russia", "ukraine"]],
      isolated: 1,
    });
    expect(() => neighbourhood(graph, "rusia")).toThrow(/rusia/);
    expect(() => rank(graph, { types: ["suplies"] })).toThrow(/suplies/);
  });

  it("are of nothing where nothing is tied", () => {
    const graph = openGraph(dataset(SMALL_SCHEMA, [entity("russia", "state")], []));
    for (const by of MEASURES) expect(rank(graph, { by })).toEqual([]);
    expect(neighbourhood(graph, "russia")).toEqual([]);
    expect(components(graph)).toEqual({ components: [], isolated: 1 });
  });
});

const CORPUS = new URL("../../../shared/corpora/intl-system", import.meta.url).pathname;
const FILES = [`${CORPUS}.json.xz`, `${CORPUS}.truth.json`];
const here = FILES.every((path) => existsSync(path)) && hasXz();

// The corpus may not be given away: these run only where it is.
describe.skipIf(!here)("measures of the interstate system, next to those that networkx found", () => {
  it("have the degrees, the hops and the components", () => {
    const truth = JSON.parse(readFileSync(`${CORPUS}.truth.json`, "utf8"));
    const graph = openGraph(corpus());
    const top = (ids: readonly [string, string, number][], types?: readonly string[]) => {
      const ranked = rank(graph, types ? { types } : {});
      const right = ids.map(([id, , degree]) => [id, degree]);
      const degrees = new Map(ranked.map(({ id, score }) => [id, score]));
      expect(right.map(([id]) => [id, degrees.get(String(id))])).toEqual(right);
      expect(ranked.slice(0, ids.length).map(({ score }) => score)).toEqual(right.map(([, degree]) => degree));
    };
    top(truth.top_degree);
    for (const type of ["defense_pact_with", "strategic_rival_of", "participated_in", "led", "contiguous_with"])
      top(truth[`top_degree:${type}`], [type]);
    const { components: found, isolated } = components(graph);
    expect([found.length + isolated, found[0]?.length, isolated]).toEqual([
      truth.simple_undirected.components,
      truth.simple_undirected.largest_component,
      truth.simple_undirected.isolated_count,
    ]);
    const pairs = rank(graph, { by: "neighbours" }).reduce((sum, { score }) => sum + score, 0) / 2;
    expect(pairs).toBe(truth.simple_undirected.edges);
    for (const [id, { exactly }] of Object.entries<{ exactly: Record<string, number> }>(truth.hops)) {
      const near = neighbourhood(graph, id, { hops: 3 });
      const counts = [1, 2, 3].map((hops) => near.filter((one) => one.hops === hops).length);
      expect(counts).toEqual([exactly["1"], exactly["2"], exactly["3"]]);
    }
  });
});

function hasXz(): boolean {
  try {
    execFileSync("xz", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

interface Corpus {
  readonly entities: readonly { readonly id: string; readonly type: string }[];
  readonly relations: readonly {
    readonly id: string;
    readonly type: string;
    readonly from: string;
    readonly to: string;
    readonly undirected?: boolean;
  }[];
}

/** The corpus as a dataset, its relations as facts of their own. */
function corpus() {
  const text = execFileSync("xz", ["-dc", `${CORPUS}.json.xz`], { maxBuffer: 1 << 28, encoding: "utf8" });
  const { entities, relations }: Corpus = JSON.parse(text);
  const symmetric = new Map(relations.map(({ type, undirected }) => [type, undirected === true]));
  const types = [...new Set(entities.map(({ type }) => type))];
  const schema = {
    families: {},
    entities: Object.fromEntries(["thing", ...types].map((type) => [type, entityType(type, ["thing"])])),
    relations: Object.fromEntries([...symmetric].map(([type, is]) => [type, relationType(type, { symmetric: is })])),
  };
  return dataset(
    schema,
    entities.map(({ id, type }) => entity(id, type)),
    relations.map(({ id, type, from, to }) => fact(`${from}.${type}.${to}.${id}`, [from, type, to], {}, [])),
  );
}

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "../../src/load.ts";
import { components, neighbourhood, rank } from "../../src/query/graph/measures.ts";
import type { KnowledgeGraph } from "../../src/query/index.ts";

const guide = readFileSync("docs/queries.md", "utf8");
const lines = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)]
  .flatMap(([, code = ""]) => code.split("\n"))
  .filter((line) => /^(?:graph\.|\w+\(graph\b)/.test(line))
  .flatMap((line) => line.replace(/\s+\/\/.*$/, "").split(/;\s*(?=graph\.|$)/))
  .filter((line) => line !== "");

test("every line of the guide runs on the shipped data", async () => {
  const graph: KnowledgeGraph = await load("data");
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) {
    const ask: (graph: KnowledgeGraph, ...measures: unknown[]) => unknown = Object(
      new Function("graph", "rank", "neighbourhood", "components", `return ${line};`),
    );
    const answer = ask(graph, rank, neighbourhood, components);
    expect(answer, line).toBeDefined();
    if (typeof answer === "object" && answer !== null && Symbol.iterator in answer)
      expect([...Object(answer)].length, line).toBeGreaterThanOrEqual(0);
  }
});

test("the guide names every field of the records", async () => {
  const graph = await load("data");
  const [fact] = graph.facts().claims().toArray();
  const records = fact ? [graph.claimRecord(fact), graph.factRecord(graph.factOf(fact))] : [];
  expect(records).toHaveLength(2);
  for (const field of records.flatMap(Object.keys)) expect(guide).toContain(`\`${field}\``);
});

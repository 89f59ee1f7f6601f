import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { rank } from "../../src/query/graph/measures.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import type { EntityRecord } from "../../src/query/records.ts";
import { run } from "../helpers/run-cli.ts";
import { shipped } from "../refactor/project-files.ts";

const { dataset } = checkProject(memoryHost(new Map(shipped)), { partial: true });
if (!dataset) throw new Error("no dataset");
const graph = openGraph(dataset);

async function listed(...flags: readonly string[]): Promise<readonly EntityRecord[]> {
  const { code, out } = await run("entities", "--format", "json", ...flags);
  expect(code).toBe(0);
  return JSON.parse(out) as readonly EntityRecord[];
}

const idsOf = (records: readonly EntityRecord[]): readonly string[] => records.map(({ id }) => id);

describe("entente entities", () => {
  it("lists all of them with the degrees that `rank` has", async () => {
    const all = await listed();
    expect(idsOf(all)).toEqual(dataset.entities.map(({ id }) => id));
    const degrees = new Map(rank(graph).map(({ id, degree }) => [id, degree]));
    expect(all.map(({ degree }) => degree)).toEqual(dataset.entities.map(({ id }) => degrees.get(id) ?? 0));
    expect(degrees.size).toBeGreaterThan(100);
  });

  it("filters by type, attribute, source and words as the library does", async () => {
    expect(idsOf(await listed("--type", "source,agreement", "--where", "kind=analysis"))).toEqual(
      graph.entities("source").where({ kind: "analysis" }).ids(),
    );
    expect(idsOf(await listed("--source", "depetris-2024", "--source", "motin-2024", "--text", "russia"))).toEqual(
      graph.entities().inSource("depetris-2024", "motin-2024").matching("russia").ids(),
    );
  });

  it("says who is certain to exist at a time, and leaves out who is not there", async () => {
    const then = graph.asOf("1950");
    const people = await listed("--type", "person", "--as-of", "1950");
    expect(idsOf(people)).toEqual(then.entities("person").ids());
    for (const { id, exists } of people) expect(exists).toBe(then.existence.get(id));
  });

  it("names entities and, with --ids, what to type; a cut list says of how many", async () => {
    const named = await run("entities", "--type", "thesis", "--limit", "1");
    expect(named.out).toContain("about Russia");
    expect(named.out).toMatch(/1 of \d+ entities\n$/);
    const { out } = await run("entities", "--type", "thesis", "--limit", "1", "--ids");
    expect(out).toMatch(/^agreement-is-worrying .*about rus-dprk-agreement-2024 /m);
  });

  it("refuses what it does not know, with what may be meant", async () => {
    for (const [flags, hint] of [
      [["--type", "weapn"], "`weapon`"],
      [["--where", "knd=news"], "`kind`"],
    ] as const) {
      const { code, err } = await run("entities", ...flags);
      expect(code).toBe(2);
      expect(err).toContain(hint);
    }
  });
});

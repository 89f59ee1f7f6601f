import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRows } from "../../src/compile/compile.ts";
import { arrayChunks } from "../../src/emit/chunks.ts";
import { writeFact } from "../../src/emit/fact-json.ts";
import { arrayOf, linesWhere, partFacts } from "../../src/emit/page/fact-files.ts";
import { PAGE_HEAD } from "../../src/emit/page/page-files.ts";
import type { Fact } from "../../src/model/fact.ts";
import { wholeEntity } from "../../src/model/outputs/lean-entity.ts";
import {
  type EntitiesFile,
  FACTS_IN_FILE,
  type FactsFile,
  type NamingFile,
  type PageHead,
  type TextsFile,
} from "../../src/model/outputs/page.ts";
import { groupsAround } from "../../src/query/graph/groups.ts";
import { sampleDataset } from "../viewer/sample-dataset.ts";
import { pageFilesOf } from "./page-files-of.ts";

describe("facts in parts", () => {
  it("are all facts in their order, so many in each, wherever chunks end", () => {
    const { facts } = sampleDataset({ entities: 20, facts: 30 }).dataset;
    const json = Buffer.concat([...arrayChunks(facts, writeFact)]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (sizes, most) => {
          const parts = [...partFacts(chunked(json, sizes), most)].map((part) => JSON.parse(String(part)) as Fact[]);
          expect(parts.flat()).toEqual(facts);
          expect(parts.map(({ length }) => length)).toEqual(
            Array.from({ length: Math.ceil(facts.length / most) }, (_, n) => Math.min(most, facts.length - n * most)),
          );
        },
      ),
    );
  });

  it("are none where there is no fact", () => expect([...partFacts([Buffer.from("[]")])]).toEqual([]));

  it("give the lines that are marked", () => {
    const array = Buffer.from('[\n{"n":0},\n{"n":1},\n{"n":2}\n]');
    const lines = linesWhere(array, Uint8Array.of(9, 1, 0, 1), 1);
    expect(JSON.parse(String(arrayOf(lines)))).toEqual([{ n: 0 }, { n: 2 }]);
    expect(JSON.parse(String(arrayOf([])))).toEqual([]);
  });
});

/** The same bytes in chunks of these sizes, over and over; each is overwritten once the next is asked for. */
function* chunked(bytes: Buffer, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    yield chunk;
    chunk.fill(0);
    at += size;
  }
}

describe("the files that the page loads", () => {
  const { dataset } = sampleDataset({ entities: 3000, facts: 4500 });
  const files = new Map(pageFilesOf(dataset).map((file) => [file.path, file]));
  const bytesOf = (path: string): Buffer => Buffer.from(files.get(path)?.bytes() ?? []);
  const packed = <T>(path: string): T => JSON.parse(String(gunzipSync(bytesOf(path)))) as T;
  const head = JSON.parse(String(bytesOf("view/overview.json"))) as PageHead;
  const entities = packed<EntitiesFile>("view/entities.json.gz");
  const naming = packed<NamingFile>("view/naming.json.gz");
  const numbered = (name: string): string[] => [...files.keys()].filter((path) => path.startsWith(`view/${name}-`));
  const facts = numbered("facts").map((path) => packed<FactsFile>(path));
  const texts = numbered("texts").flatMap((path) => packed<TextsFile>(path).texts);
  const digestIn = (path: string): string => packed<{ digest: string }>(path).digest;

  it("hold the dataset, and all the same digest", () => {
    expect(facts.flatMap((file) => file.facts)).toEqual(dataset.facts);
    expect(entities.entities.map((one, n) => wholeEntity(one, texts[n]))).toEqual(dataset.entities);
    expect(entities.schema).toEqual(dataset.schema);
    const digests = new Set([...files.keys()].filter((path) => path !== PAGE_HEAD).map((path) => digestIn(path)));
    expect(new Set([...digests, head.digest])).toEqual(new Set([dataset.digest]));
    expect([head.entities, head.facts]).toEqual([3000, dataset.facts.length]);
  });

  it("say who is named in which, and with which fact each begins", () => {
    expect(facts.length).toBe(Math.ceil(dataset.facts.length / FACTS_IN_FILE));
    expect(naming.firsts).toEqual(facts.map((file) => file.facts[0]?.id));
    for (const [n, file] of facts.entries()) {
      let at = 0;
      const named = (naming.named[n] ?? []).map((distance) => {
        at += distance;
        return dataset.entities[at]?.id ?? "";
      });
      const expected = file.facts.flatMap(({ subject, object, qualifiers, claims }) => [
        ...[subject, object, qualifiers["item"]],
        ...claims.flatMap(({ by, source, relays }) => [by, source, ...relays]),
      ]);
      expect(named).toEqual([...new Set(expected.filter((id) => typeof id === "string"))].sort());
    }
  });

  it("have the facts of the groups' leads once more", () => {
    const leads = new Set(head.overview?.groups.map(({ lead }) => lead));
    expect(leads.size).toBeGreaterThan(10);
    const own = packed<FactsFile>("view/leads.json.gz").facts;
    // A roll-up names the voices that claims come down to, no matter who made them.
    const names = ({ rollup: _, ...fact }: Fact): boolean => {
      const text = JSON.stringify(fact);
      return [...leads].some((lead) => text.includes(`"${lead}"`));
    };
    expect(own).toEqual(dataset.facts.filter(names));
  });

  it("begin with groups that hold every entity that is tied to another, but for evidence", () => {
    const { overview } = head;
    if (!overview) throw new Error("no overview");
    expect(overview.groups.length).toBeLessThanOrEqual(40);
    const drawn = dataset.entities.filter(({ type }) => type !== "source").length;
    expect(overview.groups.reduce((sum, { members }) => sum + members, overview.apart)).toBe(drawn);
    const sizes = overview.groups.map(({ members }) => members);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const { lead, name, type } of overview.groups) {
      expect(dataset.entities.find(({ id }) => id === lead)).toMatchObject({ name, type });
      expect(Object.keys(overview.types)).toContain(type);
    }
  });

  it("count the relations between groups, each once", () => {
    const { overview } = head;
    const kept = dataset.facts.filter(
      ({ type, subject, object }) => type !== "authored_by" && object !== null && subject !== object,
    );
    const numbers = new Map(dataset.entities.map(({ id }, n) => [id, n]));
    const derived = compileRows(dataset, false).edges;
    const pairs = [...derived].filter(
      ({ attributes: { origin, background } }) => origin !== "projected" && !background,
    );
    const ends = pairs.flatMap(({ source, target }) => [numbers.get(source) ?? 0, numbers.get(target) ?? 0]);
    expect(pairs.length).toBeGreaterThanOrEqual(kept.length);
    const { leads, groupOf } = groupsAround({ nodes: 3000, ends }, 40);
    const placeOf = new Map(leads.map((lead, n) => [n, dataset.entities[lead]?.id ?? ""]));
    const between = new Map<string, number>();
    for (let n = 0; n < ends.length; n += 2) {
      const [a, b] = [groupOf[ends[n] ?? 0] ?? -1, groupOf[ends[n + 1] ?? 0] ?? -1];
      if (a < 0 || b < 0 || a === b) continue;
      const key = [placeOf.get(a), placeOf.get(b)].sort().join(" ");
      between.set(key, (between.get(key) ?? 0) + 1);
    }
    for (const [one, another, relations] of overview?.ties ?? []) {
      const key = [overview?.groups[one]?.lead, overview?.groups[another]?.lead].sort().join(" ");
      expect(between.get(key)).toBe(relations);
    }
    const told = overview?.ties.reduce((sum, [, , relations]) => sum + relations, 0) ?? 0;
    const named = new Set(overview?.groups.map(({ lead }) => lead));
    const all = [...between].filter(([key]) => key.split(" ").every((lead) => named.has(lead)));
    expect(told + (overview?.untold ?? 0)).toBe(all.reduce((sum, [, relations]) => sum + relations, 0));
  });

  it("have no overview where all can be drawn", () => {
    const small = sampleDataset({ entities: 60, facts: 60 }).dataset;
    const own = pageFilesOf(small).find(({ path }) => path === "view/overview.json");
    const text = Buffer.from(own?.bytes() ?? []).toString("utf8");
    expect((JSON.parse(text) as PageHead).overview).toBeNull();
  });
});

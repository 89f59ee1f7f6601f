import { describe, expect, it } from "vitest";
import { memorySpill } from "../../src/host/byte-range.ts";
import type { FileEntry } from "../../src/host/host.ts";
import { planBlocks } from "../../src/pipeline/blocks.ts";
import { buildKey, groundsOfFacts } from "../../src/pipeline/cache/build-key.ts";
import type { Kept } from "../../src/pipeline/cache/keep.ts";
import { reuse } from "../../src/pipeline/cache/reuse.ts";
import { type BlockHeads, openHeads } from "../../src/pipeline/heads.ts";
import { Placement } from "../../src/pipeline/parts/placement.ts";
import { areFramed, kindsFor } from "../../src/pipeline/parts/write-parts.ts";
import { rewordedHeads } from "../../src/pipeline/reworded-heads.ts";
import { finish, finishNow, type Steps, settled } from "../../src/pipeline/steps.ts";
import type { Kind } from "../../src/pipeline/tally.ts";
import { textOf } from "../helpers/text-of.ts";
import { schema } from "../resolve/tiny-schema.ts";

describe("heads", () => {
  const head = (id: string, value: Record<string, unknown>) => ({ file: `data/${id}.yaml`, id, value });
  const sent = (heads: BlockHeads["heads"], relations: readonly string[] = []) =>
    new TextEncoder().encode(JSON.stringify({ heads, relations }));
  const ann = head("ann", { type: "person", name: "Ann", born: "1950" });
  const before = sent([ann]);
  const aim = { kinds: ["facts"] as readonly Kind[], onlyErrors: true, views: [] as never };
  const found = (now: Uint8Array, more: Partial<typeof aim> = {}, state = "whole", heads = before) =>
    rewordedHeads(schema, { ...aim, ...more }, [now], { blocks: [{ heads }], state } as unknown as Kept, openHeads);
  const changed = (parts: Record<string, unknown>) => head("ann", { ...ann.value, ...parts });

  it("are only reworded where words differ that no other file depends on", () => {
    for (const parts of [{ name: "Anna" }, { aliases: ["A"] }, { names: { de: "Anne" } }, { description: "x" }])
      expect(found(sent([changed(parts)]))).toEqual([changed(parts)]);
    for (const parts of [
      { born: "1951" },
      { type: "state" },
      { type: "odd" },
      { aliases: [{ name: "A", used_by: "b" }] },
    ])
      expect(found(sent([changed(parts)]))).toBeNull();
    expect(found(sent([{ ...changed({ name: "B" }), file: "data/other.yaml" }]))).toBeNull();
    expect(found(sent([changed({ name: "B" })], ["opposes"]))).toBeNull();
    expect(found(sent([changed({ name: "B" }), head("b", { type: "state" })]))).toBeNull();
  });

  it("are reworded where a source has another date that no rule finds wrong, and only facts are wanted", () => {
    const post = head("post", { type: "source", name: "Post", kind: "news", date: "2024" });
    const of = (parts: Record<string, unknown>, kinds: readonly Kind[] = ["facts"]) => {
      const now = head("post", { ...post.value, ...parts });
      return found(sent([now]), { kinds }, "whole", sent([post])) !== null;
    };
    expect([of({ date: "2025-03" }), of({ date: "2025", date_inferred: "from its text" })]).toEqual([true, true]);
    expect(of({ date: "2025" }, ["facts", "graph"])).toBe(false);
    for (const parts of [{ date: "2025/2024" }, { date: "one day" }, { date: undefined }, { kind: "opinion" }])
      expect(of(parts)).toBe(false);
  });

  it("are the same where nothing differs, and looked at by rules of warnings otherwise", () => {
    expect(found(before)).toEqual([]);
    expect(found(sent([ann]))).toEqual([]);
    const reworded = sent([changed({ name: "B" })]);
    expect(found(reworded, { onlyErrors: false })).toBeNull();
    expect(found(reworded, {}, "faulty")).toBeNull();
    expect(found(reworded, { views: [{ where: ["x"] }] as never })).toBeNull();
    expect(found(reworded, { views: [{ where: [] }, {}] as never })).toHaveLength(1);
  });
});

describe("work in steps", () => {
  function* steps(...waits: readonly (Promise<unknown> | undefined)[]): Steps<readonly unknown[]> {
    const all: unknown[] = [];
    for (const one of waits) all.push(yield one);
    return all;
  }

  it("is finished at once, or waits for what it must", async () => {
    expect(finishNow(steps(undefined, undefined))).toEqual([undefined, undefined]);
    expect(() => finishNow(steps(Promise.resolve(1)))).toThrow("in one thread");
    expect(await finish(steps(Promise.resolve(1), undefined, Promise.resolve(2)))).toEqual([1, undefined, 2]);
    await expect(finish(steps(Promise.reject(new Error("no"))))).rejects.toThrow("no");
    expect(finishNow(settled(5))).toBe(5);
    expect(await finish(settled(Promise.resolve(5)))).toBe(5);
  });
});

describe("parts of an output", () => {
  const ranges = (...texts: readonly string[]) => {
    const spill = memorySpill();
    return texts.map((text) => spill.append(new TextEncoder().encode(text)));
  };
  const joined = (chunks: Iterable<string | Uint8Array>) => textOf(Array.from(chunks, (one) => one.slice()));

  it("are an array, and noted where they are written", () => {
    expect(joined(new Placement([]).array())).toBe("[]");
    expect(joined(new Placement(ranges("", "")).array())).toBe("[]");
    const parts = new Placement(ranges("", ",\n1,\n2", "", ",\n3"));
    expect(joined(parts.array())).toBe("[\n1,\n2,\n3\n]");
    expect(parts.in("f").map(({ offset }) => offset)).toEqual([0, 0, 0, 0]);
    const text = joined(
      parts.into(
        (function* () {
          yield "ü:";
          yield* parts.array();
          yield "!";
        })(),
      ),
    );
    expect(text).toBe("ü:[\n1,\n2,\n3\n]!");
    expect(parts.in("f").map(({ offset, length }) => [offset, length])).toEqual([
      [3, 0],
      [3, 6],
      [9, 0],
      [9, 3],
    ]);
    expect(joined(new Placement(ranges("a", "b")).all())).toBe("ab");
  });

  it("are made for the outputs that are wanted", () => {
    expect(kindsFor(undefined)).toEqual(["facts", "graph", "gexf"]);
    expect(kindsFor(["graph.gexf"])).toEqual(["gexf"]);
    expect(kindsFor(["view/overview.json"])).toEqual(["facts"]);
    expect(kindsFor(["entente.html"])).toEqual(["facts", "graph"]);
    expect(kindsFor(["first-page.css"])).toEqual([]);
    expect([undefined, ["entente.html"], ["facts.json"], ["graph.json", "graph.gexf"]].map(areFramed)).toEqual([
      ...[true, false, true, true],
    ]);
  });
});

describe("what is made once", () => {
  const file = (id: string, stamp = "1"): FileEntry => ({ path: `data/${id}.yaml`, size: 1, stamp });

  it("is the very same block, where none of its files differs", () => {
    const { plan } = reuse();
    const files = Array.from({ length: 30 }, (_, n) => file(`x${n}`));
    const first = plan(files, 4);
    expect(first).toEqual(planBlocks(files, 4));
    expect(first.length).toBeGreaterThan(3);
    const edited = files.with(7, file("x7", "2"));
    const second = plan(edited, 4);
    expect(second).toEqual(planBlocks(edited, 4));
    expect(second.filter((block, n) => block !== first[n])).toHaveLength(1);
    expect(plan(edited.slice(1), 4)).toEqual(planBlocks(edited.slice(1), 4));
    const apart = new Set(["data/x9.yaml"]);
    expect(plan(edited.slice(1), 4, apart)).toEqual(planBlocks(edited.slice(1), 4, apart));
    const renamed = [...edited.slice(2), file("y")];
    expect(plan(renamed, 4)).toEqual(planBlocks(renamed, 4));
    const known = renamed.map((one) => ({ ...one, digest: "d" }));
    const sure = plan(known, 4);
    expect(
      plan(
        known.map((one) => ({ ...one })),
        4,
      ).every((block, n) => block === sure[n]),
    ).toBe(true);
  });

  it("depends on all that facts do, and on looks only where they are shown", () => {
    const grounds = { root: "r", program: "p", flags: [1], schema, views: [], onlyErrors: true, onlyFacts: true };
    const key = buildKey(grounds);
    const { person } = schema.entities;
    if (!person) throw new Error("another schema");
    const looks = { ...schema, entities: { ...schema.entities, person: { ...person, label: "Human" } } };
    const types = { ...schema, entities: { ...schema.entities, person: { ...person, abstract: true } } };
    expect(buildKey({ ...grounds, schema: looks })).toBe(key);
    for (const parts of [{ onlyErrors: false }, { onlyFacts: false }, { flags: [2] }]) {
      const other = buildKey({ ...grounds, ...parts });
      expect(groundsOfFacts(other)).toBe(groundsOfFacts(key));
      if (!("onlyFacts" in parts)) expect(other).not.toBe(key);
    }
    for (const parts of [{ onlyErrors: false }, { onlyFacts: false }]) {
      expect(buildKey({ ...grounds, ...parts, schema: looks })).not.toBe(buildKey({ ...grounds, ...parts }));
    }
    for (const parts of [{ root: "q" }, { program: "q" }, { schema: types }])
      expect(groundsOfFacts(buildKey({ ...grounds, ...parts }))).not.toBe(groundsOfFacts(key));
    const view = { title: "a", text: "b", layout: "force" } as never;
    const other = { title: "c", text: "d", layout: "rows" } as never;
    expect(buildKey({ ...grounds, views: [view] })).toBe(buildKey({ ...grounds, views: [other] }));
    expect(buildKey({ ...grounds, views: [view] })).not.toBe(key);
  });
});

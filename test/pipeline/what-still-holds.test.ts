import { describe, expect, it } from "vitest";
import { NONE_ASKED } from "../../src/corroborate/date-watch.ts";
import { NOWHERE } from "../../src/host/byte-range.ts";
import type { FileEntry } from "../../src/host/host.ts";
import { dateOf } from "../../src/model/dates.ts";
import { contentOf, stampOf } from "../../src/pipeline/blocks.ts";
import type { Context } from "../../src/pipeline/context.ts";
import { contextChange, inPlace, NO_CHANGE } from "../../src/pipeline/context-change.ts";
import { link, repeatedHashes, totals } from "../../src/pipeline/link.ts";
import { ALL_RESOLVED, areAlike, isFaulty, NONE_FOUND, type Tally } from "../../src/pipeline/tally.ts";

const NOTHING: Tally = {
  ...{ ends: new Uint32Array(), pulls: new Float64Array(), shaping: new Uint8Array(), steps: new Uint8Array() },
  ...{ named: new Uint32Array(), counts: new Uint32Array(), written: {}, facts: 0, sum: new Uint32Array(8) },
  ...{ claims: 0, leftOut: 0, undirected: 0, timed: false, columns: [], reached: new Uint32Array(), notes: {} },
  dates: NONE_ASKED,
  ...{ identities: new Float64Array(), seen: [], findings: [], unresolved: ALL_RESOLVED, found: NONE_FOUND },
};
const tally = (parts: Partial<Tally>): Tally => ({ ...NOTHING, ...parts });
const finding = (severity?: "warning") =>
  ({
    ...{ name: severity === "warning" ? "byte-order-mark" : "unresolved-reference", message: "" },
    place: { file: "a", path: [] },
  }) as unknown as Tally["findings"][number];

describe("a block", () => {
  it("is faulty where anything is an error or leads nowhere", () => {
    expect(isFaulty(NOTHING)).toBe(false);
    expect(isFaulty({ unresolved: ALL_RESOLVED, found: NONE_FOUND })).toBe(false);
    const odd = [["x", {}]] as never;
    for (const unresolved of [{ nowhere: odd }, { toFacts: odd }])
      expect(isFaulty(tally({ unresolved: { ...ALL_RESOLVED, ...unresolved } }))).toBe(true);
    for (const [severity, expected] of [
      [undefined, true],
      ["warning", false],
    ] as const) {
      const findings = [finding(severity)];
      expect(isFaulty(tally({ findings }))).toBe(expected);
      expect(isFaulty(tally({ unresolved: { ...ALL_RESOLVED, findings } }))).toBe(expected);
      expect(isFaulty(tally({ found: { ...NONE_FOUND, findings } }))).toBe(expected);
      expect(isFaulty(tally({ found: { ...NONE_FOUND, misfits: findings as never } }))).toBe(expected);
      const contradictions = [{ found: findings[0] }] as never;
      expect(isFaulty(tally({ found: { ...NONE_FOUND, contradictions } }))).toBe(expected);
    }
  });

  it("is like another where all but its facts' words is the same", () => {
    expect(areAlike(NOTHING, undefined)).toBe(false);
    expect(areAlike(NOTHING, tally({ facts: 3, claims: 4, findings: [finding("warning")] }))).toBe(true);
    const different: readonly Partial<Tally>[] = [
      ...[{ ends: Uint32Array.of(1) }, { pulls: Float64Array.of(1) }, { shaping: Uint8Array.of(1) }],
      ...[{ steps: Uint8Array.of(1) }, { reached: Uint32Array.of(1) }, { identities: Float64Array.of(1) }],
      ...[{ undirected: 1 }, { timed: true }, { columns: [["a", "string"]] as const }, { notes: { a: [] } }],
    ];
    for (const parts of different) expect(areAlike(NOTHING, tally(parts))).toBe(false);
  });

  it("counts with the others", () => {
    const all = [
      tally({ facts: 2, claims: 5, pulls: Float64Array.of(1, 1), undirected: 1, columns: [["a", "integer"]] }),
      tally({ facts: 1, claims: 1, pulls: Float64Array.of(1), undirected: 2, timed: true, columns: [["a", "double"]] }),
    ];
    expect(totals(all)).toEqual({ facts: 3, claims: 6, edges: 3 });
    const entities = new Map(["b", "a"].map((id) => [id, { id }])) as never;
    const linked = link({ entities } as never, all);
    expect(linked.entities.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(linked).toMatchObject({ undirected: 3, timed: true, columns: [{ name: "a", type: "double" }] });
    expect(link({ entities } as never, [NOTHING])).toMatchObject({ undirected: 0, timed: false, columns: [] });
    const hashes = [Float64Array.of(3, 1), Float64Array.of(2, 3), Float64Array.of(1, 3)];
    expect([...repeatedHashes(hashes.map((identities) => tally({ identities })))]).toEqual([1, 3]);
    expect(repeatedHashes([tally({ identities: Float64Array.of(1, 2) })]).size).toBe(0);
  });

  it("is known by its contents, or by what a disk says of it", () => {
    const file = (path: string, more: Partial<FileEntry> = {}): FileEntry => ({ path, size: 1, stamp: "s", ...more });
    expect(contentOf([{ path: "a", digest: "1" }, { path: "b" }])).toBe("");
    expect(contentOf([{ path: "a", digest: "1" }])).not.toBe(contentOf([{ path: "a", digest: "2" }]));
    expect(contentOf([{ path: "a", digest: "1" }])).toBe(contentOf([{ path: "a", digest: "1" }]));
    expect(stampOf([file("a"), file("b", { settled: false })])).toBe("");
    expect(stampOf([file("a", { digest: "1" })])).toBe("");
    expect(stampOf([file("a", { digest: "1" }), file("b")])).not.toBe("");
    expect(stampOf([file("a")])).not.toBe(stampOf([file("a", { size: 2 })]));
    expect(stampOf([file("a", { settled: true })])).toBe(stampOf([file("a")]));
  });
});

describe("a context that differs", () => {
  const entity = (id: string, type = "state") => [id, type, `data/${id}.yaml`, "entity"] as const;
  const context: Context = {
    ...{ declared: [entity("a"), entity("b"), entity("s", "source")], merged: [["old", "a"]] },
    ...{ sources: [["s", "2024", "news"]], shared: [], rivals: [], rivalDates: [], columns: [], conditions: [] },
    ties: { speaksFor: [["a", ["b"]]], authors: [], publishers: [], wholes: [] },
  };
  const change = (parts: Partial<Context>, isFaulty = false) =>
    contextChange(context, { ...context, ...parts }, isFaulty);
  const reaching = (...numbers: readonly number[]) => tally({ reached: Uint32Array.from(numbers) });
  const { declared } = context;

  it("concerns every block where it weighs claims or shapes them", () => {
    const column = { name: "a", id: "a", type: "string" } as never;
    for (const parts of [{ shared: ["x"] }, { columns: [column] }, { merged: [] }, { merged: [["old", "b"]] as const }])
      expect(change(parts)).toBeNull();
    expect(change({ columns: [column] }, true)).not.toBeNull();
    expect(change({ shared: ["x"] }, true)).toBeNull();
    expect(
      change({
        merged: [
          ["older", "b"],
          ["old", "a"],
        ],
      }),
    ).not.toBeNull();
  });

  it("concerns who names one who speaks for others, and all where views ask about others", () => {
    const ties = { ...context.ties, speaksFor: [["a", []]], publishers: [["s", ["b"]]] } as const;
    expect([0, 1, 2].map((n) => change({ ties })?.concerns(reaching(n)))).toEqual([true, false, true]);
    expect([0, 1, 2].map((n) => change({ ties }, true)?.concerns(reaching(n)))).toEqual([false, false, false]);
    const further = { ...context.ties, speaksFor: [...context.ties.speaksFor, ["b", ["s"]]] } as const;
    expect([0, 1, 2].map((n) => change({ ties: further })?.concerns(reaching(n)))).toEqual([true, true, false]);
    expect(contextChange(context, { ...context, ties }, false, true)).toBeNull();
    expect(contextChange(context, context, false, true)).not.toBeNull();
  });

  it("concerns none where it is the same, nor by the ties of who is new", () => {
    expect(change({})?.concerns(reaching(0, 1, 2))).toBe(false);
    const more = { ...context.ties, speaksFor: [...context.ties.speaksFor, ["n", ["a"]]] as const };
    const same = change({ declared: [...declared, entity("n")], ties: more });
    expect(same?.concerns(reaching(0, 1, 2))).toBe(false);
    expect(NO_CHANGE.concerns(reaching(0)) || NO_CHANGE.concernsUndated(reaching(0))).toBe(false);
    expect(NO_CHANGE.moved(NOTHING)).toBe(NOTHING);
  });

  it.each<[string, Partial<Context>]>([
    ["type", { declared: [entity("a"), entity("b", "person"), entity("s", "source")] }],
    ["rivals", { rivals: [["f", "b", ["g"]]] }],
    ["conditions", { conditions: [["x", ["b"]]] }],
    ["kind", { sources: [...context.sources, ["b", null, "x"]] }],
    ["declaration", { declared: [entity("a"), entity("s", "source")] }],
  ])("concerns who names what has another %s", (_, parts) => {
    const found = change(parts);
    expect([0, 1, 2].map((n) => found?.concerns(reaching(n)))).toEqual([false, true, false]);
    expect([0, 1, 2].map((n) => found?.concernsUndated(reaching(n)))).toEqual([false, true, false]);
  });

  it("concerns who drew on the date that a source had, or on its being no later", () => {
    const exact = tally({ dates: { ...NONE_ASKED, exact: Uint32Array.of(2) } });
    const bound = (day: string) =>
      tally({ dates: { ...NONE_ASKED, ...bounded, notAfter: Float64Array.of(dateOf(day)?.lastDay ?? 0) } });
    const bounded = { bounded: Uint32Array.of(2), notBefore: Float64Array.of(Number.NEGATIVE_INFINITY) };
    const more = { declared: [...declared, entity("t")] };
    for (const parts of [{}, more]) {
      const found = change({ ...parts, sources: [["s", "2025", "news"]] });
      expect([reaching(2), exact, bound("2024"), bound("2026")].map((one) => found?.concerns(one))).toEqual([
        false,
        true,
        true,
        false,
      ]);
      expect(found?.concernsUndated(exact)).toBe(false);
    }
    expect(change({ declared: [entity("aa"), ...declared] })?.moved(exact).dates.exact).toEqual(Uint32Array.of(3));
  });

  it("concerns what led nowhere, to a fact or to a broken file", () => {
    const found = change({ declared: [...declared, entity("n")], merged: [...context.merged, ["m", "a"]] });
    for (const id of ["n", "m"]) {
      for (const parts of [{ nowhere: [[id, {}]] }, { toFacts: [[id, {}]] }, { broken: [id] }] as const)
        expect(found?.concerns(tally({ unresolved: { ...ALL_RESOLVED, ...parts } as never }))).toBe(true);
    }
    expect(found?.concerns(tally({ unresolved: { ...ALL_RESOLVED, broken: ["x"] } }))).toBe(false);
  });

  it("numbers entities anew where some come or go", () => {
    const one = tally({ ends: Uint32Array.of(1, 2), reached: Uint32Array.of(0, 2), named: Uint32Array.of(2) });
    expect(change({})?.moved(one)).toBe(one);
    expect(change({ declared: [...declared, entity("aa")] })?.moved(one)).toMatchObject({
      ...{ ends: Uint32Array.of(2, 3), reached: Uint32Array.of(0, 3), named: Uint32Array.of(3) },
      unresolved: ALL_RESOLVED,
    });
  });

  it("concerns who names a broken file only where something was said", () => {
    const broken = [entity("a"), ["b", "", "data/b.yaml", "broken"] as const, entity("s", "source")];
    const found = change({ declared: broken }, true);
    expect(found?.concerns(reaching(1))).toBe(false);
    const says = { ...NONE_FOUND, findings: [finding("warning")] };
    expect(found?.concerns({ ...reaching(1), found: says })).toBe(true);
    expect(found?.concerns({ ...reaching(0), found: says })).toBe(false);
    expect(found?.moved(reaching(1, 2)).unresolved.broken).toEqual(["b"]);
    expect(change({ declared: broken })?.concerns(reaching(1))).toBe(true);
  });

  it("leaves facts in their place where they are the same", () => {
    const at = (file: string) => ({ written: { facts: { ...NOWHERE, file } }, facts: 1 });
    const [old, now] = [tally(at("old")), tally(at("new"))];
    expect(inPlace(now, old, NO_CHANGE).written.facts?.file).toBe("old");
    expect(inPlace(now, old, null)).toBe(now);
    expect(inPlace(now, undefined, NO_CHANGE)).toBe(now);
    expect(inPlace(now, { ...old, facts: 2 }, NO_CHANGE)).toBe(now);
    expect(inPlace(now, { ...old, sum: Uint32Array.of(1) }, NO_CHANGE)).toBe(now);
    expect(inPlace(now, { ...old, written: {} }, NO_CHANGE)).toBe(now);
    expect(inPlace(NOTHING, old, NO_CHANGE)).toBe(NOTHING);
    expect(inPlace(now, old, { ...NO_CHANGE, concernsUndated: () => true })).toBe(now);
  });
});

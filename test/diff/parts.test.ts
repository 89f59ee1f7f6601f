import { describe, expect, it } from "vitest";
import { claimChanges, hasClaimChanges } from "../../src/diff/claims.ts";
import { effectsOf } from "../../src/diff/effects.ts";
import { renamesIn } from "../../src/diff/renames.ts";
import { changesBetween, isSame } from "../../src/diff/same.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Rollup } from "../../src/model/fact.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { claim } from "../viewer/sample-dataset.ts";

describe("claims of a fact", () => {
  const said = (by: string | null, source: string | null, more: Partial<Claim> = {}): Claim =>
    claim({ by, source, ...more });
  /** What was added, removed and changed, by number. */
  const between = (before: readonly Claim[], after: readonly Claim[]) => {
    const found = claimChanges(before, after);
    return [found.added.length, found.removed.length, found.changed.length];
  };
  const [same, added, changed, replaced] = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 0, 1],
    [1, 1, 0],
  ];
  const denies = { stance: "denies" } as const;

  it.each([
    [
      "in another order",
      [said("ann", "paper"), said("bob", "paper")],
      [said("bob", "paper"), said("ann", "paper")],
      same,
    ],
    ["with one more", [said("ann", "paper")], [said("bob", "paper"), said("ann", "paper")], added],
    ["one twice, once no longer", [said("ann", "paper"), said("ann", "paper")], [said("ann", "paper")], [0, 1, 0]],
    ["of the same speaker in the same source", [said("ann", "paper")], [said("ann", "paper", denies)], changed],
    ["of another speaker", [said("ann", "paper")], [said("bob", "paper")], replaced],
    ["in another source", [said("ann", "paper")], [said("ann", "weekly")], replaced],
    ["that names the speaker now", [said(null, "paper")], [said("bob", "paper")], changed],
    ["that names the source no more", [said("ann", "paper")], [said("ann", null)], changed],
    ["that names the speaker for the source", [said(null, "paper")], [said("bob", null)], replaced],
    ["that names the speaker and denies", [said(null, "paper")], [said("bob", "paper", denies)], replaced],
    [
      "that names the speaker at another place",
      [said(null, "paper")],
      [said("bob", "paper", { at: "p. 9" })],
      replaced,
    ],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
    expect(hasClaimChanges(claimChanges(before, after))).toBe(expected !== same);
  });

  it("are paired with those that say the same before those that were changed", () => {
    const [kept, edited, now] = [
      said("ann", "paper", denies),
      said("ann", "paper"),
      said("ann", "paper", { at: "p. 3" }),
    ];
    expect(claimChanges([edited, kept], [kept, now]).changed).toEqual([{ before: edited, after: now }]);
  });
});

describe("what a roll-up's change means", () => {
  const rollup = (more: object): Rollup => ({ ...UNSOURCED, ...more });
  const effects = (before: object, after: object, ...keys: string[]) =>
    effectsOf(rollup(before), rollup(after), keys.map((key) => ({ key })) as never);
  const number = (best: string, envelope: string) => ({
    quantities: [{ qualifier: "count", unit: "troops", rate: null, best, envelope }],
  });

  it.each([
    [{ support: "alleged" }, { support: "reported" }, "support", ["support-gained"]],
    [{ support: "reported" }, { support: "alleged" }, "support", ["support-lost"]],
    [{ contested: "no" }, { contested: "independently" }, "contested", ["newly-contested"]],
    [{ contested: "independently" }, { contested: "no" }, "contested", ["contest-settled"]],
    [{ voices: ["a", "b"] }, { voices: ["b", "c"] }, "voices", ["voices-lost", "voices-gained"]],
    [{ voices: ["a"] }, { voices: ["a", "c"] }, "voices", ["voices-gained"]],
    [number("1", "1/3"), number("2", "1/3"), "quantities", ["best-changed"]],
    [number("1", "1/3"), number("1", "1/4"), "quantities", ["envelope-changed"]],
    [{ support: "alleged" }, { support: "reported" }, "deniers", ["support-gained", "other-changed"]],
    [{}, {}, "voices", ["other-changed"]],
  ])("%j to %j", (before, after, key, expected) => {
    expect(effects(before, after, key)).toEqual(expected);
  });
});

describe("renames", () => {
  const dataset = (...ids: (readonly [id: string, ...former: string[]])[]) =>
    ({ entities: ids.map(([id, ...former_ids]) => ({ id, former_ids })), facts: [] }) as unknown as Dataset;
  const renames = (before: Dataset, after: Dataset) => renamesIn(before, after).map(({ from, to }) => `${from} ${to}`);

  it("are of an id that is gone, to the one that names it as its former one", () => {
    expect(renames(dataset(["a"], ["b"]), dataset(["c", "a"], ["b"]))).toEqual(["a c"]);
    expect(renames(dataset(["a"]), dataset(["a"], ["c", "a"]))).toEqual([]);
    expect(renames(dataset(["b"]), dataset(["c", "a"]))).toEqual([]);
    expect(renames(dataset(["a"]), dataset(["d", "z", "a"]))).toEqual(["a d"]);
  });

  it("are not what two became, nor what was there before", () => {
    expect(renames(dataset(["a"], ["b"]), dataset(["c", "a", "b"]))).toEqual([]);
    expect(renames(dataset(["a"], ["b"]), dataset(["b", "a"]))).toEqual([]);
  });

  it("are not what one was split into", () => {
    expect(renames(dataset(["a"]), dataset(["c", "a"], ["d", "a"]))).toEqual([]);
    expect(renames(dataset(["a"], ["b"]), dataset(["b", "a"], ["c", "a"]))).toEqual([]);
    expect(renames(dataset(["a"], ["b"]), dataset(["c", "a"], ["d", "b"]))).toEqual(["a c", "b d"]);
  });
});

describe("two values", () => {
  it("are equal whatever the order of keys", () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    for (const [a, b] of [
      [1, "1"],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
      [[1, 2], [1]],
      [[], {}],
      [{}, []],
      [null, {}],
      [{}, null],
      [{ a: undefined }, { b: undefined }],
      [{}, "a"],
    ] as const)
      expect(isSame(a, b), JSON.stringify([a, b])).toBe(
        a !== b && JSON.stringify(a) === "{}" && JSON.stringify(b) === "{}",
      );
    expect(isSame({ constructor: 1 }, {})).toBe(false);
  });

  it("differ key by key, sorted, but for those that are passed over", () => {
    expect(changesBetween({ b: 1, a: 1, c: { d: 1 }, e: 1 }, { b: 2, c: { d: 1 }, f: 1, e: 2 }, ["e"])).toStrictEqual([
      { key: "a", before: 1 },
      { key: "b", before: 1, after: 2 },
      { key: "f", after: 1 },
    ]);
    expect(changesBetween({}, { constructor: 1 })).toStrictEqual([{ key: "constructor", after: 1 }]);
  });
});

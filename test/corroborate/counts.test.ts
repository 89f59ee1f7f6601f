import { describe, expect, it } from "vitest";
import { boundsOf, covers, heldWithin, knownTo, knownWhen, trueWhen } from "../../src/corroborate/clocks.ts";
import { countings } from "../../src/corroborate/counting.ts";
import { independent, independentRoots, share } from "../../src/corroborate/independent.ts";
import { rollUpQuantities } from "../../src/corroborate/quantities.ts";
import type { Statement, UngroupedStatement } from "../../src/corroborate/statement.ts";
import type { Claim } from "../../src/model/claim.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { claim, date, factOf, world } from "./arbitrary.ts";

const { voices } = world;

const day = (text: string) => date(text).firstDay;

describe("when a claim was made", () => {
  it("is the last day on which it was said, else on which its source came out", () => {
    expect(knownWhen(claim({ said: "2024-11" }), voices)).toBe("2024-11-30");
    expect(knownWhen(claim({ said: "2024-11/.." }), voices)).toBeNull();
    expect(knownWhen(claim({ source: "essay" }), voices)).toBe("2024-11-30");
    expect(knownWhen(claim({ source: "leaflet" }), voices)).toBeNull();
    expect(knownWhen(claim({ source: null }), voices)).toBeNull();
  });

  it("is as far as it knows that something goes on, if it says so", () => {
    expect(knownTo(claim({ said: "2024-11" }), voices)).toBe(day("2024-11-01"));
    expect(knownTo(claim({ source: "essay" }), voices)).toBe(day("2024-11-01"));
    for (const stance of ["predicts", "denies", "doubts", "retracts"] as const)
      expect(knownTo(claim({ stance }), voices)).toBe(-Infinity);
    expect(knownTo(claim({ stance: "alleges" }), voices)).toBe(day("2024-10-20"));
    expect(knownTo(claim({ source: "leaflet" }), voices)).toBe(-Infinity);
    expect(knownTo(claim({ source: null }), voices)).toBe(-Infinity);
  });

  it("tells for which days it speaks: its own before the fact's", () => {
    const fact = factOf([], { when: "2020" });
    expect(trueWhen(claim({ says: { when: "2021" } }), fact)?.text).toBe("2021");
    expect(trueWhen(claim(), fact)?.text).toBe("2020");
    expect(trueWhen(claim(), factOf([]))).toBeNull();
  });

  it("is covered by a range on both of its ends, and beyond an open one", () => {
    const days = ["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"];
    const covered = (text: string) => days.filter((one) => covers(date(text), one));
    expect(covered("2020")).toEqual(days.slice(1, 3));
    expect(covered("2020/..")).toEqual(days.slice(1));
    expect(covered("../2020")).toEqual(days.slice(0, 3));
  });

  it("bounds what goes on by the latest of those who say so of that date", () => {
    const open = factOf(
      [claim({ source: "news" }), claim({ source: "report" }), claim({ source: "report", says: { when: "2019" } })],
      {
        when: "2018/..",
      },
    );
    expect(boundsOf(open, date("2018/.."), "state", voices).earliestEnd).toBe(day("2024-12-01"));
    const first = { ...open, claims: open.claims.slice(0, 1) };
    expect(boundsOf(first, date("2018/.."), "state", voices).earliestEnd).toBe(day("2024-10-20"));
    const others = { ...open, claims: open.claims.slice(2) };
    // No one says so of that date: it is certain at its beginning alone.
    expect(boundsOf(others, date("2018/.."), "state", voices).earliestEnd).toBe(day("2018-01-01"));
    expect(boundsOf(open, date("2018/2020"), "state", voices).earliestEnd).toBe(day("2020-01-01"));
    expect(heldWithin(open, date("2018/.."), claim(), voices).earliestEnd).toBe(day("2024-10-20"));
    expect(heldWithin(open, date("2018/.."), null, voices).earliestEnd).toBe(day("2018-01-01"));
    expect(heldWithin(open, date("2018/2020"), claim(), voices).earliestEnd).toBe(day("2020-01-01"));
  });
});

describe("how a claim counts", () => {
  it("is as its stance, for each voice once, and not where it was taken back", () => {
    const one = claim();
    const statement = (of: Claim, voice: string, parts: Partial<Statement> = {}): Statement => ({
      ...{ claim: of, voice, counts: [voice], roots: [voice], stance: "alleges", takenBack: false },
      ...parts,
    });
    const other = claim({}, 2);
    const count = countings([
      statement(one, "nato"),
      statement(one, "garner"),
      statement(one, "nato"),
      statement(other, "nato", { takenBack: true }),
    ]);
    expect(count(one.id)).toEqual({ as: "alleges", for: ["garner", "nato"] });
    expect(count(other.id)).toEqual({ as: null, for: [] });
  });
});

describe("independent words", () => {
  it("are those of one root each, and of several where none of these is heard", () => {
    expect(independentRoots([["b"], ["a"], ["b"], []])).toEqual([["a"], ["b"]]);
    expect(independent([["a", "b"], ["b"], ["c", "d"]])).toEqual(["b", "c"]);
    expect(
      independent([
        ["a", "b"],
        ["b", "c"],
        ["c", "d"],
      ]),
    ).toEqual(["a", "c"]);
    // Those in the middle would leave room for no other.
    expect(
      independent([
        ["b", "c"],
        ["a", "b"],
        ["c", "d"],
      ]),
    ).toEqual(["a", "c"]);
    expect(independent([["a", "b", "c"], ["a"], ["x", "y"], ["y", "z"]])).toEqual(["a", "x"]);
  });

  it("are counted alike among many", () => {
    const many = Array.from({ length: 30 }, (_, n) => [`v${n % 10}`]);
    expect(independent(many)).toEqual(Array.from({ length: 10 }, (_, n) => `v${n}`));
    // Of more than twelve of several roots the first that fit are taken.
    const pairs = Array.from({ length: 14 }, (_, n) => [`p${n + 10}`, `p${n + 11}`]);
    expect(independent(pairs)).toEqual([10, 12, 14, 16, 18, 20, 22].map((n) => `p${n}`));
    expect(independent([...pairs, ["p10"]])).toEqual(
      ["p10", "p11", "p13", "p15", "p17", "p19", "p21", "p23"].filter((id) => id !== "p24"),
    );
  });

  it("share a root or do not", () => {
    expect(share(["a", "b"], ["c", "b"])).toBe(true);
    expect(share(["a"], ["b"])).toBe(false);
  });
});

describe("numbers", () => {
  const given = (...all: readonly (readonly [by: string, text: string])[]) => {
    const statements = all.map(([by, text], n): UngroupedStatement => {
      const quantity = parseQuantity(text);
      if (quantity === null) throw new Error(`not a quantity: ${text}`);
      return {
        claim: claim({ says: { quantity } }, n + 1),
        counts: [by],
        roots: [by],
        stance: "states",
        takenBack: false,
      };
    });
    return rollUpQuantities(factOf(statements.map((one) => one.claim)), statements);
  };

  it("have no lowest where one has only a highest below it", () => {
    expect(given(["a", "..500 rounds"], ["b", "600 rounds"])[0]).toMatchObject({ min: null, max: 600 });
    expect(given(["a", "..600 rounds"], ["b", "600 rounds"])[0]).toMatchObject({ min: 600, max: 600 });
    expect(given(["a", "700.. rounds"], ["b", "600 rounds"])[0]).toMatchObject({ min: 600, max: null });
    expect(given(["a", "600.. rounds"], ["b", "600 rounds"])[0]).toMatchObject({ min: 600, max: 600 });
  });

  it("have no bound that was read into vague words, on the side where it was", () => {
    expect(given(["a", "2000..5000? rounds"])[0]).toMatchObject({
      min: 2000,
      max: null,
      envelope: { min: 2000, max: 5000 },
    });
    expect(given(["a", "2000?..5000 rounds"])[0]).toMatchObject({ min: null, max: 5000 });
    expect(given(["a", "2000? rounds"])[0]).toMatchObject({ min: null, max: null, best: null });
  });

  it("are best where more independent voices share them than any other, and hearsay is none beside them", () => {
    expect(given(["a", "5 rounds"], ["b", "6 rounds"], ["a", "6 rounds"])[0]?.best).toEqual({
      min: 6,
      max: 6,
      voices: 2,
    });
    expect(given(["a", "5 rounds"], ["b", "6 rounds"])[0]?.best).toBeNull();
    expect(given(["unknown", "5 rounds"], ["b", "6 rounds"])[0]).toMatchObject({
      voices: 1,
      min: 5,
      best: { min: 6, voices: 1 },
    });
    expect(given(["unknown", "5 rounds"])[0]).toMatchObject({ voices: 1, best: { min: 5, max: 5, voices: 1 } });
  });

  it("come from the fact where a claim gives none, and in the order of their names", () => {
    const own = { quantity: parseQuantity("5 rounds"), spare: parseQuantity("7 troops"), stage: "late" };
    const statement = (says: Claim["says"]): UngroupedStatement => ({
      ...{ claim: claim({ says }), counts: ["a"], roots: ["a"], stance: "states", takenBack: false },
    });
    const three = parseQuantity("3 rounds");
    if (!three || !own.quantity || !own.spare) throw new Error("not a quantity");
    const qualifiers = { ...own, quantity: own.quantity, spare: own.spare };
    const rolled = rollUpQuantities(factOf([], qualifiers), [
      statement({}),
      statement({ quantity: three, again: three }),
    ]);
    expect(rolled.map(({ qualifier, min, max }) => [qualifier, min, max])).toEqual([
      ["again", 3, 3],
      ["quantity", 3, 5],
      ["spare", 7, 7],
    ]);
    expect(rollUpQuantities(factOf([], { stage: "late" }), [statement({})])).toBe(UNSOURCED.quantities);
  });
});

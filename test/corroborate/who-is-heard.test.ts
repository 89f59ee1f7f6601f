import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rollup } from "../../src/corroborate/rollup.ts";
import { statementsOf, voicesOfClaims } from "../../src/corroborate/statements.ts";
import type { Claim } from "../../src/model/claim.ts";
import { UNKNOWN } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { isDenial, STANCE } from "../../src/model/stance.ts";
import { claims, factOf, world } from "./arbitrary.ts";

const { voices } = world;

/** north-korea deploys_to russia with these claims. */
function told(...parts: Partial<Claim>[]): Fact {
  const empty = {
    source: "news",
    said: null,
    relays: [],
    basis: null,
    credibility: null,
    at: null,
    quote: null,
    note: null,
    says: {},
  } as const;
  return factOf(
    parts.map((part, n) => ({ id: `f#${n + 1}`, fact: "f", by: null, stance: "states", ...empty, ...part })),
  );
}

function heard(fact: Fact): [claim: string, voice: string, whose: readonly string[]][] {
  return statementsOf(fact, voices).map((one) => [one.claim.id, one.voice, one.roots]);
}

describe("words belong to those who say them in that claim", () => {
  it("is confirmed by one who passes on an allegation and confirms it himself", () => {
    const fact = told({ by: "garner", relays: ["motin"], stance: "alleges" }, { by: "garner", stance: "confirms" });
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["garner"] });
    expect(heard(fact)).toEqual([
      ["f#1", "garner", ["motin"]],
      ["f#2", "garner", ["garner"]],
    ]);
    expect([...voicesOfClaims(fact, voices).values()]).toEqual([["motin"], ["garner"]]);
  });

  it("is admitted by a party that passes on a stranger's allegation, and not by the stranger", () => {
    const own = { by: "kremlin", stance: "confirms" } as const;
    const fact = told({ by: "kremlin", relays: ["garner"], stance: "alleges" }, own);
    expect(rollup(fact, voices)).toMatchObject({ support: "confirmed", voices: ["russia"] });
    const other = told({ by: "garner", relays: ["kremlin"], stance: "alleges" }, { by: "garner", stance: "confirms" });
    expect(rollup(other, voices)).toMatchObject({ support: "reported", voices: ["garner"] });
  });

  it("is denied by one who passes on another's doubt and denies it himself", () => {
    const fact = told({ by: "garner", relays: ["motin"], stance: "denies" }, { by: "garner", stance: "denies" });
    expect(rollup(fact, voices).deniers).toEqual(["motin"]);
    const both = told({ by: "garner", relays: ["motin"], stance: "doubts" }, { by: "garner", stance: "denies" });
    expect(rollup(both, voices).deniers).toEqual(["garner"]);
    expect(heard(both).map(([, name]) => name)).toEqual(["motin", "garner"]);
  });

  it("adds no voice where one repeats in his own name what he passes on", () => {
    const fact = told({ by: "garner", relays: ["motin"] }, { by: "garner" });
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["motin"] });
    expect([...voicesOfClaims(fact, voices).values()]).toEqual([["motin"], ["garner"]]);
  });

  it("gives a number of one's own to oneself, and still counts one voice", () => {
    const says = (text: string) => ({ quantity: parseQuantity(text) ?? "" });
    const fact = told(
      { by: "garner", relays: ["motin"], says: says("3000 troops") },
      { by: "garner", says: says("50000 troops") },
    );
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["motin"] });
    expect([...voicesOfClaims(fact, voices).values()]).toEqual([["motin"], ["garner"]]);
  });

  it("goes to a voice of its own where another of the same voice is heard, in whatever order", () => {
    const all = [
      { by: "kremlin", relays: ["garner"], stance: "alleges" },
      { by: "kremlin", stance: "confirms" },
      { by: "putin", stance: "states" },
    ] as const;
    for (const order of [all, [...all].reverse()]) {
      const fact = told(...order);
      expect(rollup(fact, voices).voices).toEqual(["garner", "russia"]);
    }
  });

  it("is whose it is said to be, not theirs from whom that one had something else", () => {
    const fact = told(
      { by: "motin", relays: ["garner"], stance: "confirms" },
      { by: "garner", relays: ["gur"], stance: "alleges" },
    );
    expect([...voicesOfClaims(fact, voices).values()]).toEqual([["garner"], ["ukraine"]]);
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["garner"] });
  });
});

describe("who only expects it", () => {
  it("is not a voice for it", () => {
    expect(rollup(told({ by: "garner", stance: "predicts" }), voices)).toMatchObject({
      support: "projected",
      voices: [],
      expecting: ["garner"],
    });
    expect(rollup(told({ by: "garner" }, { by: "motin", stance: "predicts" }), voices)).toMatchObject({
      support: "reported",
      voices: ["garner"],
      expecting: ["motin"],
    });
  });

  it("counts once, by whom it comes down to", () => {
    const fact = told({ by: "putin", stance: "predicts" }, { by: "kremlin", stance: "predicts" });
    expect(rollup(fact, voices)).toMatchObject({ voices: [], expecting: ["russia"] });
  });

  it("is a voice alone where it says both", () => {
    const fact = told({ by: "putin", stance: "predicts" }, { by: "kremlin", stance: "alleges" });
    expect(rollup(fact, voices)).toMatchObject({ support: "alleged", voices: ["russia"], expecting: [] });
  });

  it("expects in its own name beside what it passes on", () => {
    const fact = told({ by: "garner", relays: ["motin"] }, { by: "garner", stance: "predicts" });
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["motin"], expecting: ["garner"] });
  });

  it("adds no one where no one is named", () => {
    const hearsay = { by: "agency", relays: [UNKNOWN], stance: "predicts" } as const;
    expect(rollup(told(hearsay), voices)).toMatchObject({ voices: [], expecting: [UNKNOWN] });
    expect(rollup(told(hearsay, { by: "garner" }), voices)).toMatchObject({ voices: ["garner"], expecting: [] });
  });

  it("is out where it takes its forecast back", () => {
    const fact = told({ by: "garner", stance: "predicts" }, { by: "garner", stance: "retracts" });
    expect(rollup(fact, voices)).toMatchObject({ support: "unsourced", voices: [], expecting: [] });
  });
});

describe("what a speaker concludes", () => {
  const inferred = { basis: "inference" } as const;

  it("supports no more than an allegation does, no matter who concludes it and how firmly", () => {
    expect(rollup(told({ by: "garner", ...inferred }, { by: "motin", ...inferred }), voices)).toMatchObject({
      support: "alleged",
      voices: ["garner", "motin"],
    });
    expect(rollup(told({ by: "kremlin", stance: "confirms", ...inferred }), voices).support).toBe("alleged");
    expect(rollup(told({ by: "agency", relays: ["gur"], ...inferred }), voices).support).toBe("alleged");
    expect(rollup(told({ source: "report", ...inferred }), voices).support).toBe("alleged");
  });

  it("takes nothing from what others know, nor from a forecast or a denial", () => {
    const fact = told({ by: "garner", ...inferred }, { by: "motin", basis: "firsthand" });
    expect(rollup(fact, voices)).toMatchObject({ support: "reported", voices: ["garner", "motin"] });
    expect(rollup(told({ by: "garner", stance: "predicts", ...inferred }), voices).support).toBe("projected");
    expect(rollup(told({ by: "garner", stance: "denies", ...inferred }), voices).support).toBe("denied");
  });

  it.each(["firsthand", "document", "report"] as const)("counts as it is written on the basis %s", (basis) => {
    expect(rollup(told({ by: "garner", basis }), voices).support).toBe("reported");
  });
});

describe("on any claims", () => {
  it("each voice of a list has said so itself, and each statement goes to a voice of its list", () => {
    fc.assert(
      fc.property(claims({}), (own) => {
        const fact = factOf(own);
        const { voices: said, expecting, deniers } = rollup(fact, voices);
        const standing = statementsOf(fact, voices).filter(({ takenBack }) => !takenBack);
        const of = (test: (stance: Claim["stance"]) => boolean) => standing.filter(({ stance }) => test(stance));
        const isVoice = of((stance) => STANCE[stance].side === "for" && STANCE[stance].isVoice);
        const isForecast = of((stance) => STANCE[stance].side === "for" && !STANCE[stance].isVoice);
        for (const id of said) expect(isVoice.some(({ roots }) => roots.includes(id))).toBe(true);
        for (const id of expecting) expect(isForecast.some(({ roots }) => roots.includes(id))).toBe(true);
        for (const id of deniers) expect(of(isDenial).some(({ roots }) => roots.includes(id))).toBe(true);
        for (const one of isVoice) expect([...said, UNKNOWN]).toContain(one.voice);
        for (const one of isForecast) expect([...said, ...expecting, UNKNOWN]).toContain(one.voice);
        for (const one of of(isDenial)) expect([...deniers, UNKNOWN]).toContain(one.voice);
        expect(new Set([...said, ...expecting]).size).toBe(said.length + expecting.length);
      }),
    );
  });
});

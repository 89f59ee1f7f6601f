import { describe, expect, it } from "vitest";
import { whenOf } from "../../src/compile/edge-attributes.ts";
import type { Claim, QualifierValue } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";

const claim = (n: number, when?: string): Claim => ({
  id: `pact.has_party.russia#${n}`,
  fact: "pact.has_party.russia",
  by: null,
  stance: "states",
  source: "garner-2024",
  said: null,
  relays: [],
  basis: null,
  credibility: null,
  at: null,
  quote: null,
  note: null,
  says: when === undefined ? {} : { when },
});

const fact = (qualifiers: Record<string, QualifierValue>, claims: readonly Claim[]): Fact => ({
  id: "pact.has_party.russia",
  type: "has_party",
  subject: "pact",
  object: "russia",
  qualifiers,
  claims,
  rollup: {
    support: "reported",
    computed: "reported",
    assessment: null,
    contested: "no",
    voices: [],
    expecting: [],
    deniers: [],
    quantities: [],
    rivals: [],
  },
  file: "data/agreements/pact.yaml",
  pointer: "/relations/has_party",
});

describe("whenOf", () => {
  it("takes the fact's own date before its claims'", () => {
    expect(whenOf(fact({ when: "2024" }, [claim(1, "2023")]))).toBe("2024");
  });

  it("takes the date that the dated claims share, whatever the undated ones leave out", () => {
    expect(whenOf(fact({}, [claim(1), claim(2, "2024-06/.."), claim(3, "2024-06/..")]))).toBe("2024-06/..");
  });

  it("has no one date where claims differ or none is dated", () => {
    expect(whenOf(fact({}, [claim(1, "2024-06"), claim(2, "2024")]))).toBeUndefined();
    expect(whenOf(fact({}, [claim(1)]))).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { independent } from "../../src/corroborate/independent.ts";
import { rollup } from "../../src/corroborate/rollup.ts";
import { statementsOf, voicesOfClaims } from "../../src/corroborate/statements.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Rollup } from "../../src/model/fact.ts";
import { factOf, world } from "./arbitrary.ts";

const { voices } = world;

function claim(n: number, parts: Partial<Claim>): Claim {
  const empty = {
    by: null,
    stance: "states",
    source: "news",
    said: null,
    relays: [],
    basis: null,
    credibility: null,
    at: null,
    quote: null,
    note: null,
  } as const;
  return { id: `f#${n}`, fact: "f", says: {}, ...empty, ...parts };
}

/** The roll-up of north-korea deploys_to russia with these claims. */
function rolled(...parts: Partial<Claim>[]): Rollup {
  return rollup(factOf(parts.map((one, i) => claim(i + 1, one))), voices);
}

describe("a voice", () => {
  it("is the one who says so, climbed to whom they speak for", () => {
    expect(rolled({ by: "gur" }).voices).toEqual(["ukraine"]);
    expect(rolled({ by: "garner" }, { by: "motin" })).toMatchObject({
      voices: ["garner", "motin"],
      support: "corroborated",
    });
    expect(rolled({ by: "putin" }, { by: "kremlin" })).toMatchObject({ voices: ["russia"], support: "reported" });
  });

  it("is the source's author where no one is named, else its publisher, else that of what it is part of, else the source", () => {
    expect(rolled({ source: "report" }).voices).toEqual(["garner"]);
    expect(rolled({ source: "news" }).voices).toEqual(["agency"]);
    expect(rolled({ source: "comment" }).voices).toEqual(["agency"]);
    expect(rolled({ source: "leaflet" }).voices).toEqual(["leaflet"]);
  });

  it("is one where two wrote one text, and no third beside one of them", () => {
    expect(rolled({ source: "essay" }).voices).toEqual(["garner"]);
    expect(rolled({ source: "essay" }, { source: "report" })).toMatchObject({
      voices: ["garner"],
      support: "reported",
    });
  });

  it("is the one whose word is passed on, through however many mouths", () => {
    expect(rolled({ by: "garner", relays: ["gur"] }, { by: "motin", relays: ["garner"] }).voices).toEqual(["ukraine"]);
    expect(rolled({ by: "nato", relays: ["garner"] }, { by: "garner" })).toMatchObject({ voices: ["garner"] });
  });

  it("adds nothing of its own where it passes on another's word on the same fact", () => {
    expect(rolled({ by: "nato", relays: ["garner"] }, { by: "nato" }, { by: "garner" }).voices).toEqual(["garner"]);
    expect(rolled({ by: "garner", relays: ["nato", "gur"] }, { by: "garner" })).toMatchObject({
      voices: ["nato", "ukraine"],
      support: "corroborated",
    });
  });

  it("may deny in its own name what it passes on", () => {
    const { voices: asserting, deniers } = rolled(
      { by: "garner", relays: ["gur"] },
      { by: "garner", stance: "denies" },
    );
    expect({ asserting, deniers }).toEqual({ asserting: ["ukraine"], deniers: ["garner"] });
  });

  it("that no one can name counts only where there is no other", () => {
    expect(rolled({ relays: ["unknown"] })).toMatchObject({ voices: ["unknown"], support: "reported" });
    expect(rolled({ relays: ["unknown"] }, { by: "nato", stance: "alleges" })).toMatchObject({
      voices: ["nato"],
      support: "reported",
    });
  });

  it("of one who speaks for two adds none to theirs, and makes them no less two", () => {
    expect(rolled({ by: "envoy" })).toMatchObject({ voices: ["nato"], support: "reported" });
    expect(rolled({ by: "nato" }, { by: "gur" }, { by: "envoy" }).voices).toEqual(["nato", "ukraine"]);
  });

  it("is told for each claim", () => {
    const fact = factOf([claim(1, { by: "gur" }), claim(2, { by: "nato", relays: ["putin"] })]);
    expect([...voicesOfClaims(fact, voices).values()]).toEqual([["ukraine"], ["russia"]]);
    expect(statementsOf(fact, voices).map((one) => one.voice)).toEqual(["ukraine", "russia"]);
  });
});

describe("support", () => {
  it("is confirmed by two who confirm, or by an end of the fact", () => {
    expect(rolled({ by: "nato", stance: "confirms" }).support).toBe("reported");
    expect(rolled({ by: "nato", stance: "confirms" }, { by: "garner", stance: "confirms" }).support).toBe("confirmed");
    expect(rolled({ by: "kremlin", stance: "confirms" }).support).toBe("confirmed");
    // Passing on what an outsider confirms is not a confession.
    expect(rolled({ by: "kremlin", stance: "confirms", relays: ["gur"] }).support).toBe("reported");
  });

  it("is no more than the strongest stance gives", () => {
    expect(rolled({ by: "nato", stance: "alleges" }, { by: "gur", stance: "alleges" }).support).toBe("alleged");
    expect(rolled({ by: "nato", stance: "predicts" }).support).toBe("projected");
    expect(rolled({ by: "nato", stance: "doubts" }).support).toBe("unsourced");
    expect(rolled({ by: "nato", stance: "denies" }).support).toBe("denied");
    expect(rolled().support).toBe("unsourced");
  });

  it("of an opinion without a name is an allegation at most", () => {
    expect(rolled({ source: "essay" }).support).toBe("alleged");
    expect(rolled({ source: "comment", stance: "confirms" }).support).toBe("alleged");
    expect(rolled({ source: "essay", by: "nato" }).support).toBe("reported");
  });

  it("is what an assessment says, beside what was computed", () => {
    const fact = factOf([claim(1, { by: "nato" })]);
    const assessment = { support: "alleged", why: "The number is older than the event." } as const;
    const assessed = { ...fact, rollup: { ...fact.rollup, assessment } };
    expect(rollup(assessed, voices)).toMatchObject({ support: "alleged", computed: "reported", assessment });
  });
});

describe("a denial", () => {
  it("by an end of the fact contests it by a party, by anyone else independently, and the latter wins", () => {
    const claimed = { by: "nato", stance: "confirms" } as const;
    const party = { by: "putin", stance: "denies" } as const;
    const outsider = { by: "garner", stance: "denies" } as const;
    expect(rolled(claimed).contested).toBe("no");
    expect(rolled(claimed, party).contested).toBe("by-party");
    expect(rolled(claimed, party, outsider)).toMatchObject({ contested: "independently", support: "reported" });
  });

  it("is not what a doubt is", () => {
    expect(rolled({ by: "nato" }, { by: "garner", stance: "doubts" })).toMatchObject({ contested: "no", deniers: [] });
  });
});

describe("a retraction", () => {
  const retracts = { by: "nato", stance: "retracts", said: "2024-11-01" } as const;

  it("takes back its own voice's earlier claims and no one else's", () => {
    expect(rolled({ by: "nato", said: "2024-10-01" }, retracts).support).toBe("unsourced");
    expect(rolled({ by: "gur", said: "2024-10-01" }, retracts).support).toBe("reported");
    expect(rolled({ by: "nato", said: "2024-12-01" }, retracts).support).toBe("reported");
  });

  it("takes back what others passed on of it, and what it passed on of others", () => {
    expect(rolled({ by: "garner", relays: ["nato"], said: "2024-10-01" }, retracts).support).toBe("unsourced");
    expect(rolled({ by: "nato", relays: ["gur"], said: "2024-10-01" }, retracts).support).toBe("unsourced");
  });

  it("takes back a denial too", () => {
    expect(rolled({ by: "nato", stance: "denies", said: "2024-10-01" }, retracts).contested).toBe("no");
  });
});

describe("independent voices", () => {
  it("are as many as there can be", () => {
    expect(
      independent([
        ["a", "b"],
        ["a", "x"],
        ["b", "y"],
      ]),
    ).toEqual(["a", "b"]);
    expect(independent([["a"], ["a", "b"], ["b", "c"]])).toEqual(["a", "b"]);
    expect(independent([])).toEqual([]);
  });
});

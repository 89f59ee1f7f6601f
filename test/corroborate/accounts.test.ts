import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Account,
  accountOf,
  asToldBy,
  compareAccounts,
  VERDICTS,
  type Verdict,
} from "../../src/corroborate/accounts.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { openGraph } from "../../src/query/index.ts";
import { verdictText } from "../../src/wording/support/verdicts.ts";
import { graphs, PEOPLE, STATES } from "../query/random-graphs.ts";
import { entity, fact as factOf, quantity, SMALL_SCHEMA } from "../query/small-graph.ts";

const world = [
  ...["north", "south", "east"].map((id) => entity(id, "state")),
  ...["agency", "reader"].map((id) => entity(id, "person")),
  entity("paper", "source", { attributes: { kind: "news", date: "2024-10-20" } }),
  entity("late", "source", { attributes: { kind: "news", date: "2024-11-20" } }),
  entity("column", "source", { attributes: { kind: "opinion", date: "2024-10-20" } }),
];
const ties = [
  factOf("agency.leads.south", ["agency", "leads", "south"], {}, [{ source: "paper" }]),
  factOf("column.authored_by.reader", ["column", "authored_by", "reader"], {}, [{ source: "column" }]),
];
const voices = voicesOf(new Map(world.map((one) => [one.id, one])), ties, SMALL_SCHEMA);

function supply(...claims: readonly Partial<Claim>[]): Fact {
  return factOf(
    "north.supplies.east",
    ["north", "supplies", "east"],
    {},
    claims.map((one) => ({ source: "paper", ...one })),
  );
}

function verdict(
  a: Partial<Claim> | readonly Partial<Claim>[],
  b: Partial<Claim> | readonly Partial<Claim>[],
): Verdict | null {
  const by = (id: string, own: Partial<Claim> | readonly Partial<Claim>[]) =>
    [own].flat().map((one) => ({ by: id, ...one }));
  const told = supply(...by("south", a), ...by("east", b));
  return compareAccounts(accountOf(told, "south", voices), accountOf(told, "east", voices));
}

describe("an account", () => {
  it("is the word of those who speak for the voice, and what others pass on of it", () => {
    const told = supply({ by: "agency" }, { by: "reader", relays: ["south"] }, { by: "east" });
    expect(accountOf(told, "south", voices)?.claims.map(({ id }) => id)).toEqual([
      "north.supplies.east#1",
      "north.supplies.east#2",
    ]);
    expect(accountOf(told, "agency", voices)).toEqual(accountOf(told, "south", voices));
    expect(accountOf(told, "reader", voices)).toBeNull();
  });

  it("holds nothing that was taken back", () => {
    const told = supply(
      { by: "south", says: { quantity: quantity("5 rounds") } },
      { by: "south", stance: "retracts", source: "late" },
    );
    expect(accountOf(told, "south", voices)).toBeNull();
    expect(asToldBy(told, "south", voices)).toBeNull();
  });

  it("tells who asserts from who expects, and who denies from who doubts", () => {
    const of = (...stances: Claim["stance"][]): Pick<Account, "for" | "against"> => {
      const account = accountOf(supply(...stances.map((stance) => ({ by: "south", stance }))), "south", voices);
      return { for: account?.for ?? null, against: account?.against ?? null };
    };
    expect(of("states")).toEqual({ for: "outright", against: null });
    expect(of("alleges", "predicts")).toEqual({ for: "outright", against: null });
    expect(of("predicts")).toEqual({ for: "in-part", against: null });
    expect(of("doubts")).toEqual({ for: null, against: "in-part" });
    expect(of("doubts", "denies")).toEqual({ for: null, against: "outright" });
    expect(of("confirms", "denies")).toEqual({ for: "outright", against: "outright" });
  });

  it("leaves out the numbers of a forecast and of a denial", () => {
    const numbers = { says: { quantity: quantity("5 rounds") } };
    const told = supply({ by: "south", stance: "predicts", ...numbers }, { by: "south", stance: "denies", ...numbers });
    expect(accountOf(told, "south", voices)?.quantities).toEqual([]);
  });
});

describe("a fact as one voice tells it", () => {
  it("rests on the claims of that voice alone", () => {
    const told = asToldBy(supply({ by: "south" }, { by: "east", stance: "confirms" }), "south", voices);
    expect(told?.claims).toHaveLength(1);
    expect(told?.rollup).toMatchObject({ support: "reported", voices: ["south"] });
  });

  it("keeps the cap on opinions", () => {
    const told = supply({ source: "column" }, { by: "east" });
    expect(asToldBy(told, "reader", voices)?.rollup.support).toBe("alleged");
  });

  it("counts for one voice what relays two", () => {
    const told = asToldBy(supply({ by: "reader", relays: ["south", "east"] }), "east", voices);
    expect(told?.rollup.voices).toEqual(["east"]);
    expect(told?.claims[0]?.relays).toEqual(["east"]);
  });

  it("leaves a claim as it is that passes the word on at second hand", () => {
    const told = asToldBy(
      supply({ by: "east", relays: ["north"] }, { by: "reader", relays: ["east"] }),
      "north",
      voices,
    );
    expect(told?.claims.map(({ relays }) => relays)).toEqual([["north"], ["east"]]);
    expect(told?.rollup.voices).toEqual(["north"]);
  });

  it("leaves out whom a second claim relays beside the one it passes on", () => {
    const told = asToldBy(
      supply({ by: "east", relays: ["south"], stance: "alleges" }, { relays: ["east", "reader"], stance: "alleges" }),
      "south",
      voices,
    );
    expect(told?.claims.map(({ relays }) => relays)).toEqual([["south"], ["south"]]);
    expect(told?.rollup.voices).toEqual(["south"]);
  });

  it("says nothing of an analyst's assessment", () => {
    const bare = supply({ by: "south", stance: "denies" });
    const assessed = {
      ...bare,
      rollup: { ...bare.rollup, support: "confirmed", assessment: { support: "confirmed", why: "seen" } },
    } as const;
    expect(asToldBy(assessed, "south", voices)?.rollup).toMatchObject({ support: "denied", assessment: null });
  });
});

describe("two accounts", () => {
  const number = (text: string, stance: Claim["stance"] = "states"): Partial<Claim> => ({
    stance,
    says: { quantity: quantity(text) },
  });

  it.each<[Verdict, Partial<Claim> | readonly Partial<Claim>[], Partial<Claim> | readonly Partial<Claim>[]]>([
    ["agree", { stance: "states" }, { stance: "alleges" }],
    ["agree", { stance: "denies" }, { stance: "denies" }],
    ["agree", { stance: "predicts" }, { stance: "predicts" }],
    ["agree", [{ stance: "states" }, { stance: "predicts" }], { stance: "confirms" }],
    ["conflict", { stance: "states" }, { stance: "denies" }],
    ["conflict", { stance: "denies" }, { stance: "alleges" }],
    ["conflict", [{ stance: "states" }, { stance: "denies" }], { stance: "denies" }],
    ["apart", { stance: "states" }, { stance: "predicts" }],
    ["apart", { stance: "predicts" }, { stance: "denies" }],
    ["apart", { stance: "states" }, { stance: "doubts" }],
    ["apart", { stance: "doubts" }, { stance: "denies" }],
    ["conflict", number("3000 rounds"), number("10000 rounds")],
    ["conflict", number("10000 rounds"), number("3000 rounds")],
    ["conflict", number("16500.. rounds"), number("3000 rounds")],
    ["agree", number("3000..5000 rounds"), number("5000 rounds")],
    ["agree", number("3000 rounds"), number("10000 rounds/month")],
    ["agree", number("3000 rounds"), number("10000 missiles")],
    ["agree", number("2000?.. rounds"), number("1000 rounds")],
    ["apart", number("3000 rounds"), number("10000 rounds", "predicts")],
  ])("%s: %j and %j", (expected, a, b) => {
    expect(verdict(a, b)).toBe(expected);
    expect(verdict(b, a)).toBe(expected);
  });

  it("may be of one who speaks and one who does not", () => {
    expect(verdict({}, [])).toBe("only-a");
    expect(verdict([], {})).toBe("only-b");
    expect(verdict([], [])).toBeNull();
    expect(verdict({ stance: "predicts" }, [])).toBe("only-a");
  });

  it("each have words", () => {
    expect(VERDICTS.map((one) => verdictText(one, "A", "B"))).toEqual([
      "told by A only",
      "told by B only",
      "they contradict each other",
      "one doubts or only expects it",
      "they agree",
    ]);
  });
});

describe("on random graphs", () => {
  const voice = fc.constantFrom(...PEOPLE, ...STATES, "unknown");
  const mirrored: Readonly<Record<Verdict, Verdict>> = {
    "only-a": "only-b",
    "only-b": "only-a",
    conflict: "conflict",
    apart: "apart",
    agree: "agree",
  };

  it("a comparison read from the other side says the same, and no speaker contradicts himself", () => {
    fc.assert(
      fc.property(graphs, voice, voice, (data, a, b) => {
        const graph = openGraph(data);
        const there = graph.compareVoices(a, b).map(({ fact, verdict: one }) => [fact.id, mirrored[one]]);
        expect(graph.compareVoices(b, a).map(({ fact, verdict: one }) => [fact.id, one])).toEqual(there);
        expect(graph.compareVoices(a, a).every(({ verdict: one }) => one === "agree")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("what one voice tells is the facts that a comparison finds it speaking of, and no other voice is in it", () => {
    fc.assert(
      fc.property(graphs, voice, voice, (data, a, b) => {
        const graph = openGraph(data);
        const told = graph.asToldBy(a);
        const spoken = graph
          .compareVoices(a, b)
          .filter((one) => one.a !== null)
          .map(({ fact }) => fact.id);
        expect(told.facts().ids()).toEqual(spoken);
        const roots = graph.voices.roots(a);
        for (const fact of told.facts())
          for (const one of told.statementsOf(fact)) expect(one.roots.some((id) => roots.includes(id))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

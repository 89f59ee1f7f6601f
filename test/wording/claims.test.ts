import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { STANCES } from "../../src/model/stance.ts";
import { citation, madeWhen } from "../../src/wording/claims/citation.ts";
import { claimedNumbers } from "../../src/wording/claims/claimed-numbers.ts";
import { claimFootnote, factFootnote, sourceFootnote } from "../../src/wording/claims/footnotes.ts";
import { cappedText, isInferred, stanceVerb } from "../../src/wording/claims/stance-text.ts";
import { SIDE_TITLES, sideHeading, sidesOf, voiceTitle } from "../../src/wording/support/sides.ts";
import { supportText } from "../../src/wording/support/support.ts";
import { listed, phraseText, throughPhrase } from "../../src/wording/through.ts";
import { claim } from "../viewer/sample-dataset.ts";
import { from, items, number, told } from "./told.ts";

const { graph } = told([]);

/** The statements of a fact with these claims. */
function statements(...claims: readonly Claim[]) {
  const { graph: own, fact } = told(claims);
  return { graph: own, fact, statements: own.statementsOf(fact) };
}

describe("where and when a claim was made", () => {
  it.each([
    [{ said: "2024-10", source: "paper" }, "paper, para. 2; said 2024-10", "said October 2024"],
    [{ source: "paper" }, "paper, para. 2; published 2024-05-01", "published 1 May 2024"],
    [{ source: "paper", at: null }, "paper; published 2024-05-01", "published 1 May 2024"],
    [{ source: null, at: null }, "no source; undated", "undated"],
    [{ source: "north" }, "north, para. 2; undated", "undated"],
    [{ source: "gone" }, "gone, para. 2; undated", "undated"],
  ])("%j", (parts, cited, made) => {
    expect(citation(graph, claim(parts))).toBe(cited);
    expect(madeWhen(graph, claim(parts))).toBe(made);
  });
});

describe("claims of a fact by side", () => {
  it("are grouped by voice, the strongest first, hearsay last", () => {
    const hearsay = from(null, { relays: ["unknown"], stance: "confirms" });
    const { fact, statements: all } = statements(
      from("ann", { stance: "alleges" }),
      hearsay,
      from("south"),
      from("south", { stance: "confirms" }),
      from("west", { stance: "predicts" }),
      from("bob", { stance: "denies" }),
      from("east", { stance: "doubts" }),
      from("nato"),
      from("nato", { stance: "retracts" }),
      from(null, { source: null }),
    );
    const { sides, retractions, silent } = sidesOf(fact, all);
    expect(sides.map((side) => [side.name, side.voices, side.claims])).toEqual([
      ["for", 2, 4],
      ["expecting", 1, 1],
      ["denying", 1, 1],
      ["doubting", 1, 1],
      ["taken_back", 1, 1],
    ]);
    const [first] = sides;
    expect(
      first?.groups.map(({ voice, isAside, statements: own }) => [voice, isAside, own.map(({ stance }) => stance)]),
    ).toEqual([
      ["south", false, ["confirms", "states"]],
      ["ann", false, ["alleges"]],
      ["unknown", true, ["confirms"]],
    ]);
    expect(first && sideHeading(first)).toBe("Who says so: 2 independent voices, 4 claims");
    expect([retractions.map(({ stance }) => stance), silent.map(({ stance }) => stance)]).toEqual([
      ["retracts"],
      ["states"],
    ]);
    expect(Object.keys(SIDE_TITLES)).toHaveLength(5);
  });

  it("count hearsay as a voice only where there is no other, also where others say outright what it expects", () => {
    const hearsay = (stance: Claim["stance"]) => from(null, { relays: ["unknown"], stance });
    const aside = (...claims: readonly Claim[]) => {
      const { fact, statements: all } = statements(...claims);
      return sidesOf(fact, all).sides.map(({ name, voices, groups }) => [
        name,
        voices,
        groups.map(({ isAside }) => isAside),
      ]);
    };
    expect(aside(hearsay("states"))).toEqual([["for", 1, [false]]]);
    expect(aside(hearsay("predicts"), from("ann"))).toEqual([
      ["for", 1, [false]],
      ["expecting", 0, [true]],
    ]);
    expect(aside(hearsay("doubts"), from("ann", { stance: "denies" }))).toEqual([
      ["denying", 1, [false]],
      ["doubting", 0, [true]],
    ]);
    expect(aside(hearsay("doubts"), from("ann"))).toEqual([
      ["for", 1, [false]],
      ["doubting", 1, [false]],
    ]);
    expect(aside(hearsay("predicts"), hearsay("states"))).toEqual([
      ["for", 1, [false]],
      ["expecting", 1, [false]],
    ]);
    expect(voiceTitle({ voice: "ann", isAside: false, statements: [] }, (id) => id.toUpperCase())).toBe("ANN");
    expect(voiceTitle({ voice: "unknown", isAside: false, statements: [] }, String)).toBe("No speaker named");
  });

  it("list a claim once that relays two of one voice", () => {
    const { fact, statements: all } = statements(from("ann", { relays: ["minister", "north"] }));
    expect(
      sidesOf(fact, all).sides.map(({ claims, groups }) => [claims, groups.map((group) => group.statements.length)]),
    ).toEqual([[1, [1]]]);
  });
});

describe("what a speaker does", () => {
  const stated = (stance: Claim["stance"], basis: Claim["basis"] = null, counted = stance) => ({
    claim: { ...from("ann", { stance }), basis },
    stance: counted,
  });

  it("is the same of one speaker and of several, and tells a conclusion from a report", () => {
    // "U.S. officials" is one speaker: no verb may depend on how many bear a name.
    for (const stance of STANCES) expect(stanceVerb(stated(stance))).toMatch(/^(?:\w+ed it|took it back)$/);
    const inferred = stated("states", "inference", "alleges");
    expect([stanceVerb(inferred), isInferred(inferred)]).toEqual(["inferred it", true]);
    expect(isInferred(stated("denies", "inference"))).toBe(false);
    expect(isInferred(stated("predicts", "inference"))).toBe(false);
    expect(isInferred(stated("states", "report"))).toBe(false);
    expect(cappedText(inferred)).toBe("as an inference (written: states)");
    expect(cappedText(stated("states", null, "alleges"))).toBe("as an opinion (written: states)");
    expect(cappedText(stated("states"))).toBe("");
  });
});

describe("through whom a voice is heard", () => {
  const phrase = (one: Claim, of = 0) => {
    const { graph: own, statements: all } = statements(one);
    const statement = all[of];
    return statement && phraseText(throughPhrase(own, statement), (id) => id);
  };

  it("is told where it does not speak itself", () => {
    expect(phrase(from("south"))).toBe("");
    expect(phrase(from("minister"))).toBe("through minister, speaking for it");
    expect(phrase(from("ann", { relays: ["west"] }))).toBe("passed on by ann");
    expect(phrase(from(null, { relays: ["minister"] }))).toBe("the word of minister, passed on by the source");
    expect(phrase(from(null, { source: "essay" }))).toBe("jointly with bob");
    expect(phrase(from(null, { source: "paper" }))).toBe("");
    expect(phraseText(listed(["a", "b", "c"]), String)).toBe("a, b and c");
    expect(phraseText(listed(["a"]), String)).toBe("a");
    expect(listed([])).toEqual([]);
  });
});

describe("the numbers behind a roll-up", () => {
  it("are each voice's own once, the lowest first, without what is taken back, forecast or of another unit", () => {
    const { fact, statements: all } = statements(
      from("west", items("10 items")),
      from("south", items("10 items")),
      from("south", items("10 items")),
      from("ann", items("..8 items")),
      from("bob", items("2?.. items")),
      from("nato", items("1 items/day")),
      from("east", { stance: "predicts", ...items("5 items") }),
      from("minister", items("7 items")),
      from("minister", { stance: "retracts" }),
    );
    const [rolled] = fact.rollup.quantities;
    if (!rolled) throw new Error("no number");
    const numbers = claimedNumbers(fact, all, rolled).map(({ voice, quantity, isBest, statements: own }) => [
      voice,
      quantity.text,
      isBest,
      own.length,
    ]);
    expect(numbers).toEqual([
      ["bob", "2?.. items", false, 1],
      ["ann", "..8 items", false, 1],
      ["south", "10 items", true, 2],
      ["west", "10 items", true, 1],
    ]);
    expect(claimedNumbers(fact, all, { ...rolled, best: null }).every(({ isBest }) => !isBest)).toBe(true);
    expect(claimedNumbers(fact, all, { ...rolled, unit: "troops" })).toEqual([]);
  });

  it("are the fact's own where a claim gives none", () => {
    const { graph: own, fact } = told([from("south"), from("west", items("9 items"))], {
      qualifiers: { quantity: number("5 items") },
    });
    const [rolled] = fact.rollup.quantities;
    if (!rolled) throw new Error("no number");
    expect(
      claimedNumbers(fact, own.statementsOf(fact), rolled).map(({ voice, quantity }) => [voice, quantity.text]),
    ).toEqual([
      ["south", "5 items"],
      ["west", "9 items"],
    ]);
  });
});

describe("footnotes", () => {
  it("tell each claim once: who, how, through whom, when and where", () => {
    const { graph: own, fact } = told(
      [
        from("south", { said: "2024-10", at: null }),
        from("ann", { relays: ["west"], ...items("5 items") }),
        from("nato"),
        from("nato", { stance: "retracts" }),
        from(null, { source: "essay", at: "para. 1" }),
        from(null, { source: null, at: null }),
      ],
      { qualifiers: { when: "2024", value: "x" } },
    );
    const [head, , ...lines] = factFootnote(own, fact);
    expect(head).toBe("North supplies East (item Guns; when 2024).");
    const paper = "In: “Paper”, 1 May 2024";
    expect([...lines].sort()).toEqual(
      [
        `1. South stated it, said October 2024. ${paper}.`,
        `2. Ann stated it, passing on West: 5 items. ${paper}, paragraph 2.`,
        "3. Ann and Bob alleged it, as an opinion (written: states). In: Ann, Bob, “Essay”, June 2024, paragraph 1.",
        `4. NATO stated it, taken back. ${paper}, paragraph 2.`,
        `5. NATO took it back. ${paper}, paragraph 2.`,
        "6. An unnamed speaker stated it. No source.",
      ].sort(),
    );
    const [first] = fact.claims;
    expect(first && claimFootnote(own, fact, first)).toBe(
      `On “North supplies East (Guns)”: South stated it, said October 2024. ${paper}.`,
    );
    expect(factFootnote(own, { ...fact, qualifiers: {} })[0]).toBe("North supplies East.");
    expect(sourceFootnote(own, "gone")).toBe("“gone”.");
  });
});

describe("support in a line", () => {
  it("names voices, who expects and who denies it, and what the analyst overruled", () => {
    const own = (...claims: readonly Claim[]) => supportText(told(claims).fact.rollup);
    expect(own()).toBe("unsourced (no voice)");
    expect(own(from("south"), from("west"))).toBe("corroborated (2 voices: south, west)");
    expect(own(from("south"), from("bob", { stance: "predicts" }))).toBe("reported (1 voice: south; expected by bob)");
    expect(own(from("south"), from("bob", { stance: "denies" }))).toBe(
      "reported (1 voice: south), contested independently (bob)",
    );
    const assessment = { support: "confirmed", why: "seen" } as const;
    expect(supportText(told([from("south")], { assessment }).fact.rollup)).toBe(
      "confirmed (1 voice: south), assessed by the analyst: seen (computed: reported)",
    );
  });
});

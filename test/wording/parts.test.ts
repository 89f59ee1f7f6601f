import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { STANCES } from "../../src/model/stance.ts";
import { citation, madeWhen } from "../../src/wording/claims/citation.ts";
import { claimedNumbers } from "../../src/wording/claims/claimed-numbers.ts";
import { claimFootnote, factFootnote, sourceFootnote } from "../../src/wording/claims/footnotes.ts";
import { cappedText, isInferred, stanceVerb } from "../../src/wording/claims/stance-text.ts";
import { count, grouped } from "../../src/wording/counts.ts";
import { factGroups } from "../../src/wording/facts/fact-groups.ts";
import { factSentence, objectText } from "../../src/wording/facts/fact-title.ts";
import { titleWithNumber, verbPhrase } from "../../src/wording/facts/verb-phrase.ts";
import { named, nameOf } from "../../src/wording/names.ts";
import { boundsText, unitText } from "../../src/wording/quantities.ts";
import { SIDE_TITLES, sideHeading, sidesOf, voiceTitle } from "../../src/wording/support/sides.ts";
import { supportText } from "../../src/wording/support/support.ts";
import { listed, phraseText, throughPhrase } from "../../src/wording/through.ts";
import {
  idsIn,
  qualifierInWords,
  qualifiersText,
  qualifierText,
  saidText,
  valueText,
} from "../../src/wording/values.ts";
import { webAddress } from "../../src/wording/web-address.ts";
import { claim, factOf } from "../viewer/sample-dataset.ts";
import { from, told } from "./told.ts";

const number = (text: string) => parseQuantity(text) ?? 0;
const items = (text: string) => ({ says: { quantity: number(text) } });
const { graph } = told([]);

/** The statements of a fact with these claims. */
function statements(...claims: readonly Claim[]) {
  const { graph: own, fact } = told(claims);
  return { graph: own, fact, statements: own.statementsOf(fact) };
}

describe("numbers and counts", () => {
  it("set thousands apart, and leave alone what has none", () => {
    expect([0, 999, 1000, 1234567.5, -5000, 1e21].map(grouped)).toEqual([
      "0",
      "999",
      "1,000",
      "1,234,567.5",
      "-5,000",
      "1e+21",
    ]);
    expect([count(1, "fact"), count(0, "fact"), count(2, "entity", "entities")]).toEqual([
      "1 fact",
      "0 facts",
      "2 entities",
    ]);
    expect(boundsText(null, null)).toBe("no common range of");
    expect(unitText({ unit: null, rate: "day" })).toBe("/day");
    expect(unitText({ unit: "troops", rate: null })).toBe(" troops");
  });
});

describe("names", () => {
  it("stand for ids, and leave an id that has none", () => {
    expect(["north", "unknown", "gone"].map((id) => nameOf(graph, id))).toEqual(["North", "someone unnamed", "gone"]);
    const { graph: same } = told([], { names: { north: "north" } });
    expect([named(graph, "north"), named(graph, "gone"), named(same, "north")]).toEqual([
      "North [north]",
      "gone",
      "north",
    ]);
  });

  it("of the web are addresses only where they lead there", () => {
    expect(webAddress("https://example.org/a b")).toBe("https://example.org/a%20b");
    expect(webAddress("http://example.org")).toBe("http://example.org/");
    for (const other of ["javascript:alert(1)", "not one", "", 5, null, undefined])
      expect(webAddress(other)).toBeNull();
  });
});

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

describe("values", () => {
  it("are told with their names, numbers without", () => {
    expect(qualifierText("unit", "guards")).toBe("unit guards");
    expect(qualifierText("quantity", number("~5000 items"))).toBe("about 5,000 items");
    expect(qualifierText("losses", number("5000 items"))).toBe("losses 5,000 items");
    expect(valueText(["a", "b"])).toBe("a, b");
    expect(qualifiersText({ item: "guns", value: "x", when: "2024" })).toBe("item guns, when 2024");
    expect(saidText(from("south", { says: { ...items("10 items").says, when: "2024" } }))).toBe("10 items, when 2024");
    expect(saidText(from("south"))).toBe("");
    expect(qualifierInWords(graph, "supplies", "item", "guns")).toBe("item Guns");
    expect(qualifierInWords(graph, "supplies", "to_whom", "x")).toBe("to whom x");
    expect(qualifierInWords(graph, "supplies", "value", "x")).toBe("x");
    expect(qualifierInWords(graph, "supplies", "losses", number("5 items"))).toBe("losses 5 items");
    // Not of its declared kind: as it is.
    expect(qualifierInWords(graph, "supplies", "when", 5)).toBe("when 5");
  });

  it("that refer are ids", () => {
    expect(idsIn(graph, "supplies", "item", ["guns", "shells"])).toEqual(["guns", "shells"]);
    expect(idsIn(graph, "supplies", "item", "guns")).toEqual(["guns"]);
    expect(idsIn(graph, "supplies", "when", "2024")).toBeNull();
    expect(idsIn(graph, "supplies", "gone", "2024")).toBeNull();
    expect(idsIn(graph, "gone", "item", "guns")).toBeNull();
  });
});

describe("a fact in words", () => {
  const { fact } = told([from("south")]);

  it("falls back to the type's name, and to no object", () => {
    expect(factSentence(graph, fact)).toBe("North supplies East");
    expect(factSentence(graph, { ...fact, type: "gone" })).toBe("North gone East");
    const bare = { ...fact, object: null };
    expect([factSentence(graph, bare), objectText(graph, bare)]).toEqual(["North supplies", ""]);
    expect(objectText(graph, { ...bare, qualifiers: { value: number("5000 items") } })).toBe("5,000 items");
  });

  it("gives the value that claims share, where the fact has none", () => {
    const rolled = told([from("south", { says: { quantity: number("5 items") } })]).fact.rollup.quantities;
    const value = rolled.map((one) => ({ ...one, qualifier: "value" }));
    const bare = { ...fact, object: null };
    expect(objectText(graph, { ...bare, rollup: { ...fact.rollup, quantities: [...rolled, ...value] } })).toBe(
      "5 items",
    );
    expect(objectText(graph, { ...bare, rollup: { ...fact.rollup, quantities: rolled } })).toBe("");
  });

  it("names things after a colon and words in brackets, the fourth and on in number", () => {
    const others = ["guns", "shells", "a", "b", "c"].map((item) => factOf("north", "supplies", "east", { item }, []));
    const phrase = (some: readonly Fact[], type = "supplies") => verbPhrase(graph, type, some);
    expect(phrase(others.slice(0, 1))).toBe("supplies: Guns");
    expect(phrase([...others.slice(0, 2), ...others.slice(0, 1)])).toBe("supplies: Guns and Shells");
    expect(phrase(others.slice(0, 3))).toBe("supplies: Guns, Shells and a");
    expect(phrase(others)).toBe("supplies: Guns, Shells and 3 more");
    expect(phrase([factOf("north", "supplies", "east", {}, [])])).toBe("supplies");
    expect(phrase([], "gone")).toBe("gone");
    const { supplies } = graph.schema.relations;
    if (!supplies) throw new Error("another schema");
    const keyed = { ...supplies, key: ["kind", "when", "value"] };
    const lookup = {
      ...graph,
      voices: graph.voices,
      entity: () => undefined,
      fact: () => undefined,
      schema: { ...graph.schema, relations: { supplies: keyed } },
    };
    const some = [factOf("north", "supplies", "east", { kind: "arms", when: "2024", value: "x" }, [])];
    expect(verbPhrase(lookup, "supplies", some)).toBe("supplies (arms)");
  });

  it("gives the number that most share, with the range of what is claimed", () => {
    const own = (...texts: readonly string[]) =>
      told(texts.map((text, n) => from(["south", "west", "ann"][n] ?? "", items(text)))).fact;
    expect(titleWithNumber(graph, own("5 items"))).toBe("North supplies East: 5 items");
    expect(titleWithNumber(graph, own("5 items", "5 items", "9000 items"))).toBe(
      "North supplies East: 5 items (claims: 5 to 9,000)",
    );
    expect(titleWithNumber(graph, own("9000 items", "9000 items", "5 items"))).toBe(
      "North supplies East: 9,000 items (claims: 5 to 9,000)",
    );
    expect(titleWithNumber(graph, own("5 items", "9 items"))).toBe("North supplies East: 5 to 9 items");
    expect(titleWithNumber(graph, own())).toBe("North supplies East (Guns)");
    expect(titleWithNumber(graph, { ...own("5 items"), type: "gone" })).toBe("North gone East: 5 items");
  });
});

describe("the facts of an entity", () => {
  const facts = [
    factOf("east", "opposes", "north", {}, []),
    factOf("north", "supplies", "east", { item: "guns" }, []),
    factOf("north", "opposes", "east", {}, []),
    factOf("west", "allied_with", "north", {}, []),
    factOf("west", "opposes", "east", {}, [from("ann", { says: { item: "north" } })]),
    factOf("west", "supplies", "east", { item: "shells" }, [from("ann", { says: { item: ["guns", "north"] } })]),
    factOf("north", "gone", "east", {}, []),
    factOf("north", "opposes", "west", {}, []),
  ];

  it("are grouped as they read from it: from it, to it, then where it has a part", () => {
    const groups = (id: string) => factGroups(graph, id, facts).map(({ label, facts: own }) => [label, own.length]);
    expect(groups("north")).toEqual([
      ["allied with", 1],
      ["opposes", 2],
      ["supplies", 1],
      ["opposes (inverse)", 1],
      ["item in: supplies", 1],
      ["named in: opposes", 1],
    ]);
    expect(factGroups(graph, "guns", facts.slice(1, 2)).map(({ label }) => label)).toEqual(["item in: supplies"]);
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

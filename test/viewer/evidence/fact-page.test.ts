import { createElement } from "react";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../../src/model/claim.ts";
import { parseQuantity } from "../../../src/model/quantity.ts";
import { EvidencePanel } from "../../../viewer/evidence/evidence-panel.tsx";
import type { ViewState } from "../../../viewer/state/view-state.ts";
import { htmlOf, inside, sessionOf, textOf } from "../../faces/page-text.ts";
import { from, told } from "../../wording/told.ts";

type More = Parameters<typeof told>[1];

/** The panel of the fact that North supplies East, as these claims tell it. */
function open(claims: readonly Claim[], more: More = {}, change: Partial<ViewState> = {}) {
  const { atlas, fact } = told(claims, more);
  const session = sessionOf(atlas, { ...change, opened: { kind: "fact", id: fact.id } });
  const html = htmlOf(session, createElement(EvidencePanel));
  const sections = inside(html, "section", 'class="claims"');
  return {
    html,
    text: textOf(html),
    sentence: textOf(inside(html, "p", 'class="rollup"').join()),
    badge: textOf(inside(html, "p", 'class="kicker"').join()),
    /** Headings with the text below each. */
    sides: sections.map((section) => {
      const [heading = ""] = inside(section, "h3");
      return [textOf(heading), textOf(section.replace(`<h3>${heading}</h3>`, ""))];
    }),
    charts: inside(html, "figure").map((figure) => ({
      caption: textOf(inside(figure, "figcaption").join()),
      bars: inside(figure, "li").map(textOf),
      html: figure,
    })),
  };
}

const number = (text: string) => ({ says: { quantity: parseQuantity(text) ?? 0 } });
const PAPER = "Paper, paragraph 2 · published 1 May 2024 Cite";

describe("the page of a fact", () => {
  it("begins with what it says, how well it is supported, and what tells it from others", () => {
    const page = open([from("south")], { qualifiers: { when: "2024-10/..", quantity: parseQuantity("5 items") ?? 0 } });
    expect(page.text).toContain("North supplies East (Guns)");
    expect(page.badge).toBe("Reported Cite");
    expect(page.sentence).toBe("Reported by one voice only, South; 5 items.");
    expect(page.text).toContain("item Guns");
    expect(page.text).toContain("when since October 2024");
    expect(page.text).toContain("quantity 5 items");
    expect(page.text).toContain("Written in data/north.yaml");
    expect(page.html).toContain('href="#entity=guns"');
    expect(page.sides).toEqual([["Who says so: 1 independent voice, 1 claim", `South stated it ${PAPER}`]]);
  });

  it("sets who confirms first, and denials and doubts beside assertions", () => {
    const claims = [
      from("ann", { stance: "alleges" }),
      from("bob"),
      from("south", { stance: "confirms" }),
      from("east", { stance: "denies" }),
      from("west", { stance: "doubts" }),
    ];
    const page = open(claims);
    expect(page.badge).toBe("Corroborated · contested Cite");
    expect(page.sides).toEqual([
      [
        "Who says so: 3 independent voices, 3 claims",
        `South confirmed it ${PAPER} Bob stated it ${PAPER} Ann alleged it ${PAPER}`,
      ],
      ["Who denies it: 1 independent voice, 1 claim", `East denied it ${PAPER}`],
      [
        "Who doubts it (which neither supports nor contests it): 1 independent voice, 1 claim",
        `West doubted it ${PAPER}`,
      ],
    ]);
    expect(page.html).toContain('class="two-sides"');
    expect(inside(page.html, "p", 'class="voice"')).toHaveLength(5);
    expect(page.html.match(/class="claim side-for"/g)).toHaveLength(3);
    expect(page.html.match(/class="claim side-against"/g)).toHaveLength(2);
    expect(page.html).toContain('title="Denied by a party to it"');
  });

  it("takes retracted claims out of those who say so, and out of the numbers", () => {
    const claims = [
      from("south", number("3 items")),
      from("west", number("9 items")),
      from("west", { stance: "retracts" }),
    ];
    const page = open(claims);
    expect(page.sentence).toBe("Reported by one voice only, South; taken back by West; 3 items.");
    expect(page.sides).toEqual([
      ["Who says so: 1 independent voice, 1 claim", `South stated it 3 items ${PAPER}`],
      ["Taken back: 1 independent voice, 1 claim", `West stated it 9 items ${PAPER}`],
      ["Who takes it back", `West took it back ${PAPER}`],
    ]);
    expect(page.charts.map(({ caption, bars }) => [caption, bars])).toEqual([["3 items", ["South 3 (best)"]]]);
    expect(page.html).toContain('class="one-side"');
  });

  it("shows an assessment as the analyst's, with what the claims alone amount to", () => {
    const assessment = { support: "confirmed", why: "It was photographed" } as const;
    const page = open([from("south")], { assessment });
    expect(page.badge).toBe("Confirmed (assessed) Cite");
    expect(page.sentence).toBe(
      "Confirmed in the analyst's judgement (It was photographed); by the claims alone, reported by one voice only, South.",
    );
    expect(page.text).not.toContain("a party to it");
    const empty = open([], { assessment });
    expect(empty.sentence).toContain("by the claims alone, unsourced: it has no source.");
    expect(empty.sides).toEqual([]);
  });

  it("lists forecasts apart", () => {
    const page = open([from("bob", { stance: "predicts" }), from("ann", { stance: "predicts", ...number("4 items") })]);
    expect(page.badge).toBe("Projected Cite");
    expect(page.sides).toEqual([
      ["Who expects it: 2 independent voices, 2 claims", `Bob predicted it ${PAPER} Ann predicted it 4 items ${PAPER}`],
    ]);
    // A forecast gives no number for what is so.
    expect(page.charts).toEqual([]);
  });

  it("says why an opinion counts for less, and who wrote it jointly", () => {
    const page = open([from(null, { source: "essay", at: null, note: "on page one" })]);
    expect(page.sides).toEqual([
      [
        "Who says so: 1 independent voice, 1 claim",
        "Ann alleged it, as an opinion (written: states), jointly with Bob on page one Essay · published June 2024 Cite",
      ],
    ]);
  });

  it("shows a conclusion as one", () => {
    const page = open([from("ann", { basis: "inference" }), from("bob", { stance: "alleges" })]);
    expect(page.badge).toBe("Alleged Cite");
    expect(page.sentence).toBe("Only alleged, by Bob, and inferred, by Ann.");
    expect(page.sides).toEqual([
      [
        "Who says so: 2 independent voices, 2 claims",
        `Ann inferred it, as an inference (written: states) ${PAPER} Bob alleged it ${PAPER}`,
      ],
    ]);
    expect(open([from("ann", { basis: "inference" })]).sentence).toBe("Only inferred, by Ann.");
  });

  it("says through whom a voice is heard", () => {
    const sides = (one: Claim) => open([one]).sides.map(([, text]) => text);
    expect(sides(from("minister"))).toEqual([`North stated it, through The Minister, speaking for it ${PAPER}`]);
    expect(sides(from("ann", { relays: ["west"] }))).toEqual([`West stated it, passed on by Ann ${PAPER}`]);
    expect(sides(from(null, { relays: ["west"] }))).toEqual([`West stated it, passed on by the source ${PAPER}`]);
    expect(sides(from("ann", { relays: ["minister"] }))).toEqual([
      `North stated it, the word of The Minister, passed on by Ann ${PAPER}`,
    ]);
  });

  it("names no speaker where none is named", () => {
    const hearsay = from("ann", { relays: ["unknown"], stance: "alleges" });
    expect(open([hearsay]).sides).toEqual([
      ["Who says so: 1 independent voice, 1 claim", `No speaker named alleged it, passed on by Ann ${PAPER}`],
    ]);
    expect(open([from("bob"), hearsay]).sides).toEqual([
      [
        "Who says so: 1 independent voice, 2 claims",
        `Bob stated it ${PAPER} No speaker named (adds no voice to those that are) alleged it, passed on by Ann ${PAPER}`,
      ],
    ]);
    expect(open([from(null, { source: null, at: null })]).sides).toEqual([
      ["Without a speaker", "stated it No source · undated Cite"],
    ]);
  });

  it("draws each voice's number, and marks what most share", () => {
    const claims = [
      from("south", number("10 items")),
      from("west", number("10 items")),
      from("ann", number("3..5 items")),
      from("bob", number("2?.. items")),
      from("nato", number("..8 items")),
      from("east", number("1 items/day")),
    ];
    const { charts } = open(claims);
    expect(charts.map(({ caption, bars }) => [caption, bars])).toEqual([
      [
        "3 to 10 items, best 10 (2 of 5 voices)",
        ["Bob 2 or more (vague)", "Ann 3 to 5", "NATO up to 8", "South 10 (best)", "West 10 (best)"],
      ],
      ["1 items/day", ["East 1 (best)"]],
    ]);
    const [first] = charts;
    expect(first?.html.match(/class="bar best"/g)).toHaveLength(2);
    expect(first?.html).toContain("left:13.33%;right:calc(100% - 100.00%)");
    expect(first?.html).toContain("left:20.00%;right:calc(100% - 33.33%)");
    expect(first?.html).toContain('class="bar-range open-below"');
    expect(first?.html).toContain('class="bar-range open-above"');
    expect(first?.html).toContain('class="bar-range point"');
    expect(first?.html).toContain("<span>0</span><span>7.5</span><span>15</span>");
  });

  it("shows hostile names as text", () => {
    const names = { south: '<img src=x onerror="1">', guns: "safe\u202Egnp.exe" };
    const { html, text } = open([from("south", { note: "</script><b>", quote: "\u2066x" })], { names });
    expect(html).not.toMatch(/<img|<b>|<\/script|[\u202E\u2066]/);
    expect(text).toContain('Reported by one voice only, <img src=x onerror="1">.');
    expect(text).toContain("North supplies East (safegnp.exe)");
    expect(text).toContain("“x”");
  });

  it("says what the clocks leave out, and where they leave out all of it", () => {
    const claims = [from("south", { said: "2024-01-01" }), from("west", { said: "2024-03-01" })];
    const clocks = { trueOn: null, knownOn: "2024-02-01", undated: false, certain: false };
    const early = open(claims, {}, { clocks });
    expect(early.sentence).toBe("Reported by one voice only, South.");
    expect(early.text).toContain("Left out by the clocks or the lens: 1 claim.");
    expect(open(claims).text).not.toContain("Left out");
    const none = open(claims, {}, { clocks: { ...clocks, knownOn: "2023-01-01" } });
    expect(none.text).toContain("Not part of the present view");
  });

  it("says so where there is no such fact", () => {
    const { atlas } = told([]);
    const session = sessionOf(atlas, { opened: { kind: "fact", id: "gone" } });
    expect(textOf(htmlOf(session, createElement(EvidencePanel)))).toContain("holds nothing called gone");
  });
});

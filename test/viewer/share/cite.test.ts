import { describe, expect, it } from "vitest";
import { sourceFootnote } from "../../../src/wording/claims/footnotes.ts";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { citeClaim, citeFact, citeView } from "../../../viewer/share/cite.ts";
import { numberSources } from "../../../viewer/share/source-notes.ts";
import { claim, entityOf, factOf, sampleSchema } from "../sample-dataset.ts";

const LINK = "https://example.org/#fact=a";

const atlas = buildAtlas({
  dataset: {
    format: "entente/1",
    digest: "0123456789abcdef",
    schema: sampleSchema(),
    entities: [
      entityOf("ana", "person", "Ana"),
      entityOf("norland", "state", "Norland\n2. forged line"),
      entityOf("ostia", "state", "Ostia\u202E"),
      entityOf("paper", "source", "The Paper", { attributes: { date: "2024-05-01", url: "https://example.org/p" } }),
      entityOf("trap", "source", "Trap", { attributes: { url: "javascript:alert(1)" } }),
    ],
    facts: [
      factOf("norland", "opposes", "ostia", { when: "2024" }, [
        claim({ by: "ana", source: "paper", said: "2024-04-30", at: "paras. 3, 5", stance: "alleges" }),
        claim({ source: "trap", at: null }),
      ]),
      factOf("paper", "authored_by", "ana", {}, [claim({ source: "paper", at: null })]),
    ],
  },
  graph: { nodes: [], edges: [] },
});
const [fact] = atlas.dataset.facts;

describe("citations", () => {
  it("name author, title, date, place and address of a source", () => {
    expect(sourceFootnote(atlas.kg, "paper", "paragraph 3")).toBe(
      "Ana, “The Paper”, 1 May 2024, paragraph 3. https://example.org/p",
    );
  });

  it("give no address that is none of the web's", () => {
    expect(sourceFootnote(atlas.kg, "trap")).toBe("“Trap”.");
  });

  it("give a fact with every claim, a line each, whatever a name holds", () => {
    if (!fact) throw new Error("no fact");
    const lines = citeFact(atlas, fact, LINK).split("\n");
    expect(lines[0]).toBe("Norland 2. forged line opposes Ostia (when 2024).");
    expect(lines[2]).toBe("1. Trap stated it. In: “Trap”.");
    expect(lines[3]).toBe(
      "2. Ana alleged it, said 30 April 2024. In: Ana, “The Paper”, 1 May 2024, paragraphs 3 and 5. https://example.org/p",
    );
    expect(lines[4]).toBe(`Entente, fact ${fact.id}, dataset 0123456789abcdef. ${LINK}`);
    expect(lines).toHaveLength(5);
  });

  it("give one claim with its fact", () => {
    const [first] = fact?.claims ?? [];
    if (!fact || !first) throw new Error("no claim");
    const lines = citeClaim(atlas, fact, first, null).split("\n");
    expect(lines[0]).toMatch(/^On “Norland 2\. forged line opposes Ostia”: Ana alleged it/);
    expect(lines[1]).toBe(`Entente, claim ${first.id}, dataset 0123456789abcdef.`);
  });

  it("give a view with its sources under numbers, the most used first", () => {
    const { notes, numbersOf } = numberSources(atlas, atlas.dataset.facts);
    expect(notes.map(({ number, source, facts }) => [number, source, facts])).toEqual([
      [1, "paper", 2],
      [2, "trap", 1],
    ]);
    expect(numbersOf(fact?.id ?? "")).toEqual([1, 2]);
    const lines = citeView(atlas, { shows: "2 facts.", hides: "Nothing is hidden." }, notes, null).split("\n");
    expect(lines[0]).toBe("2 facts. Nothing is hidden.");
    expect(lines[2]).toMatch(/^\[1\] Ana, “The Paper”.* \(2 facts\)$/);
  });
});

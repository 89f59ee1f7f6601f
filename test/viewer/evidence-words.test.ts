import { describe, expect, it } from "vitest";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { rollupSentence } from "../../viewer/evidence/rollup-sentence.ts";
import { bestWords, boundsWords, valueWords } from "../../viewer/evidence/values.ts";
import { locatorWords } from "../../viewer/evidence/words.ts";
import { claim, entityOf, factOf, sampleSchema } from "./sample-dataset.ts";

const world = [
  ...["north", "south", "east", "west"].map((id) => entityOf(id, "state", id[0]?.toUpperCase() + id.slice(1))),
  entityOf("guns", "weapon", "Guns"),
  entityOf("paper", "source", "Paper", { attributes: { kind: "news" } }),
];

function sentence(...claims: readonly Claim[]): string {
  const { atlas, fact } = told(claims);
  return rollupSentence(atlas, fact);
}

function told(claims: readonly Claim[]): { readonly atlas: Atlas; readonly fact: Fact } {
  const bare = [factOf("north", "supplies", "east", { item: "guns" }, claims)];
  const schema = sampleSchema();
  const facts = corroborate(bare, voicesOf(new Map(world.map((entity) => [entity.id, entity])), bare, schema));
  const dataset = { format: "entente/1" as const, digest: "0", schema, entities: world, facts };
  const atlas = buildAtlas({ dataset, graph: { nodes: [], edges: [] } });
  return { atlas, fact: facts[0] as Fact };
}

const from = (by: string, parts: Parameters<typeof claim>[0] = {}): Claim => claim({ by, source: "paper", ...parts });
const number = (text: string) => ({ says: { quantity: parseQuantity(text) ?? 0 } });

describe("the sentence of a roll-up", () => {
  it("names the one voice that a fact rests on", () => {
    expect(sentence(from("south"))).toBe("Only one voice states it (South).");
  });

  it("counts voices, and says where a party admits or denies", () => {
    expect(sentence(from("south"), from("west"))).toBe(
      "2 independent voices say so (South and West), and none confirms it.",
    );
    expect(sentence(from("north", { stance: "confirms" }))).toBe("Confirmed by North, a party to it.");
    expect(sentence(from("south"), from("north", { stance: "denies" }))).toContain("a party to it denies it (North)");
    expect(sentence(from("south"), from("west", { stance: "denies" }))).toContain("it is denied independently (West)");
  });

  it("gives the range of the numbers and what most voices share, and never a mean", () => {
    const words = sentence(
      from("south", number("3000 items")),
      from("west", number("10000 items")),
      from("east", number("10000 items")),
    );
    expect(words).toContain("Numbers run from 3,000 to 10,000 items; most voices share 10,000.");
    expect(sentence(from("south", number("3000 items")), from("west", number("5000 items")))).toContain(
      "no one value is shared by most",
    );
  });

  it("is plain about what is only alleged, predicted, denied or said by nobody", () => {
    expect(sentence(from("south", { stance: "alleges" }))).toBe("It is only alleged (South).");
    expect(sentence(from("south", { stance: "predicts" }))).toBe("It is only predicted (South).");
    expect(sentence(from("south", { stance: "denies" }))).toBe("It is only denied (South).");
    expect(sentence()).toBe("Nobody is named for it.");
  });
});

describe("values in words", () => {
  it.each([
    [3000, 3000, "3,000"],
    [3000, 10000, "3,000 to 10,000"],
    [16500, null, "at least 16,500"],
    [null, 1200, "up to 1,200"],
  ])("bounds %s and %s are %s", (min, max, words) => {
    expect(boundsWords(min, max)).toBe(words);
  });

  it("names what a reference refers to, and writes quantities out", () => {
    const { atlas, fact } = told([from("south", number("~5000 items")), from("west", number("5000 items"))]);
    expect(valueWords(atlas, fact.type, "item", "guns")).toBe("Guns");
    expect(valueWords(atlas, fact.type, "quantity", parseQuantity("~5000 items/month") ?? 0)).toBe(
      "about 5,000 items a month",
    );
    expect(fact.rollup.quantities.map(bestWords)).toEqual(["5,000 items"]);
  });

  it.each([
    ["p3", "paragraph 3"],
    ["p3,p5", "paragraphs 3, 5"],
    ["L14-L16", "lines 14 to 16"],
    ["the caption", "the caption"],
  ])("locator %s is %s", (at, words) => {
    expect(locatorWords(at)).toBe(words);
  });
});

import { describe, expect, it } from "vitest";
import { parseQuantity } from "../../src/model/quantity.ts";
import { from, sentence } from "./told.ts";

const number = (text: string) => ({ says: { quantity: parseQuantity(text) ?? 0 } });

describe("the sentence of a roll-up", () => {
  it("names the one voice that a fact rests on, and what it does beyond stating", () => {
    expect(sentence([from("south")])).toBe("Reported by one voice only, South.");
    expect(sentence([from("south", { stance: "confirms" })])).toBe("Reported by one voice only (South confirmed it).");
  });

  it("says that one confirms it where one does", () => {
    expect(sentence([from("south", { stance: "confirms" }), from("west")])).toBe(
      "Corroborated: 2 independent voices say so (South confirmed it, and West stated it).",
    );
    expect(sentence([from("south"), from("west")])).toBe("Corroborated: 2 independent voices say so (South and West).");
  });

  it("names who confirms first, and counts the rest", () => {
    const claims = [
      from("ann", { stance: "alleges" }),
      from("south", { stance: "confirms" }),
      from("bob"),
      from("nato", { stance: "confirms" }),
    ];
    expect(sentence(claims)).toBe("Confirmed by South and NATO, and said by 2 more voices.");
  });

  it("calls a party only who is one", () => {
    expect(sentence([from("north", { stance: "confirms" })])).toBe("Confirmed by North, a party to it.");
    expect(sentence([from("minister", { stance: "confirms" })])).toBe("Confirmed by North, a party to it.");
    const assessment = { support: "confirmed", why: "The shells were photographed." } as const;
    expect(sentence([from("south")], { assessment })).toBe(
      "Confirmed in the analyst's judgement (The shells were photographed); by the claims alone, reported by one voice only, South.",
    );
    expect(sentence([], { assessment })).toBe(
      "Confirmed in the analyst's judgement (The shells were photographed); by the claims alone, unsourced: it has no source.",
    );
  });

  it("tells who states it from who only alleges it", () => {
    expect(sentence([from("ann"), from("bob", { stance: "alleges" })])).toBe(
      "Reported: Ann stated it, and Bob only alleged it.",
    );
    const three = [
      from("south", { stance: "alleges" }),
      from("ann", { stance: "confirms" }),
      from("bob", { stance: "alleges" }),
    ];
    expect(sentence(three)).toBe("Reported: Ann confirmed it, and South and Bob only alleged it.");
    expect(sentence([from("ann"), from("bob"), from("south", { stance: "alleges" })])).toBe(
      "Corroborated: 3 independent voices say so (Ann and Bob stated it, and South only alleged it).",
    );
  });

  it("names forecasters apart from those who say that it is so", () => {
    expect(sentence([from("ann"), from("bob", { stance: "predicts" })])).toBe(
      "Reported by one voice only, Ann; expected by Bob.",
    );
    expect(sentence([from("ann"), from("ann", { stance: "predicts" })])).toBe("Reported by one voice only, Ann.");
    expect(sentence([from("bob", { stance: "predicts" })])).toBe("Only predicted, by Bob.");
  });

  it("is plain about what is alleged, denied, doubted or without a source", () => {
    expect(sentence([from("south", { stance: "alleges" })])).toBe("Only alleged, by South.");
    expect(sentence([from("south", { stance: "denies" })])).toBe("Only denied, by South.");
    expect(sentence([from("south", { stance: "doubts" })])).toBe("Unsourced: no claim supports it; doubted by South.");
    expect(sentence([])).toBe("Unsourced: it has no source.");
    expect(sentence([from("south"), from("west", { stance: "denies" }), from("bob", { stance: "doubts" })])).toBe(
      "Reported by one voice only, South; denied independently, by West; doubted by Bob.",
    );
    expect(sentence([from("south"), from("east", { stance: "denies" }), from("north", { stance: "denies" })])).toBe(
      "Reported by one voice only, South; denied by East and North, parties to it.",
    );
  });

  it("leaves out who took the claim back, and says so", () => {
    const claims = [from("south"), from("west"), from("west", { stance: "retracts" })];
    expect(sentence(claims)).toBe("Reported by one voice only, South; taken back by West.");
    expect(sentence([from("west"), from("west", { stance: "retracts" })])).toBe(
      "Unsourced: no claim supports it; taken back by West.",
    );
  });

  it("lets hearsay add no voice, and names it where the support rests on it", () => {
    const hearsay = from("ann", { relays: ["unknown"] });
    expect(sentence([hearsay])).toBe("Reported by one voice only, someone unnamed.");
    expect(sentence([hearsay, from("bob")])).toBe("Reported by one voice only, Bob.");
    expect(sentence([hearsay, from("bob", { stance: "alleges" })])).toBe(
      "Reported: someone unnamed stated it, and Bob only alleged it.",
    );
  });

  it("gives the range of the numbers and what most voices share, and never a mean", () => {
    const claims = [
      from("south", number("3000 items")),
      from("west", number("10000 items")),
      from("ann", number("10000 items")),
    ];
    expect(sentence(claims)).toMatch(/; 3,000 to 10,000 items, best 10,000 \(2 of 3 voices\)\.$/);
    expect(sentence(claims.slice(1))).toMatch(/; 10,000 items \(2 of 2 voices\)\.$/);
    expect(sentence(claims.slice(0, 2))).toMatch(/; 3,000 to 10,000 items\.$/);
    expect(sentence([from("south", number("2000?.. items"))])).toMatch(/; 2,000 or more items \(vague\)\.$/);
    expect(sentence([from("south", number("..5 items")), from("west", number("10.. items"))])).toMatch(
      /; no common range of items\.$/,
    );
  });
});

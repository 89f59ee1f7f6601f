import { describe, expect, it } from "vitest";
import { schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names, places } from "./found.ts";

const claimsOf = (...claims: Record<string, unknown>[]): Files => japan({ borders: { to: "russia", claims } });

describe("who asserts and denies", () => {
  const claim = { by: "nato", source: "news", at: "para. 3" };
  const denial = { ...claim, stance: "denies", at: "para. 4" };
  const AT = "japan/relations/borders/claims";

  it("is told at each denial, with the first assertion", () => {
    expect(places(claimsOf(denial, claim, { ...claim, at: "para. 5" }))).toEqual([`both-ways ${AT}/0/stance ${AT}/1`]);
    expect(places(claimsOf(claim, denial, { ...denial, at: "para. 6" }))).toEqual([
      `both-ways ${AT}/1/stance ${AT}/0`,
      `both-ways ${AT}/2/stance ${AT}/0`,
    ]);
    expect(found(claimsOf(claim, denial))[0]).toMatchObject({
      message: expect.stringContaining("`nato`"),
      related: [{ message: "states it here" }],
    });
  });

  it("is told of a source that speaks for itself", () => {
    const [one] = found(claimsOf({ source: "news", at: "1" }, { source: "news", at: "2", stance: "denies" }));
    expect(one).toMatchObject({ name: "both-ways", message: expect.stringContaining("`news`") });
  });

  it("may do so of others' words, may only allege or doubt, and differs from another who does", () => {
    expect(names(claimsOf({ ...claim, relays: "korea" }, { ...denial, relays: "korea" }))).toEqual([]);
    expect(names(claimsOf(claim, { ...denial, relays: "korea" }))).toEqual([]);
    expect(names(claimsOf({ ...claim, stance: "alleges" }, denial))).toEqual([]);
    expect(names(claimsOf({ ...claim, stance: "predicts" }, denial))).toEqual([]);
    expect(names(claimsOf(claim, { ...denial, stance: "doubts" }))).toEqual([]);
    expect(names(claimsOf({ ...claim, stance: "confirms" }, denial))).toEqual(["both-ways"]);
    expect(names(claimsOf(claim, { ...denial, by: "korea" }))).toEqual([]);
    const other: Files = { other: { type: "source", name: "Other", kind: "news", date: "2024-10-20" } };
    expect(names({ ...other, ...claimsOf(claim, { ...denial, source: "other" }) })).toEqual([]);
  });
});

describe("words that are passed on", () => {
  const relay = (by: string, ...relays: string[]) => ({ by, relays, source: "news" });

  it("do not run in a circle, which is told at the claim that leaves its first member", () => {
    expect(places(claimsOf(relay("nato", "korea"), relay("korea", "nato")))).toEqual([
      "relays-cycle japan/relations/borders/claims/1/relays",
    ]);
    expect(found(claimsOf(relay("nato", "korea"), relay("korea", "nato")))[0]?.message).toContain(
      "korea → nato → korea",
    );
    // The first claim in which one passes on another's word.
    const twice = claimsOf(relay("korea", "nato"), { ...relay("korea", "nato"), at: "2" }, relay("nato", "korea"));
    expect(places(twice)).toEqual(["relays-cycle japan/relations/borders/claims/0/relays"]);
  });

  it("end with those who are unknown, or who do not pass on", () => {
    expect(names(claimsOf(relay("unknown", "korea"), relay("korea", "unknown")))).toEqual([]);
    expect(names(claimsOf({ relays: "korea", source: "news" }, relay("korea", "nato"), relay("nato")))).toEqual([]);
    expect(names(claimsOf(relay("nato", "korea")))).toEqual([]);
    expect(names(claimsOf({ by: "nato", source: "news" }, { by: "korea", source: "news" }))).toEqual([]);
  });

  it("are not one's own, unless of someone unknown", () => {
    expect(places(claimsOf(relay("nato", "korea", "nato")))).toEqual([
      "relays-itself japan/relations/borders/claims/0/relays",
    ]);
    expect(found(claimsOf(relay("nato", "nato")))[0]?.message).toContain("`nato`");
    expect(names(claimsOf(relay("unknown", "unknown")))).toEqual([]);
    expect(names(claimsOf({ relays: "nato", source: "news" }))).toEqual([]);
  });
});

describe("a claim that is there already", () => {
  const claim = { by: "nato", source: "news", at: "para. 3", said: "2024-10-01", relays: ["korea"], when: "2024" };
  const others = Array.from({ length: 8 }, (_, n) => ({ by: "nato", source: "news", at: `para. ${n + 10}` }));
  const other: Files = { other: { type: "source", name: "Other", kind: "news", date: "2024-10-20" } };

  it.each([
    ["among few", []],
    ["among many", others],
  ])("is found %s, with the first", (_, more) => {
    const AT = "japan/relations/borders/claims";
    expect(places(claimsOf(claim, ...more, claim, claim))).toEqual([
      `repeated-claim ${AT}/${more.length + 1} ${AT}/0`,
      `repeated-claim ${AT}/${more.length + 2} ${AT}/0`,
    ]);
    for (const change of [
      { by: "russia" },
      { source: "other" },
      { at: "para. 4" },
      { said: "2024-10-02" },
      { relays: ["russia"] },
      { when: "2023" },
      { stance: "confirms" },
    ]) {
      expect(names({ ...other, ...claimsOf(claim, ...more, { ...claim, ...change }) })).toEqual([]);
    }
    // Keys in another order, other words of the analyst's.
    const { when, ...rest } = claim;
    expect(names(claimsOf(claim, ...more, { when, note: "again", ...rest }))).toEqual(["repeated-claim"]);
  });
});

describe("a claim without a source", () => {
  it("is told of each entry and each file", () => {
    const fact = (to: string) => ({ type: "opposes", from: "japan", to, by: "nato" });
    const files = { japan: { type: "state", name: "Japan" }, a: fact("russia"), b: fact("korea") };
    expect(places(files)).toEqual(["claim-without-source a", "claim-without-source b"]);
    expect(
      places(claimsOf({ by: ["nato", "korea"] }, { by: "korea", source: "news" }, { by: "russia", at: "2" })),
    ).toEqual([
      "claim-without-source japan/relations/borders/claims/0",
      "claim-without-source japan/relations/borders/claims/2",
    ]);
  });

  it("is not a fact without any claim, which is warned of unless it is the analyst's own", () => {
    expect(places(japan({ borders: "russia" }))).toEqual(["unsourced-fact japan/relations/borders"]);
    const { opposes } = schema.relations;
    if (!opposes) throw new Error("another schema");
    const own = { ...schema, relations: { ...schema.relations, opposes: { ...opposes, by_analyst: true } } };
    expect(places(japan({ opposes: "russia" }), true, own)).toEqual([]);
    expect(places(japan({ opposes: "russia" }))).toEqual(["unsourced-fact japan/relations/opposes"]);
  });
});

describe("a quote", () => {
  const words = (count: number, last = "word") => [...Array(count - 1).fill("word"), last].join(" ");

  it("of too many words is told once for all who share it, at its words", () => {
    const quote = words(9);
    expect(places(claimsOf({ by: ["nato", "korea"], source: "news", quote }))).toEqual([
      `long-quote japan/relations/borders/claims/0/quote (${quote})`,
    ]);
    expect(
      names(claimsOf({ by: "nato", source: "news", quote }, { by: "korea", source: "news", quote: words(9, "x") })),
    ).toEqual(["long-quote", "long-quote"]);
  });

  it("is counted by words, as many as the schema allows", () => {
    expect(names(claimsOf({ source: "news", quote: `  ${words(8).replaceAll(" ", "  ")} ` }))).toEqual([]);
    const wide = { ...schema, quote_words: 10 };
    const quoted = (count: number) => found(claimsOf({ source: "news", quote: words(count) }), true, wide);
    expect(quoted(10)).toEqual([]);
    expect(quoted(11)[0]?.message).toMatch(/11.*10/);
  });
});

describe("a source of a claim", () => {
  it("is something that can be looked up", () => {
    expect(places(claimsOf({ source: "unknown" }))).toEqual([
      "not-a-source japan/relations/borders/claims/0/source (unknown)",
    ]);
    expect(found(claimsOf({ source: "unknown" }))[0]?.hint).toContain("leave the claim out");
    expect(places(claimsOf({ source: "nato" }))).toEqual([
      "not-a-source japan/relations/borders/claims/0/source (nato) nato/type",
    ]);
    expect(found(claimsOf({ source: "nato" }))[0]?.hint).toBe("did you mean `by: nato`?");
  });
});

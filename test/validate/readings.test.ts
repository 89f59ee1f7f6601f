import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import { dateFinding } from "../../src/validate/date-finding.ts";
import { locatorFinding } from "../../src/validate/locator-finding.ts";
import { spelledOut, unitMeant } from "../../src/validate/loose-quantity.ts";
import { misfitOf } from "../../src/validate/misfits.ts";
import { quantityFinding, splitNumber } from "../../src/validate/quantity-finding.ts";
import { setHint, setHintOf } from "../../src/validate/set-hint.ts";
import { firstRepeated } from "../../src/validate/unique-items.ts";

const place = { file: "data/a.yaml", pointer: "/x", on: "value" } as const;
const fixOf = ({ fix }: Finding) => fix?.map(({ newText }) => newText);

describe("what is meant by a date", () => {
  it.each([
    ["476", "0476"],
    ["-44", "-0044"],
    ["−44", "-0044"],
    ["Y1984", "1984"],
    ["Y-1984", "-1984"],
    ["12000", "Y12000"],
    ["-12000", "Y-12000"],
    ["44 BC", "-0043"],
    ["1 BCE", "0000"],
    ["44 B.C.", "-0043"],
    ["44 v. Chr.", "-0043"],
    ["10000 BC", "-9999"],
    ["12000 BC", "Y-11999"],
    ["2024-10-28 12:30", "2024-10-28T12:30"],
    ["20241028", "2024-10-28"],
    ["2024/10/28", "2024-10-28"],
    ["2024.10", "2024-10"],
    ["2024-1-5", "2024-01-05"],
    ["10/2024", "2024-10"],
    ["1.2024", "2024-01"],
    ["1990s", "199X"],
    ["1990's", "199X"],
    ["17.11.1933", "1933-11-17"],
    ["7.1.1933", "1933-01-07"],
    ["about 1990", "1990~"],
    ["ca. 1990-05", "1990-05~"],
    ["c. 1990", "1990~"],
    ["since 1990", "1990/.."],
    ["after 1990-05-01", "1990-05-01/.."],
    ["until 1990", "../1990"],
    ["before 1990-05", "../1990-05"],
    ["1990..1992", "1990/1992"],
    ["1990 to 1992-05", "1990/1992-05"],
    ["1990–1992", "1990/1992"],
    ["17 November 1933", "1933-11-17"],
    ["17. Nov 1933", "1933-11-17"],
    ["Sept. 1933", "1933-09"],
    ["November, 1933", "1933-11"],
    ["December 7, 1941", "1941-12-07"],
    ["Jan 5 1941", "1941-01-05"],
    ["  1990s ", "199X"],
  ])("%j is %s", (written, meant) => {
    const found = dateFinding(written, place);
    expect([found.hint, fixOf(found)]).toEqual([`write \`${meant}\``, [meant]]);
  });

  it.each([
    "3/4/2024",
    "30.2.2024",
    "2024-13",
    "99 November 2024",
    "17 Foo 1933",
    "Foo 7, 1933",
    "yesterday",
    `since ${" ".repeat(100)}1990`,
    `[${"1970, ".repeat(30)}1971]`,
  ])("%j cannot be told", (written) => {
    const found = dateFinding(written, place);
    expect(found.hint).toMatch(/^write `2024`, `2024-10`/);
    expect(found.fix).toBeUndefined();
  });

  it("is one of a set, or the interval that holds them", () => {
    const one = "a value is one date: write ";
    const of = (text: string, isState = false) => dateFinding(text, place, isState).hint;
    expect(of("[1970, 1972]")).toBe(`${one}the interval that holds them, \`1970/1972\``);
    expect(of("[1972, 1970]")).toBe(`${one}the interval that holds them, \`1970/1972\``);
    expect(of("[1970..1972, 1975]")).toBe(`${one}the interval that holds them, \`1970/1975\``);
    expect(of("[..1983]")).toBe(`${one}the interval that holds them, \`../1983\``);
    expect(of("[1983..]")).toBe(`${one}the interval that holds them, \`1983/..\``);
    expect(of("[soon]")).toBe(`${one}the interval that holds them`);
    expect(of("{1970, 1972}")).toBe(`${one}a fact for each, \`1970\` and \`1972\``);
    expect(of("{soon}")).toBe(`${one}a fact for each`);
    expect(of("[1970, 1972]", true)).toBe(
      `${one}the one that you take, and in their claims what others give; \`1970/1972\` would say that it lasted all that time`,
    );
    expect(of("[soon]", true)).toBe(`${one}the one that you take, and in their claims what others give`);
    expect(setHint("1970", false)).toBeNull();
    expect(setHint("[1970", false)).toBeNull();
  });

  it("is one of a set that YAML reads as a list or a mapping", () => {
    expect(setHintOf([1970, "1972"], false)).toBe(setHint("[1970,1972]", false));
    expect(setHintOf({ 1970: null, "1972": null }, false)).toBe(setHint("{1970,1972}", false));
    expect(setHintOf({ 1970: null, when: 1972 }, false)).toBeNull();
    for (const value of [null, 1970, "[1970]"]) expect(setHintOf(value, false)).toBeNull();
  });
});

describe("what is meant by a quantity", () => {
  const units = ["troops", "usd", "percent"];
  const found = (written: string | number, of = units) => quantityFinding(written, of, "count", place);

  it.each([
    ["over 500 troops", "500.. troops"],
    [">=500 troops", "500.. troops"],
    ["≥ 500 troops", "500.. troops"],
    ["min. 500 troops", "500.. troops"],
    ["at least 1.5 percent", "1.5.. percent"],
    ["<5 troops", "..5 troops"],
    ["up to 5 troops", "..5 troops"],
    ["about 5 troops", "~5 troops"],
    ["≈5 troops", "~5 troops"],
    ["5-10 troops", "5..10 troops"],
    ["5 to 10 troops", "5..10 troops"],
    ["5...10 troops", "5..10 troops"],
    ["5+ troops", "5.. troops"],
    ["5troops", "5 troops"],
    ["~5troops", "~5 troops"],
    ["5 troops per day", "5 troops/day"],
    ["5 troops a Month", "5 troops/Month"],
    ["$5", "5 usd"],
    ["$1.25 million", "1250000 usd"],
  ])("%j is %s", (written, meant) => {
    const { hint, fix } = found(written);
    if (written.includes("Month")) expect(fix).toBeUndefined();
    else expect([hint, fix?.map(({ newText }) => newText)]).toEqual([`write \`${meant}\``, [meant]]);
  });

  it("cannot be told where no such unit comes of it", () => {
    for (const written of ["some troops", "over 500 boats", `over ${" ".repeat(100)}5 troops`, "troops"]) {
      const one = found(written);
      expect([one.name, one.fix]).toEqual(["not-a-quantity", undefined]);
      expect(one.hint).toMatch(/^a number first, then a unit/);
    }
    // A number without a unit is told where units may be named later.
    expect(found("over 500").hint).toBe("write `500..`");
  });

  it("is of another unit", () => {
    expect(found("5 trops")).toMatchObject({
      name: "unit-not-allowed",
      hint: "did you mean `troops`?",
      place: { ...place, part: "trops" },
      fix: [{ place: { ...place, part: "trops" }, newText: "troops" }],
    });
    expect(found("5 dollars", ["usd", "dollars"])).toMatchObject({ hint: "did you mean `dollars`?" });
    const none = found("5 ships");
    expect([none.hint, none.fix]).toEqual(["one of troops, usd, percent", undefined]);
    const whole = quantityFinding("5 trops", units, "count", { file: "a", start: 0, end: 5 });
    expect(whole.place).toEqual({ file: "a", start: 0, end: 5 });
  });

  it("lacks a unit, or has commas in it", () => {
    expect(found(5).hint).toBe("name one of troops, usd, percent: `5 troops`");
    expect(found("5,000 troops")).toMatchObject({
      name: "comma-in-quantity",
      hint: "write `5000 troops`",
      fix: [{ newText: "5000 troops" }],
    });
    expect(found("1,234,567 troops").hint).toBe("write `1234567 troops`");
    const odd = found("some 5,000 of them");
    expect([odd.name, odd.hint, odd.fix]).toEqual(["comma-in-quantity", "write `some 5000 of them`", undefined]);
    expect(found("5,0000 troops").name).toBe("not-a-quantity");
  });

  it("is spelt with signs and words for powers of ten", () => {
    expect(unitMeant("%", ["percent"])).toBe("percent");
    expect(unitMeant("$", ["USD"])).toBe("USD");
    expect(unitMeant("$", ["eur"])).toBeUndefined();
    expect(unitMeant("eur", ["eur"])).toBe("eur");
    expect(unitMeant("constructor", ["eur"])).toBeUndefined();
    for (const [written, meant] of [
      ["$3 million", "3000000 usd"],
      ["~$3", "~3 usd"],
      ["-$2.5bn", "-2500000000 usd"],
      ["3$", "3 usd"],
      ["3$/day", "3 usd/day"],
      ["3? $", "3? usd"],
      ["€3", "3 €"],
      ["0.5 thousand troops", "500 troops"],
      ["1.23456 thousand", "1234.56"],
      ["0.0005 thousand", "0.5"],
      ["2 trillion", "2000000000000"],
      ["1 Million", "1000000"],
      ["12,5", "12.5"],
      ["1_000_000", "1000000"],
      ["1 000 troops", "1000 troops"],
      ["1 0000", "1 0000"],
      ["−3", "-3"],
    ] as const)
      expect(spelledOut(written, ["usd"]), written).toBe(meant);
  });

  it("is torn apart by a comma between braces", () => {
    expect(splitNumber({ quantity: 10, "000 troops": null }, "000 troops")).toEqual({
      written: "10,000 troops",
      joined: "10000 troops",
    });
    expect(splitNumber({ quantity: "~10", "000 troops": null }, "000 troops")?.joined).toBe("~10000 troops");
    // A key that looks like a whole number comes first in an object.
    expect(splitNumber({ 500: null, to: "a", quantity: 10 }, "500")?.joined).toBe("10500");
    for (const [entry, key] of [
      [{ quantity: 10, "000 troops": 1 }, "000 troops"],
      [{ quantity: "ten", "000 troops": null }, "000 troops"],
      [{ quantity: 1.5, "000 troops": null }, "000 troops"],
      [{ quantity: 10, "00 troops": null }, "00 troops"],
      [{ quantity: 10, "0000 troops": null }, "0000 troops"],
      [{ quantity: 10, troops: null }, "troops"],
      [{ to: "a", 500: null }, "500"],
      [{ quantity: 10, to: "a", "000 troops": null }, "000 troops"],
    ] as const)
      expect(splitNumber(entry, key), JSON.stringify(entry)).toBeUndefined();
  });
});

describe("what is meant by a place in a source", () => {
  it.each([
    ["pgae 3", "did you mean `p. 3`?", ["p. 3"]],
    ["pgaes 3, 5", 'did you mean `"pp. 3, 5"`?', ['"pp. 3, 5"']],
    ["xyzzy 3", /^write `p. 3`/, undefined],
    ["pgae", /^write `p. 3`/, undefined],
    [`pgae ${"3".repeat(120)}`, /^write `p. 3`/, undefined],
    ["3, 5", 'say what it counts: `"pp. 3, 5"`, `"paras. 3, 5"`, `"ll. 3, 5"` (page, paragraph, line)', undefined],
    ["5-3", "the range ends before it begins", undefined],
    ["pp. 5–3", "the range ends before it begins", undefined],
    ["5-5 x", /^write `p. 3`/, undefined],
    ["http://example.org#a", 'write `"#a"` alone; the address is the source\'s `url`', undefined],
    ["http://example.org", /^write `p. 3`/, undefined],
  ])("%j: %s", (written, hint, fix) => {
    const found = locatorFinding(written, place);
    if (typeof hint === "string") expect(found.hint).toBe(hint);
    else expect(found.hint).toMatch(hint);
    expect(fixOf(found)).toEqual(fix);
  });
});

describe("a value of another kind", () => {
  const meant = (kind: string, value: unknown) => misfitOf(kind)?.meant(value, false);

  it("is written so that it fits, where that can be told", () => {
    // How a number is written is put in later: `test/validate/as-written.test.ts`.
    for (const value of [5, true]) expect(meant("text", value)?.how).toBe("put it in quotes:");
    for (const value of [[5], null, {}]) expect(meant("text", value)).toBeUndefined();
    for (const word of ["yes", "Y", "ON"]) expect(meant("boolean", word)).toEqual({ newText: "true", how: "write" });
    for (const word of ["no", "N", "off"]) expect(meant("boolean", word)).toEqual({ newText: "false", how: "write" });
    for (const value of ["maybe", 1, null]) expect(meant("boolean", value)).toBeUndefined();
    expect(meant("coordinates", [39.03, 125.75])).toEqual({ newText: '"39.03, 125.75"', how: "write" });
    for (const value of [[39.03], [1, 2, 3], ["39", "125"], [200, 300], "39, 125", [1, Number.NaN]])
      expect(meant("coordinates", value)).toBeUndefined();
    expect(meant("date", [1970, 1971])?.newText).toBeNull();
    expect(meant("date", 5)).toBeUndefined();
    expect(meant("url", 5)).toBeUndefined();
    expect(misfitOf("constructor")).toBeUndefined();
  });

  it("of an id or a spell is the id that it is most like", () => {
    const malformed = (kind: string, value: string) =>
      misfitOf(kind)?.malformed?.(value, undefined, "to", place, false);
    for (const kind of ["ref", "spell"]) {
      expect(malformed(kind, "South Korea")).toMatchObject({
        hint: "did you mean `south-korea`?",
        fix: [{ newText: "south-korea" }],
      });
      for (const value of ["!", "x".repeat(201)]) {
        const found = malformed(kind, value);
        expect([found?.hint, found?.fix]).toEqual([undefined, undefined]);
      }
    }
  });
});

describe("the first two equal items of a list", () => {
  it("are found whatever the order of their keys", () => {
    expect(firstRepeated(["a", "b", "a", "b"])).toEqual({ first: 0, again: 2 });
    expect(firstRepeated([{ a: 1, b: [2] }, "x", { b: [2], a: 1 }])).toEqual({ first: 0, again: 2 });
    for (const list of [
      [],
      ["a"],
      ["1", 1],
      [null, "null"],
      [[1], [1, 2]],
      [{ a: 1 }, { a: 2 }],
      [["a,b"], ["a", "b"]],
      [{}, []],
    ])
      expect(firstRepeated(list), JSON.stringify(list)).toBeNull();
  });
});

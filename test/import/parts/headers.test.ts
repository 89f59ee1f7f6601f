import { describe, expect, it } from "vitest";
import { headersBelowTitles, layoutOf, mayHaveTitle } from "../../../src/import/infer/find-layout.ts";
import { namedEnds, saysOnly, singularOf, speaksOf, typeIn, wordsOf } from "../../../src/import/infer/header-words.ts";
import { newType, nounIn } from "../../../src/import/infer/name-type.ts";
import type { Table } from "../../../src/import/tables/table.ts";
import { tableOf } from "./sheets.ts";

describe("the name of a column", () => {
  it("is words", () => {
    expect(wordsOf("shipName_2 (old)")).toEqual(["ship", "name", "2", "old"]);
    expect(wordsOf("  ")).toEqual([]);
    expect(wordsOf("Größe")).toHaveLength(1);
  });

  it.each([
    ["ship_id", "id", true],
    ["ccode", "id", true],
    ["dispnum", "id", true],
    ["numbers", "id", false],
    ["statenme", "name", true],
    ["rename it", "name", true],
    ["a-very-long-surname", "name", true],
    ["constitutionname", "name", false],
    ["startdate", "start", true],
    ["restart", "start", true],
    ["endyear", "end", true],
    ["yearly", "when", true],
    ["event", "end", false],
    ["notes", "note", true],
    ["noted", "note", false],
    ["название", "name", true],
    ["", "id", false],
  ] as const)("%s speaks of %s: %s", (name, use, expected) => {
    expect(speaksOf(name, use)).toBe(expected);
  });

  it("may say nothing but one thing", () => {
    expect([saysOnly("name", "name"), saysOnly("ship_name", "name"), saysOnly("id name", "id", "name")]).toEqual([
      true,
      false,
      true,
    ]);
    expect([saysOnly("", "name"), saysOnly("id name", "id"), saysOnly("statenme", "name")]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    ["country", "state"],
    ["country1", "state"],
    ["statenme", "state"],
    ["countryname", "state"],
    ["companyname", "organisation"],
    ["personid", "person"],
    ["eventual-thing", "event"],
    ["statesmanlikeness", null],
    ["city_name", "place"],
    ["missiles", "weapon"],
    ["size", null],
  ])("%s speaks of a type: %s", (name, type) => {
    expect(typeIn(name)).toBe(type);
  });

  it("names two ends", () => {
    const ends = (...names: string[]) => {
      const found = namedEnds(names);
      return found && [found.from, found.to, found.isSides, found.stem, [...found.beside]];
    };
    expect(ends("to", "from")).toEqual(["from", "to", false, "", []]);
    expect(ends("seller_name", "buyer_name", "seller_id", "buyer_id")).toEqual([
      ...["seller_id", "buyer_id", false, "id"],
      [
        ["seller_name", 0],
        ["buyer_name", 1],
      ],
    ]);
    expect(ends("state1", "state2")).toEqual(["state1", "state2", true, "state", []]);
    expect(ends("ccode a", "ccode b")).toEqual(["ccode a", "ccode b", true, "ccode", []]);
    expect(ends("x1", "x2")).toBeNull();
    expect(ends("from", "size")).toBeNull();
    expect(ends("from_id", "to_name")).toBeNull();
    // The pair that most columns belong to.
    expect(ends("from", "to", "seller_id", "buyer_id", "seller_name", "buyer_name")?.slice(0, 2)).toEqual([
      "seller_id",
      "buyer_id",
    ]);
    expect(ends("source", "target", "from", "to")?.slice(0, 2)).toEqual(["from", "to"]);
    expect(ends("from", "from", "to")?.slice(0, 2)).toEqual(["from", "to"]);
  });

  it.each([
    ["ships", "ship"],
    ["Cities", "City"],
    ["ties", "tie"],
    ["boxes", "box"],
    ["churches", "church"],
    ["news", "news"],
    ["glass", "glass"],
    ["crisis", "crisis"],
    ["bus", "bus"],
    ["gas", "gas"],
    ["lamp", "lamp"],
  ])("%s has the singular %s", (noun, singular) => {
    expect(singularOf(noun)).toBe(singular);
  });

  it("has a noun, by which a type is called", () => {
    expect(
      ["ship_name", "ship_id", "name", "from_state", "state_1", "vesselname", "shipname", "a b", "Start port"].map(
        nounIn,
      ),
    ).toEqual([...["ship", "ship", "", "state", "state", "vessel", "ship", "", "port"]]);
    expect(["Big Ships", "Cities", " lamps ", "…", "list of news"].map(newType)).toEqual([
      ...["big-ship", "city", "lamp", "thing-of-table", "list-of-news"],
    ]);
  });
});

describe("how a file is to be read", () => {
  const layout = (name: string, ...chunks: (string | Uint8Array)[]) =>
    layoutOf({ name, chunks: () => chunks.map((one) => (typeof one === "string" ? Buffer.from(one) : one)) });

  it("is its encoding", () => {
    const of = (...chunks: (string | Uint8Array)[]) => {
      const { encoding, isAscii } = layout("a.csv", ...chunks);
      return [encoding, isAscii];
    };
    expect(of("a,b\n", "1,2\n")).toEqual([null, true]);
    expect(of("a,b\n", "é,2\n")).toEqual([null, false]);
    expect(of("é,b\n", "1,2\n")).toEqual([null, false]);
    expect(of("a,b\n", Uint8Array.of(0xe9, 0x2c))).toEqual(["windows-1252", false]);
    expect(of("a", Uint8Array.of(0xc3))).toEqual(["windows-1252", false]);
    expect(of(Uint8Array.of(0xc3), Uint8Array.of(0xa9))).toEqual([null, false]);
    expect(of(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toEqual(["utf-16le", false]);
    expect(of("a,b\n", Uint8Array.of(0xff, 0xfe, 0x61, 0))).toEqual(["windows-1252", false]);
    expect(layout("a.parquet", Uint8Array.of(0xe9))).toMatchObject({ encoding: null, isAscii: true, items: null });
  });

  it("is where its rows are: the longest list of objects", () => {
    const items = (value: unknown, name = "a.json") => layout(name, JSON.stringify(value)).items;
    expect(items([{ a: 1 }])).toBeNull();
    expect(items({ a: [{ b: 1 }], c: { d: [{ b: 1 }, { b: 2 }] } })).toBe("c.d");
    expect(items({ a: [{ b: 1 }, { b: 2 }], c: [{ b: 1 }] })).toBe("a");
    expect(items({ a: [1, 2, 3], b: [], c: [{ b: 1 }, 2] })).toBeNull();
    expect(items({ a: { b: { c: { d: [{ x: 1 }] } } } })).toBe("a.b.c.d");
    expect(items({ a: { b: { c: { d: { e: [{ x: 1 }] } } } } })).toBeNull();
    expect(items({ "a.b": [{ x: 1 }] })).toBeNull();
    expect(items({ a: [{ b: 1 }] }, "a.ndjson")).toBeNull();
    expect(layout("a.json", '{"a": [{}').items).toBeNull();
  });

  it("is where the names of its columns are, below a title", async () => {
    const rows = [["Register"], ["of", "deals"], ["a", "b", "c"], ["1", "2", "3"]];
    const table = (header: number, more: object = {}, all = rows): Table => ({
      ...tableOf(all[header - 1] ?? [], []),
      ...more,
    });
    const found = async (more: object[], all = rows) =>
      await headersBelowTitles(
        more.map((one) => table(1, one, all)),
        async (row) => more.map((one) => table(row, one, all)),
      );
    // The first row of three cells or more; those below it are rows.
    expect(await found([{}])).toBe(3);
    // CSV passes over an empty line, so that rows 2 and 3 name the same.
    const blank = [["Register"], ["a", "b", "c"], ["a", "b", "c"], ["1", "2", "3"]];
    const last = async (more: object[]) =>
      await headersBelowTitles(
        more.map((one) => table(1, one, blank)),
        async (row) => more.map((one) => table(Math.min(row, 4), one, blank)),
      );
    expect(await last([{}])).toBe(3);
    expect(await last([{}, { name: "b.csv" }])).toBeNull();
    expect(
      await last([
        { name: "w.xlsx#A", sheet: "A" },
        { name: "w.xlsx#B", sheet: "B" },
      ]),
    ).toEqual({ A: 3, B: 3 });
    expect(mayHaveTitle(table(1))).toBe(true);
    expect(mayHaveTitle(table(2))).toBe(false);
    expect([
      mayHaveTitle(table(1, { name: "a.json" })),
      mayHaveTitle(table(1, { name: "a.xlsx", sheet: "A" })),
    ]).toEqual([false, true]);
  });
});

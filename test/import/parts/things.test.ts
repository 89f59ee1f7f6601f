import { describe, expect, it } from "vitest";
import { isRowId } from "../../../src/import/infer/find-key.ts";
import {
  determinedBy,
  endsByName,
  endsByValues,
  findKey,
  isCode,
  isRowNumber,
  rankedThings,
  refersTo,
} from "../../../src/import/infer/find-things.ts";
import type { Known, Read } from "../../../src/import/infer/guess.ts";
import { type Cells, readOf, sheetOf } from "./sheets.ts";

const KNOWN: Known = { typeOf: () => null, typeCalled: () => null, hasType: () => true, isValue: () => false };
const only = async (name: string, text: string) => {
  const [column] = (await readOf({ [name]: text })).columns;
  if (!column) throw new Error("no column");
  return column;
};

describe("a column", () => {
  it("counts its rows", async () => {
    const counts = async (name: string, text: string) => isRowNumber(await only(name, text));
    expect([
      await counts("no", "1 2 3"),
      await counts("#", "0 1 2"),
      await counts("", "1 2"),
      await counts("no", "1 3"),
    ]).toEqual([true, true, true, false]);
    expect([await counts("size", "1 2 3"), await counts(" Row ", "1 2")]).toEqual([false, true]);
  });

  it("has codes", async () => {
    const codes = async (name: string, text: string) => isCode(await only(name, text));
    expect([
      await codes("x", "A1 B2"),
      await codes("x", "A1 B"),
      await codes("code", "A B"),
      await codes("imo", "A B"),
    ]).toEqual([true, false, true, true]);
    const [column] = (await sheetOf({ x: ["A 1", "B2"] })).columns;
    expect(column && isCode(column)).toBe(false);
  });

  it("tells rows apart, where it is called as such columns are", async () => {
    expect([
      isRowId(await only("id", "a b"), 2),
      isRowId(await only("id", "a a"), 2),
      isRowId(await only("id", "a -"), 2),
    ]).toEqual([true, false, false]);
    expect([isRowId(await only("ship", "a b"), 2), isRowId(await only("id", "a b"), 3)]).toEqual([false, false]);
  });

  it("refers to what others are told apart by", async () => {
    const refers = async (text: string) => {
      const read = await readOf({ x: text });
      const [column] = read.columns;
      return column && refersTo(read, column, new Set(["a", "b", "c", "d"]));
    };
    expect([
      await refers("a a b"),
      await refers("a b c"),
      await refers("a a x"),
      await refers("- -"),
      await refers("a b -"),
    ]).toEqual([true, false, false, false, true]);
    expect(await refers("a b c d x x")).toBe(true);
  });
});

describe("what tells the things of a table apart", () => {
  const key = async (columns: Cells, graph: Read["graph"] = null) => {
    const found = findKey(await readOf(columns, graph));
    return found && [found.key.name, found.isId];
  };

  it("is an id, a code, a name, or what differs in each row", async () => {
    expect(await key({ name: "A B", ship_id: "x y", id: "1 2" })).toEqual(["id", true]);
    expect(await key({ name: "A B", ship_id: "x y" })).toEqual(["ship_id", true]);
    expect(await key({ size: "x y", imo: "x y" })).toEqual(["imo", true]);
    expect(await key({ size: "x y", name: "A B" })).toEqual(["name", false]);
    expect(await key({ web: "https://a.example https://b.example", size: "x y" })).toEqual(["size", false]);
    expect(await key({ web: "https://a.example https://b.example" })).toEqual(["web", false]);
    expect(await key({ no: "1 2", name: "A B" })).toEqual(["name", false]);
    expect(await key({ name: "A A" })).toBeNull();
    expect(await key({ name: "A -" })).toBeNull();
    expect(await key({ id: "A A", name: "A B" }, "nodes")).toEqual(["id", true]);
    expect(await key({ name: "A B" }, "nodes")).toBeNull();
  });
});

describe("the two ends of a row", () => {
  it("are called so, or are those of a graph", async () => {
    const ends = async (columns: Cells, graph: Read["graph"] = null) => {
      const found = endsByName(await readOf(columns, graph));
      return found && [found.from.name, found.to.name, found.isSides];
    };
    expect(await ends({ from: "a b", to: "b c", size: "1 2" })).toEqual(["from", "to", false]);
    expect(await ends({ from: "1 1", to: "2 3" })).toEqual(["from", "to", false]);
    expect(await ends({ from: "1.5 1.5", to: "2 3" })).toBeNull();
    expect(await ends({ from: "a b", to: "- -" })).toBeNull();
    expect(await ends({ source: "a b", target: "b c" }, "edges")).toEqual(["source", "target", false]);
    expect(await ends({ source: "a b", to: "b c" }, "edges")).toBeNull();
    expect(await ends({ from: "a b", to: "b c" }, "nodes")).toBeNull();
    expect(await ends({ state1: "a b", state2: "c d" })).toEqual(["state1", "state2", true]);
    expect(await ends({ address1: "a b", address2: "c d" })).toBeNull();
    expect(await ends({ address1: "a b", address2: "b d" })).toEqual(["address1", "address2", true]);
  });

  it("are the columns that name things most clearly", async () => {
    const ends = async (columns: Cells) => {
      const found = endsByValues(await readOf(columns), KNOWN, []);
      return found && [found.from.name, found.to.name];
    };
    expect(await ends({ city: "a b a b", person: "x y y x" })).toEqual(["person", "city"]);
    expect(await ends({ person: "x y y x", city: "a b a b" })).toEqual(["person", "city"]);
    expect(await ends({ person: "x y y x", state: "a b a b", colour: "p q p q" })).toEqual(["person", "state"]);
    // One says what the other one is.
    expect(await ends({ person: "x y x y", state: "a b a b" })).toBeNull();
    expect(await ends({ size: "1.5 2.5" })).toBeNull();
    expect(await ends({ person: "x y" })).toBeNull();
  });

  it("have columns about them, which rows bear out", async () => {
    const read = await readOf({
      key: "a b a b a",
      says: "x y x y x",
      odd: "x y z y x",
      same: "q q q q q",
      few: "x y - - x",
    });
    const [key, says] = read.columns;
    if (!key || !says) throw new Error("no columns");
    expect(determinedBy(read, key, []).map(({ name }) => name)).toEqual(["says"]);
    expect(determinedBy(read, key, [says])).toEqual([]);
  });

  it("are ranked by their names, their values and how often these come", async () => {
    const scores = async (columns: Cells, known: Known = KNOWN, others: ReadonlySet<string>[] = []) =>
      rankedThings(await readOf(columns), known, others).map(({ column, score }) => [column.name, score]);
    expect(await scores({ x: "a b", state: "a b", ship_id: "a b", ship_name: "a b" })).toEqual([
      ["state", 4],
      ["ship_id", 2],
      ["ship_name", 1],
      ["x", 0],
    ]);
    expect(await scores({ x: "a b a" })).toEqual([["x", 1]]);
    expect(await scores({ x: "a a a" })).toEqual([["x", -2]]);
    expect(await scores({ x: "a" })).toEqual([["x", 0]]);
    expect(await scores({ gender: "a b" })).toEqual([["gender", -3]]);
    expect(await scores({ x: "a - -" })).toEqual([["x", -5]]);
    expect(await scores({ x: "a b - -" })).toEqual([["x", 0]]);
    expect(await scores({ start: "a b", end: "a b" })).toEqual([
      ["start", -2],
      ["end", -2],
    ]);
    expect(await scores({ x: "p q p q p q" })).toEqual([["x", -1]]);
    expect(await scores({ x: "a b" }, { ...KNOWN, typeOf: () => "state" })).toEqual([["x", 5]]);
    expect(await scores({ x: "a b" }, { ...KNOWN, typeCalled: () => "state" })).toEqual([["x", 4]]);
    expect(await scores({ x: "a b" }, KNOWN, [new Set(["a", "b"])])).toEqual([["x", 5]]);
    expect(await scores({ x: "a b" }, KNOWN, [new Set(["a"])])).toEqual([["x", 0]]);
    expect(await scores({ x: "yes no", y: "- -", no: "1 2", z: "1.5 2.5" })).toEqual([]);
  });
});

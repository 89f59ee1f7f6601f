import { describe, expect, it } from "vitest";
import { count, grouped } from "../../src/wording/counts.ts";
import { named, nameOf } from "../../src/wording/names.ts";
import { boundsText, unitText } from "../../src/wording/quantities.ts";
import {
  idsIn,
  qualifierInWords,
  qualifiersText,
  qualifierText,
  saidText,
  valueText,
} from "../../src/wording/values.ts";
import { webAddress } from "../../src/wording/web-address.ts";
import { from, items, number, told } from "./told.ts";

const { graph } = told([]);

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

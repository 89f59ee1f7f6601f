import { describe, expect, it } from "vitest";
import { parseQuantity } from "../../src/model/quantity.ts";
import { spread, valueChangeText } from "../../src/wording/changes/changed-values.ts";

const TEXT = "Two brigades and a battery were sent by rail in the night of the third, as the ministry told reporters";

describe("what was written differently", () => {
  it.each([
    ["when", "2024", "2025", "when 2024 -> 2025"],
    ["population", 9000, 12000.5, "population 9,000 -> 12,000.5"],
    [
      "quantity",
      parseQuantity("5..7 rounds"),
      parseQuantity("~9000 rounds"),
      "quantity 5 to 7 rounds -> about 9,000 rounds",
    ],
    ["stage", undefined, "promised", "stage added: promised"],
    ["quantity", parseQuantity("5 rounds"), undefined, "quantity removed: 5 rounds"],
    ["to_whom", ["a", "b"], ["b", "c"], "to whom added: c; removed: a"],
    ["unit", "a", ["a", "b"], "unit added: b"],
    ["order", ["a", "b"], ["b", "a"], "order rearranged"],
    ["at", null, "p. 3", "at added: p. 3"],
    ["at", "p. 3", null, "at removed: p. 3"],
    [
      "aliases",
      [{ name: "Port", used_by: null }],
      [{ name: "Haven", used_by: "ann" }],
      "aliases added: Haven (used by ann); removed: Port",
    ],
    ["note", `${TEXT}.`, `${TEXT} today.`, "note “…told reporters.” -> “…told reporters today.”"],
    ["note", undefined, TEXT, "note added: “Two brigades and a battery were sent by rail in the night of…”"],
    ["description", "One\ntwo", "One\nthree", "description “One two” -> “One three”"],
    ["views", [{ id: "a" }], [{ id: "b" }], "views changed"],
  ])("of %s is told with both values", (key, before, after, text) => {
    const change = { key, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    expect(valueChangeText(change)).toBe(text);
  });

  it("is told key by key where a key holds several values", () => {
    const changes = [
      {
        key: "qualifiers",
        before: { quantity: parseQuantity("5 rounds") },
        after: { quantity: parseQuantity("7 rounds") },
      },
      { key: "names", before: { ar: "ميناء" }, after: { ru: "Порт" } },
      { key: "assessment", before: { support: "denied", why: "x" }, after: { support: "reported", why: "x" } },
    ];
    expect(spread(changes).map(valueChangeText)).toEqual([
      "quantity 5 rounds -> 7 rounds",
      "name in ar removed: ميناء",
      "name in ru added: Порт",
      "assessment support denied -> reported",
    ]);
  });
});

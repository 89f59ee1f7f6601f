import { describe, expect, it } from "vitest";
import type { Fact, Rollup } from "../../src/model/fact.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { endConditionText } from "../../src/wording/filters/end-conditions.ts";
import { existenceText, possibleNote } from "../../src/wording/filters/holds.ts";
import { rangeText } from "../../src/wording/filters/ranges.ts";
import {
  cellText,
  layersText,
  mapText,
  matrixRestText,
  ringLabel,
  ringsText,
  sideLabel,
  sidesText,
} from "../../src/wording/picture/arrangements.ts";
import { rollupClauses } from "../../src/wording/support/rollup-sentence.ts";
import { supportLine, supportText } from "../../src/wording/support/support.ts";
import { from, items, told } from "./told.ts";

const { graph, fact } = told([from("ann", { at: "p. 3", ...items("5") }), from("bob")]);
const rollup = (parts: Partial<Rollup>): Rollup => ({ ...UNSOURCED, ...parts });

describe("pictures in words", () => {
  it("tell rings", () => {
    expect([null, 1, 2].map(ringLabel)).toEqual(["not tied", "1 step", "2 steps"]);
    expect(ringsText(["A"], [])).toBe("Rings around A: nothing else is in view.");
    expect(
      ringsText(
        ["A", "B"],
        [
          { steps: 1, entities: 12 },
          { steps: null, entities: 1 },
        ],
      ),
    ).toBe("Rings around A and B: 12 entities 1 step away and 1 entity with no relation to them in view.");
  });

  it("tell cells of a matrix", () => {
    const cell = (facts: number, denied: boolean) => cellText("A", "B", { facts, support: "Reported", denied });
    expect([cell(1, false), cell(1, true), cell(2, false), cell(2, true)]).toEqual([
      "A to B: 1 fact, reported",
      "A to B: 1 fact, reported, denied by a voice",
      "A to B: 2 facts, reported at best",
      "A to B: 2 facts, reported at best, some denied",
    ]);
    expect([0, 1, 2].map(matrixRestText)).toEqual([
      ...["", "1 entity with fewer facts is left out.", "2 entities with fewer facts are left out."],
    ]);
  });

  it("tell two sides", () => {
    expect(sidesText("ties", "A", "B", { left: 1, both: 2, right: 0, neither: 1500 })).toBe(
      "Between A and B: 1 entity is tied to A alone, 2 to both and 1,500 to neither.",
    );
    expect(sidesText("voices", "A", "B", { left: 0, both: 0, right: 3, neither: 0 })).toBe(
      "Between A and B: 3 entities are spoken of by B alone.",
    );
    expect(sidesText("voices", "A", "B", { left: 0, both: 0, right: 0, neither: 0 })).toBe(
      "Between A and B: nothing else is in view.",
    );
    expect((["left", "both", "right", "neither"] as const).map((side) => sideLabel(side, "A", "B"))).toEqual([
      ...["A alone", "both", "B alone", "neither"],
    ]);
  });

  it("tell maps", () => {
    expect(mapText({ own: 20, through: 31, left: 40 })).toBe(
      "On the map: 20 entities at their own coordinates and 31 where they lie or belong. 40 entities without a place are left out.",
    );
    expect(mapText({ own: 1, through: 0, left: 1 })).toBe(
      "On the map: 1 entity at its own coordinates. 1 entity without a place is left out.",
    );
    expect(mapText({ own: 0, through: 1, left: 0 })).toBe("On the map: 1 entity where it lies or belongs.");
  });

  it("tell layers", () => {
    const begin = "From the top down, who commands whom and what belongs to what:";
    const text = (parts: Partial<Parameters<typeof layersText>[0]>) =>
      layersText({ entities: 2, levels: 1, groups: 1, circular: 0, leftOut: 0, ...parts }).slice(begin.length + 1);
    const end = "Other relations are not drawn.";
    expect(text({})).toBe(`2 entities in 1 layer. ${end}`);
    expect(text({ groups: 17, levels: 5 })).toBe(`2 entities in 17 groups of up to 5 layers. ${end}`);
    expect([1, 2].map((leftOut) => text({ leftOut }).split(`${end} `)[1])).toEqual([
      "1 entity without such a relation in view is left out.",
      "2 entities without such a relation in view are left out.",
    ]);
    expect([1, 2].map((circular) => text({ circular }).split(`${end} `)[1])).toEqual([
      "1 relation closes a circle: its upper end is drawn below the other.",
      "2 relations close circles: their upper ends are drawn below the others.",
    ]);
  });

  it("tell filters", () => {
    expect(endConditionText("each end", "founded<1950")).toBe("both ends: founded<1950");
    expect([1, 2].map(possibleNote)).toEqual([
      ...["1 fact is possible then, not certain", "2 facts are possible then, not certain"],
    ]);
    expect((["certain", "no", "possible", undefined] as const).map(existenceText)).toEqual([
      ...["", "Did not exist then", "May have existed then", ""],
    ]);
    expect(rangeText("said", null, 1)).toBe("All dates: 1 fact");
    expect(rangeText("during", "2024-01/2024-06", 2)).toBe("2 facts true within January to June 2024");
  });
});

describe("support in a line", () => {
  it("names rivals, and counts more than a few", () => {
    const rivals = (...ids: readonly string[]) =>
      rollupClauses(graph, { ...fact, rollup: { ...fact.rollup, rivals: ids } } as Fact, []).rivals;
    expect(rivals()).toBe("");
    expect(rivals("x")).toBe("cannot both be true: x");
    expect(rivals(fact.id)).toMatch(/^cannot both be true: .*North.* \(corroborated\)$/);
    expect(rivals("x", "y", "z")).toBe("only one can be true: x, y and z");
    expect(rivals("v", "w", "x", "y", "z")).toBe("only one can be true: v, w, x and 2 more");
  });

  it("names voices by their ids for scripts", () => {
    expect(supportText(rollup({ support: "reported", voices: ["a"] }))).toBe("reported (1 voice: a)");
    expect(
      supportText(
        rollup({ support: "corroborated", voices: ["a", "b"], contested: "by-party", deniers: ["c"], rivals: ["r"] }),
      ),
    ).toBe("corroborated (2 voices: a, b), contested by-party (c)");
    expect(
      supportText(
        rollup({ support: "projected", expecting: ["d"], contested: "by-rival", deniers: ["c"], rivals: ["r"] }),
      ),
    ).toBe("projected (no voice; expected by d), contested by-rival (r)");
    const assessment = { support: "denied" as const, why: "x" };
    expect(supportText(rollup({ support: "denied", computed: "reported", assessment }))).toBe(
      "denied (no voice), assessed by the analyst: x (computed: reported)",
    );
    expect(supportLine(rollup({ support: "denied", assessment }))).toBe("Denied (assessed)");
    expect(supportLine(rollup({ support: "reported", voices: ["a"], contested: "independently" }))).toBe(
      "Reported · 1 independent voice · denied independently",
    );
  });
});

import { expect, it } from "vitest";
import { Story } from "../../../viewer/data/story.ts";

it("the file of a story has what is among the entities of one view, and the facts that are told", () => {
  const story = new Story([
    { entities: ["a", "b", "c"], facts: ["f"] },
    { entities: ["d"], facts: [] },
  ]);
  const tells = (among: readonly string[], facts: readonly string[]): unknown => story.tells({ among, facts });
  expect(tells(["a", "c"], [])).toEqual({ isIn: true, restAmong: [], restFacts: [] });
  expect(tells(["a", "d"], [])).toEqual({ isIn: false, restAmong: ["a", "d"], restFacts: [] });
  expect(tells(["a", "d"], ["f", "g"])).toEqual({ isIn: true, restAmong: ["a", "d"], restFacts: ["g"] });
  expect(tells([], [])).toEqual({ isIn: false, restAmong: [], restFacts: [] });
  expect(new Story([]).tells({ among: ["a"], facts: ["f"] })).toEqual({
    ...{ isIn: false, restAmong: ["a"], restFacts: ["f"] },
  });
});

import { describe, expect, it } from "vitest";
import { SUPPORT } from "../../../src/model/support.ts";
import { cellText, matrixRestText } from "../../../src/wording/picture/arrangements.ts";
import { matrixOf, matrixTypes } from "../../../viewer/derive/arrange/matrix.ts";
import { pairOf } from "../../../viewer/derive/scene/ribbons.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { factsOfPair } from "../../../viewer/evidence/pair-facts.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const atlas = shippedAtlas();
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);

describe("the matrix", () => {
  const states = matrixOf(atlas, shown, "state", "state");

  it("offers first the type that says most about itself", () => {
    expect(matrixTypes(atlas, shown)[0]).toBe("state");
  });

  it("has each state that another is tied to, in one order for rows and columns, the heaviest first", () => {
    expect(states.rows).toEqual(states.columns);
    expect(states.rows.slice(0, 2).toSorted()).toEqual(["north-korea", "russia"]);
    const weight = (id: string): number =>
      states.rows.reduce(
        (sum, other) => sum + (states.cell(id, other)?.facts ?? 0) + (states.cell(other, id)?.facts ?? 0),
        0,
      );
    const weights = states.rows.map(weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  it("counts in both directions together what the page of the pair lists", () => {
    for (const [n, a] of states.rows.entries()) {
      for (const b of states.rows.slice(n + 1)) {
        const listed = factsOfPair(atlas, seen, pairOf(a, b)).filter(({ id }) =>
          shown.edges.some(({ attributes }) => attributes.fact === id),
        );
        const cells = [states.cell(a, b), states.cell(b, a)].flatMap((cell) => cell ?? []);
        expect(cells.length > 0, `${a} ${b}`).toBe(listed.length > 0);
        if (listed.length === 0) continue;
        // A relation without a direction is in both cells.
        expect(cells.reduce((sum, { facts }) => sum + facts, 0)).toBeGreaterThanOrEqual(listed.length);
        expect(Math.max(...cells.map(({ facts }) => facts))).toBeLessThanOrEqual(listed.length);
        const best = Math.max(...listed.map(({ rollup }) => SUPPORT.indexOf(rollup.support)));
        expect(Math.max(...cells.map(({ support }) => SUPPORT.indexOf(support)))).toBe(best);
      }
    }
  });

  it("marks who supplies whom as denied where the deployment is, and keeps directions apart", () => {
    expect(states.cell("north-korea", "russia")).toMatchObject({ support: "confirmed", denied: true });
    expect(states.cell("russia", "north-korea")?.facts).not.toBe(states.cell("north-korea", "russia")?.facts);
    expect(states.cell("russia", "russia")).toBeUndefined();
  });

  it("has other types in rows and columns", () => {
    const held = matrixOf(atlas, shown, "state", "weapon");
    expect(held.rows).toContain("north-korea");
    expect(held.columns.length).toBeGreaterThan(2);
    for (const id of held.columns) expect(atlas.kg.entity(id)?.type).toBe("weapon");
  });

  it("reads its cells aloud", () => {
    const cell = { facts: 27, support: "Confirmed", denied: true };
    expect(cellText("North Korea", "Russia", cell)).toBe(
      "North Korea to Russia: 27 facts, confirmed at best, some denied",
    );
    expect(cellText("A", "B", { facts: 1, support: "Alleged", denied: true })).toBe(
      "A to B: 1 fact, alleged, denied by a voice",
    );
    expect(matrixRestText(0)).toBe("");
    expect(matrixRestText(1)).toBe("1 entity with fewer facts is left out.");
  });
});

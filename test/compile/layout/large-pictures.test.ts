import { describe, expect, it } from "vitest";
import { fastForceAtlas } from "../../../src/compile/layout/fast-force-atlas.ts";
import { settle } from "../../../src/compile/layout/multilevel.ts";
import { seedPositions } from "../../../src/compile/layout/seed.ts";
import { bodiesOf, FORCES, graphologyForceAtlas } from "./graphology.ts";
import { neighbourhoodKept, stress, villages } from "./graphs.ts";

describe("a large picture", () => {
  it("keeps neighbourhoods and distances as well as graphology's after as many steps", () => {
    const input = villages(1500, 11);
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 100, true);
    const ours = seedPositions(input.ids);
    fastForceAtlas(bodiesOf(input), ours, FORCES, 100);
    expect(neighbourhoodKept(input, ours, 150)).toBeGreaterThan(0.85 * neighbourhoodKept(input, theirs, 150));
    expect(stress(input, ours, 20)).toBeLessThan(1.05 * stress(input, theirs, 20));
  });

  it("does better from coarse to fine in 40 steps than graphology's in 100, and the same each time", () => {
    const input = villages(3000, 13);
    const settled = () => settle(bodiesOf(input), seedPositions(input.ids), FORCES, 40);
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 100, true);
    const ours = settled();
    expect(neighbourhoodKept(input, ours, 150)).toBeGreaterThan(neighbourhoodKept(input, theirs, 150));
    expect(stress(input, ours, 20)).toBeLessThan(stress(input, theirs, 20));
    expect(settled()).toEqual(ours);
  });
});

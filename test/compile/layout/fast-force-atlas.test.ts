import { describe, expect, it } from "vitest";
import { fastForceAtlas } from "../../../src/compile/layout/fast-force-atlas.ts";
import { settle } from "../../../src/compile/layout/multilevel.ts";
import { buildTree, emptyTree } from "../../../src/compile/layout/quadtree.ts";
import { emptyRepellers, repel } from "../../../src/compile/layout/repulsion.ts";
import { seedPositions } from "../../../src/compile/layout/seed.ts";
import { bodiesOf, FORCES, graphologyForceAtlas } from "./graphology.ts";
import { neighbourhoodKept, stress, villages } from "./graphs.ts";

describe("repel", () => {
  it("adds up all pairs exactly where no cell counts as one body, and nearly where cells do", () => {
    const { ids } = villages(700, 3);
    const { x, y } = seedPositions(ids);
    const mass = Float64Array.from(ids, (_, n) => 1 + (n % 7));
    const tree = emptyTree(ids.length);
    buildTree(tree, x, y, mass);
    const exact = new Float64Array(ids.length);
    for (let a = 0; a < ids.length; a += 1) {
      for (let b = 0; b < ids.length; b += 1) {
        const [dx, dy] = [(x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)];
        if (a !== b) exact[a] = (exact[a] ?? 0) + (10 * (mass[a] ?? 0) * (mass[b] ?? 0) * dx) / (dx * dx + dy * dy);
      }
    }
    const typical = exact.reduce((sum, force) => sum + Math.abs(force), 0) / exact.length;
    for (const [theta, allowed] of [
      [0, 1e-9],
      [1.2, 0.1],
    ] as const) {
      const [forceX, forceY] = [new Float64Array(ids.length), new Float64Array(ids.length)];
      repel(tree, emptyRepellers(tree), { theta, scaling: 10 }, forceX, forceY);
      const error = forceX.reduce((sum, force, n) => sum + Math.abs(force - (exact[n] ?? 0)), 0) / exact.length;
      expect(error / typical).toBeLessThan(allowed);
    }
  });
});

describe("fastForceAtlas", () => {
  it("moves nodes as graphology's does, pair by pair", () => {
    const input = villages(120, 5);
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 10, false);
    const ours = seedPositions(input.ids);
    fastForceAtlas(bodiesOf(input), ours, { ...FORCES, theta: 0 }, 10);
    for (const n of input.ids.keys()) {
      expect(ours.x[n]).toBeCloseTo(theirs.x[n] ?? 0, 1);
      expect(ours.y[n]).toBeCloseTo(theirs.y[n] ?? 0, 1);
    }
  });

  it("keeps neighbourhoods and distances as well as graphology's after as many steps", () => {
    const input = villages(1500, 11);
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 100, true);
    const ours = seedPositions(input.ids);
    fastForceAtlas(bodiesOf(input), ours, FORCES, 100);
    expect(neighbourhoodKept(input, ours, 150)).toBeGreaterThan(0.85 * neighbourhoodKept(input, theirs, 150));
    expect(stress(input, ours, 20)).toBeLessThan(1.05 * stress(input, theirs, 20));
  });
});

describe("settle", () => {
  const input = villages(3000, 13);
  const settled = () => settle(bodiesOf(input), seedPositions(input.ids), FORCES, 40);

  it("does better from coarse to fine in 40 steps than graphology's in 100", () => {
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 100, true);
    const ours = settled();
    expect(neighbourhoodKept(input, ours, 150)).toBeGreaterThan(neighbourhoodKept(input, theirs, 150));
    expect(stress(input, ours, 20)).toBeLessThan(stress(input, theirs, 20));
  });

  it("gives the same positions each time", () => {
    expect(settled()).toEqual(settled());
  });

  it("survives points in one place, and no edges", () => {
    const count = 900;
    const bodies = {
      mass: new Float64Array(count).fill(1),
      from: new Uint32Array(),
      to: new Uint32Array(),
      pull: new Float64Array(),
    };
    const { x, y } = settle(bodies, { x: new Float64Array(count), y: new Float64Array(count) }, FORCES, 5);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });
});

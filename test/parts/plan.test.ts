import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBlocks } from "../../src/parts/plan.ts";

const entry = (id: string) => ({ path: `data/${id}.yaml`, size: 1, stamp: "" });
const id = fc.stringMatching(/^[ab](?:-?[ab1]){0,3}$/);

describe("blocks", () => {
  it("hold facts that stand before those of the next block, whether files hold entities or facts", () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (ids, size) => {
        const blocks = planBlocks(ids.map(entry), size);
        expect(
          blocks
            .flat()
            .map(({ path }) => path)
            .sort(),
        ).toEqual(ids.map((one) => entry(one).path).sort());
        // Of each file, the fact that bears its name, and those that an entity of that name would have.
        const facts = blocks.map((block) =>
          block.flatMap(({ path }) => [path.slice(5, -5), `${path.slice(5, -5)}.is.x`]),
        );
        for (const [n, own] of facts.entries()) {
          const next = facts[n + 1];
          if (next) expect((own.sort().at(-1) ?? "") < (next.sort()[0] ?? "")).toBe(true);
        }
      }),
    );
  });

  it("are of the size that is asked for", () => {
    const blocks = planBlocks(
      Array.from({ length: 95 }, (_, n) => entry(`x${String(n).padStart(2, "0")}`)),
      10,
    );
    expect(blocks.map((block) => block.length)).toEqual([...Array(9).fill(10), 5]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBlocks } from "../../src/pipeline/blocks.ts";

const entry = (id: string) => ({ path: `data/${id}.yaml`, size: 1, stamp: "" });
const id = fc.stringMatching(/^[ab](?:-?[ab1]){0,3}$/);

describe("blocks", () => {
  it("hold facts that come before those of the next block, whether files hold entities or facts", () => {
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

  const files = Array.from({ length: 2000 }, (_, n) => entry(`x${n * 7919}`));

  it("are about of the size that is asked for", () => {
    const sizes = planBlocks(files, 20).map((block) => block.length);
    expect(Math.max(...sizes)).toBe(40);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(5);
    expect(sizes.length).toBeGreaterThan(75);
    expect(sizes.length).toBeLessThan(135);
  });

  it("are otherwise as they would be where files are apart", () => {
    const apart = [3, 700, 701, 1999].flatMap((n) => files[n]?.path ?? []);
    const blocks = planBlocks(files, 20, new Set(apart)).map((block) => block.map(({ path }) => path));
    for (const path of apart) expect(blocks).toContainEqual([path]);
    const usual = planBlocks(files, 20);
    expect(blocks.flat()).toEqual(usual.flat().map(({ path }) => path));
    const ends = blocks.map((block) => block.at(-1));
    for (const block of usual) expect(ends).toContain(block.at(-1)?.path);
    expect(blocks.length).toBeLessThanOrEqual(usual.length + 2 * apart.length);
  });

  it("stay as they are where no file comes or goes", () => {
    const known = new Set(planBlocks(files, 20).map((block) => JSON.stringify(block)));
    const changes = Array.from({ length: 100 }, (_, n) => {
      const gone = 19 * n;
      const blocks = planBlocks(n % 2 === 0 ? files.toSpliced(gone, 1) : [...files, entry(`x${gone}-y`)], 20);
      return blocks.filter((block) => !known.has(JSON.stringify(block))).length;
    });
    expect(changes.reduce((sum, changed) => sum + changed, 0) / changes.length).toBeLessThan(2);
    expect(Math.max(...changes)).toBeLessThan(15);
  });
});

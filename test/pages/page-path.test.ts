import fc from "fast-check";
import { expect, it } from "vitest";
import { pagePath } from "../../src/model/outputs/page-path.ts";

const id = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(..."abAB01-_.+!/\\:?#%~ ü北"), maxLength: 12 }),
  fc.constantFrom("con", "nul.a", "CON", "a", "A", "_a", "a.", ".", "..", "", "x".repeat(500), "a+b", "a!b", "a!!2"),
);

it("names files that every file system and every host of files takes", () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 40 }), (one, part) => {
      const [folder = "", name = "", ...rest] = pagePath("fact", one, part).split("/");
      expect([folder, rest]).toEqual(["fact", []]);
      expect(name).toMatch(/^[a-z0-9][a-z0-9_.!-]*\.html$/);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/);
      expect(name.length).toBeLessThanOrEqual(140);
    }),
    { numRuns: 1000 },
  );
});

it("names two files alike for no two ids, nor parts of them, whatever their case", () => {
  fc.assert(
    fc.property(id, id, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b, m, n) => {
      fc.pre(a !== b || m !== n);
      expect(pagePath("fact", a, m).toLowerCase()).not.toBe(pagePath("fact", b, n).toLowerCase());
    }),
    { numRuns: 2000 },
  );
});

it("leaves ids as they are wherever it can", () => {
  expect(pagePath("entity", "north-korea")).toBe("entity/north-korea.html");
  expect(pagePath("fact", "a.supplies.b.coal+oil", 2)).toBe("fact/a.supplies.b.coal!oil!!2.html");
});

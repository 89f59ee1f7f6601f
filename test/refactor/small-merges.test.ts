import { describe, expect, it } from "vitest";
import { mergeVersions } from "../../src/refactor/merge-versions.ts";

const HEAD = "type: state\nname: Norland\nrelations:\n";
const merged = (base: string, ours: string, theirs: string) => {
  const result = mergeVersions(
    "data/states/norland.yaml",
    { base: HEAD + base, ours: HEAD + ours, theirs: HEAD + theirs },
    () => ["item"],
  );
  return result && { ...result, ours: result.ours.replace(HEAD, ""), theirs: result.theirs.replace(HEAD, "") };
};
const text = (base: string, ours: string, theirs: string): string => {
  const result = merged(base, ours, theirs);
  expect(result?.conflicts).toBe(0);
  return result?.ours ?? "";
};

describe("two versions of a small file", () => {
  it("have the list of sources of the one that changed it", () => {
    const listed = (ids: string, at: string) =>
      `  opposes:\n    - to: ostia\n      claims:\n        - source: [${ids}]\n          at: [${at}]\n`;
    const base = listed("a, b", "p. 1, p. 2");
    for (const changed of [listed("a, b, c", "p. 1, p. 2, p. 3"), listed("a, c", "p. 1, p. 3")]) {
      expect(text(base, changed, base)).toBe(changed);
      expect(text(base, base, changed)).toBe(changed);
      expect(text(base, changed, changed)).toBe(changed);
    }
  });

  it("conflict where both change one value", () => {
    const one = (at: string) =>
      `  opposes:\n    - to: ostia\n      claims:\n        - source: a\n          at: ${at}\n`;
    expect(merged(one("p. 1"), one("p. 2"), one("p. 3"))).toMatchInlineSnapshot(`
      {
        "conflicts": 1,
        "ours": "  opposes:
          - to: ostia
            claims:
              - source: a
                at: p. 2
      ",
        "theirs": "  opposes:
          - to: ostia
            claims:
              - source: a
                at: p. 3
      ",
      }
    `);
  });

  it("keep an entry that both add once, and entries of other items apart", () => {
    const entry = (item: string, claim: string) =>
      `    - to: ostia\n      item: ${item}\n      claims:\n        - source: ${claim}\n`;
    const base = `  supplies:\n${entry("gun", "a")}`;
    expect(text(base, base + entry("tank", "b"), base + entry("tank", "b"))).toMatchInlineSnapshot(`
      "  supplies:
          - to: ostia
            item: gun
            claims:
              - source: a
          - to: ostia
            item: tank
            claims:
              - source: b
      "
    `);
    expect(text(base, base + entry("tank", "b"), base + entry("boat", "b"))).toMatchInlineSnapshot(`
      "  supplies:
          - to: ostia
            item: gun
            claims:
              - source: a
          - to: ostia
            item: tank
            claims:
              - source: b
          - to: ostia
            item: boat
            claims:
              - source: b
      "
    `);
    expect(text(base, base + entry("tank", "b"), base + entry("tank", "c"))).toMatchInlineSnapshot(`
      "  supplies:
          - to: ostia
            item: gun
            claims:
              - source: a
          - to: ostia
            item: tank
            claims:
              - source: b
              - source: c
      "
    `);
  });
});

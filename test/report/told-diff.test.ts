import { describe, expect, it } from "vitest";
import type { RollupChange } from "../../src/diff/dataset-diff.ts";
import { type DiffReport, wordDiff } from "../../src/report/diff.ts";
import { markdownDiff, prettyDiff } from "../../src/report/diff-formats.ts";
import { pageChanges } from "../../src/report/page-changes.ts";

const diffReport = (items: DiffReport["sections"][number]["items"]): DiffReport => ({
  ...{ from: "a`b", to: "HEAD", summary: "1 change <b>" },
  sections: items.length === 0 ? [] : [{ title: "Written", items }],
});

describe("a diff for people", () => {
  const item = {
    mark: "+",
    title: "Ann *",
    id: "ann",
    note: "a [note]",
    lines: [
      { mark: "-", text: "old" },
      { mark: "", text: "plain" },
    ],
  } as const;

  it("has a title, its id, its note, and lines of their own", () => {
    expect(prettyDiff(diffReport([item]), false)).toBe(
      "a`b -> HEAD\n\nWritten\n  + Ann * [ann]: a [note]\n      - old\n      plain\n\n1 change <b>\n",
    );
    expect(prettyDiff(diffReport([{ ...item, id: "", note: "", lines: [] }]), false)).toContain("  + Ann *\n\n");
    expect(prettyDiff(diffReport([]), false)).toBe("1 change <b>\n");
    expect(prettyDiff(diffReport([item]), true)).toContain("\u001B[32m+");
  });

  it("is escaped in Markdown", () => {
    expect(markdownDiff(diffReport([item]))).toBe(
      "`a'b` → `HEAD`\n\n### Written\n\n- **added** Ann \\* (`ann`): a \\[note\\]\n  - **removed** old\n  - plain\n\n1 change &#60;b&#62;\n",
    );
    expect(markdownDiff(diffReport([{ ...item, mark: "~", id: "", note: "", lines: [] }]))).toContain("- Ann \\*\n");
    expect(markdownDiff(diffReport([]))).toBe("1 change &#60;b&#62;\n");
  });
});

describe("what is told of a diff", () => {
  const nothing = { added: [], removed: [], changed: [] };
  const base = {
    ...{ format: "entente-diff/1", before: "", after: "", renamed: [], declared: [], follows: [] },
    ...{ entities: nothing, facts: nothing },
  } as unknown as Parameters<typeof wordDiff>[0];
  const graph = {
    schema: { relations: {}, entities: {} },
    entity: () => undefined,
    fact: () => undefined,
  } as unknown as Parameters<typeof wordDiff>[1];
  const told = (more: Partial<typeof base>) => wordDiff({ ...base, ...more }, graph, graph, "old", "now");
  const follow = (id: string, ...effects: readonly string[]): RollupChange =>
    ({ id, changes: [], effects, causes: [] }) as unknown as RollupChange;

  it("is that they do not differ", () => {
    expect(told({})).toEqual({ from: "old", to: "now", sections: [], summary: "old and now do not differ" });
  });

  it("begins with what changes support or a dispute", () => {
    const follows = [
      follow("a", "voices-gained"),
      follow("b", "support-gained"),
      follow("c", "contest-settled"),
      follow("d", "support-lost"),
      follow("e", "newly-contested"),
    ];
    const { items } = told({ follows: follows.slice(0, 3) }).sections[0] ?? { items: [] };
    expect(items.map(({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(
      pageChanges({ ...base, follows }, graph, graph, "old", "now").items.map(({ id, change }) => `${id} ${change}`),
    ).toEqual(["d down", "e changed", "b up", "c changed", "a changed"]);
    expect(told({ follows }).summary).toMatch(/^0 changes written, 5 roll-ups changed \(/);
  });

  it("tells the same of more than three facts once", () => {
    const same = (n: number) =>
      told({ follows: Array.from({ length: n }, (_, i) => follow(`f${i}`, "voices-gained")) }).sections[0]?.items ?? [];
    expect(same(3).map(({ title }) => title)).toEqual(["f0", "f1", "f2"]);
    expect(same(4).map(({ id, title, lines }) => [id, title, lines.at(-1)?.text])).toEqual([
      ["", "4 facts", "f0, f1, f2 and f3"],
    ]);
  });

  it("tells ids that became others, and errors of either state", () => {
    const renamed = [{ of: "entity", from: "a", to: "b" }] as const;
    expect(told({ renamed }).sections).toEqual([
      { title: "Written", items: [{ mark: "~", id: "b", title: "a is now called b", note: "", lines: [] }] },
    ]);
    expect(told({ renamed }).summary).toBe("1 change written, 0 roll-ups changed");
    const faults = (errors: number) => ({ errors, kinds: [], leftOut: { files: [], entries: 0 } });
    const titles = (before?: number, after?: number) =>
      told({
        renamed,
        faults: {
          ...(before !== undefined && { before: faults(before) }),
          ...(after !== undefined && { after: faults(after) }),
        },
      })
        .sections.filter(({ title }) => title === "Errors")
        .flatMap(({ items }) => items.map(({ mark, title }) => `${mark} ${title}`));
    expect(titles(1, 1)).toEqual(["! old and now have 1 error each"]);
    expect(titles(1, 2)).toEqual(["! old has 1 error", "! now has 2 errors"]);
    expect(titles(1)).toEqual(["! old has 1 error"]);
    expect(titles(undefined, 2)).toEqual(["! now has 2 errors"]);
    expect(titles()).toEqual([]);
  });
});

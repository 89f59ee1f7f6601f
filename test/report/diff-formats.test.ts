import { describe, expect, it } from "vitest";
import type { DiffReport } from "../../src/report/diff.ts";
import { markdownDiff } from "../../src/report/diff-formats.ts";

const report = (items: number, text: string): DiffReport => ({
  from: "main",
  to: "HEAD",
  sections: ["Written", "What follows"].map((title) => ({
    title,
    items: Array.from({ length: items }, (_, n) => ({
      mark: "~" as const,
      title: `Fact ${n}`,
      id: `fact-${n}`,
      note: "",
      lines: [{ mark: "" as const, text }],
    })),
  })),
  summary: "the last line",
});

describe("a diff in Markdown", () => {
  it.each([
    [3, "short", [3, 3]],
    [100, "a <b> of #1 ".repeat(100), [13, 13]],
    [5000, "short", [100, 100]],
    [2, "x".repeat(70_000), [0, 0]],
  ])("of %i items in a section fits a comment", (items, text, told) => {
    const written = markdownDiff(report(items, text));
    expect(written.length).toBeLessThan(65_536);
    const parts = written.split("### ").slice(1);
    expect(parts.map((part) => part.split("\n- Fact").length - 1)).toEqual(told);
    for (const [n, part] of parts.entries()) {
      const left = items - (told[n] ?? 0);
      expect(part.includes("- and ")).toBe(left > 0);
      if (left > 0) expect(part.replaceAll(",", "")).toContain(`- and ${left} more`);
    }
    expect(written.endsWith("\nthe last line\n")).toBe(true);
  });
});

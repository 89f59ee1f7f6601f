import fc from "fast-check";
import { expect, it } from "vitest";
import { indexLines } from "../../src/text/line-index.ts";

it("counts lines and columns from 1, whatever ends the lines", () => {
  const lines = indexLines("ab\ncd\r\nef\rgh");
  expect([0, 2, 3, 7, 10, 12].map((offset) => lines.position(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 3 },
  ]);
  expect([1, 2, 3, 4, 5].map((line) => lines.lineText(line))).toEqual(["ab", "cd", "ef", "gh", ""]);
});

it("keeps offsets beyond the text inside it", () => {
  const lines = indexLines("ab");
  expect(lines.position(99)).toEqual({ line: 1, column: 3 });
  expect(lines.position(-1)).toEqual({ line: 1, column: 1 });
});

it("finds each offset again", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", "북", "😀") }), (text) => {
      const lines = indexLines(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const { line, column } = lines.position(offset);
        expect(lines.lineStart(line) + column - 1).toBe(offset);
      }
    }),
  );
});

import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/refactor/edits.ts";

const edit = (start: number, end: number, newText: string) => ({ start, end, newText });

describe("edits of a text", () => {
  it("are made at their places, whatever their order", () => {
    expect(applyEdits("abcdef", [edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "-")])).toBe("Ab-cdEf");
    expect(applyEdits("abc", [edit(0, 1, ""), edit(1, 2, "xy")])).toBe("xyc");
    expect(applyEdits("abc", [])).toBe("abc");
  });

  it("are left out where they overlap one that begins before, or ends before", () => {
    expect(applyEdits("abcdef", [edit(1, 3, "X"), edit(2, 4, "Y"), edit(3, 4, "Z")])).toBe("aXZef");
    expect(applyEdits("abcdef", [edit(1, 4, "Y"), edit(1, 3, "X")])).toBe("aXdef");
  });
});

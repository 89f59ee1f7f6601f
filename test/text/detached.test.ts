import { expect, test } from "vitest";
import { detached } from "../../src/text/detached.ts";

test("a text on its own is the same text, whatever is in it", () => {
  for (const text of ["", "~14490 troops/month", '"\\\n\u0000\u2028', "Łódź 平壤 🛰", "half a pair: \ud83d"]) {
    expect(detached(text)).toBe(text);
  }
});

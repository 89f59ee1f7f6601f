import { expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { readSealed, sealed } from "../../src/host/sealed.ts";

const read = (text: string): unknown => readSealed(memoryHost(new Map([["note", text]])), "note");
const NOTE = { digest: "0123", list: ["a\nb", 1] };

it("gives a note back", () => {
  expect(read(sealed(NOTE))).toEqual(NOTE);
});

it("takes one that was cut short, or of which one byte has changed, for none", () => {
  const text = sealed(NOTE);
  for (let at = 0; at < text.length; at += 1) {
    expect(read(text.slice(0, at)), `cut at ${at}`).toBeUndefined();
    expect(read(`${text.slice(0, at)}~${text.slice(at + 1)}`), `changed at ${at}`).toBeUndefined();
  }
  expect(read(text + text)).toBeUndefined();
  expect(readSealed(memoryHost(new Map()), "note")).toBeUndefined();
});

it("does not hide a fault of the host", () => {
  const host = {
    ...memoryHost(new Map()),
    read: () => {
      throw new TypeError("planted");
    },
  };
  expect(() => readSealed(host, "note")).toThrow("planted");
});

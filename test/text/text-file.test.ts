import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quickText } from "../../src/parse/quick-text.ts";
import { decode, decodeForDisplay, MAX_BYTES } from "../../src/text/text-file.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decode", () => {
  it("gives the characters of a good file", () => {
    expect(decode("a.yaml", bytes("name: 북한\r\n"))).toEqual({
      file: { path: "a.yaml", text: "name: 북한\r\n" },
      findings: [],
    });
  });

  it("names the first byte that is not UTF-8, and its character", () => {
    const { file, findings } = decode("a.yaml", Uint8Array.of(...bytes("名: Andr"), 0xe9, 0x0a, 0xff));
    expect(file).toBeUndefined();
    expect(findings).toMatchObject([{ name: "not-utf8", place: { start: 7, end: 8 } }]);
    expect(findings[0]?.message).toContain("0xE9");
  });

  it.each([[[0xc3]], [[0xed, 0xa0, 0x80]], [[0xf5, 0x80, 0x80, 0x80]], [[0xc0, 0xaf]], [[0x80]]])(
    "refuses %j at its place",
    (bad) => {
      const { findings } = decode("a.yaml", Uint8Array.of(...bytes("ab"), ...bad));
      expect(findings).toMatchObject([{ name: "not-utf8", place: { start: 2 } }]);
    },
  );

  it.each([[[0xff, 0xfe, 0x61, 0]], [[0xfe, 0xff, 0, 0x61]]])("names UTF-16: %j", (written) => {
    const { findings } = decode("a.yaml", Uint8Array.from(written));
    expect(findings.map(({ message }) => message)).toEqual(["This file is UTF-16, not UTF-8."]);
  });

  it("drops a byte order mark with a warning", () => {
    const { file, findings } = decode("a.yaml", Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes("a: 1")));
    expect(file?.text).toBe("a: 1");
    expect(findings.map(({ name }) => name)).toEqual(["byte-order-mark"]);
  });

  it("finds a control character", () => {
    const { file, findings } = decode("a.yaml", bytes("name: Rus\u0000sia\n"));
    expect(file).toBeUndefined();
    expect(findings).toMatchObject([{ name: "control-character", place: { start: 9, end: 10 } }]);
  });

  it("calls a text plain where nothing in it needs a second look", () => {
    const character = fc.oneof(
      fc.constantFrom(..."a:\n\t\r\u007f\u0085\u009f\u00a0é북𐌰\u2027\u2028\u2029\u202a\ufeff\uff00\ufffd"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    const odd = /(?!\n)[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/u;
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join("");
        expect(decode("a.yaml", bytes(text)).file?.plain ?? false).toBe(!odd.test(text));
      }),
    );
  });

  it("does not look into a file beyond the limit", () => {
    expect(decode("a.yaml", new Uint8Array(MAX_BYTES + 1)).findings).toMatchObject([{ name: "file-too-large" }]);
  });

  it("gives back what was encoded, and reports once whatever the bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (random) => {
        const { file, findings } = decode("a.yaml", random);
        const text = Buffer.from(random).toString("utf8");
        if (file && findings.length === 0) expect(file.text).toBe(text.replace(/\r(?!\n)/g, "\n"));
        else expect(findings).toHaveLength(1);
        expect(decode("a.yaml", random, quickText)).toEqual({ file, findings });
        expect(decodeForDisplay(random)).toBe(text.replace(/^\uFEFF/, ""));
      }),
    );
  });

  it("takes a carriage return alone for a line's end, as YAML does, and moves nothing", () => {
    const { file, findings } = decode("a.yaml", Buffer.from("# Old.\rtype: state\r\nname: X\r"));
    expect(file?.text).toBe("# Old.\ntype: state\r\nname: X\n");
    expect(findings).toEqual([]);
  });
});

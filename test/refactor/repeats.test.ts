import { describe, expect, it } from "vitest";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { withoutRepeats } from "../../src/refactor/repeats.ts";

const once = (text: string, path = "data/states/a.yaml"): string => withoutRepeats(path, text, "x");
/** Laid out as `fmt` does. */
const tidy = (text: string): string => formatYaml({ path: "data/states/a.yaml", text: once(text) }).text;
const entry = (claim: string): string => `relations:\n  borders:\n    - to: b\n      claims:\n        - {${claim}}\n`;

describe("a list that names an entity twice", () => {
  it("names it once, where it did first", () => {
    expect(once("via: [x, y, x]\n")).toBe("via: [x, y]\n");
    expect(once("via: [y, x, x, z, x]\n")).toBe("via: [y, x, z]\n");
    expect(once("a: {via: [x, x]}\nb: [x, x]\n")).toBe("a: {via: [x]}\nb: [x]\n");
    expect(once("via:\n  - x\n  - y\n  - x # again\n")).toBe("via:\n  # again\n  - x\n  - y\n");
  });

  it("is the only one that changes", () => {
    for (const text of ["via:   [x,  y]\n", "via:   [y,  y]\n", "a:   x\nb: x\n", "via:   []\n"])
      expect(once(text)).toBe(text);
  });
});

describe("a claim that names a source twice", () => {
  it("names it once, with the places of both", () => {
    const of = (claim: string): string => tidy(entry(claim));
    expect(of("source: [x, x], at: [p. 1, p. 3]")).toBe(entry("source: x, at: 'pp. 1, 3'").replaceAll("'", '"'));
    expect(of("source: [y, x, x], at: [p. 2, p. 1, p. 3]")).toBe(entry('source: [y, x], at: [p. 2, "pp. 1, 3"]'));
    expect(of("source: [x, x], at: [p. 1, p. 1]")).toBe(entry("source: x, at: p. 1"));
    expect(of("source: [x, y, x], at: p. 1")).toBe(entry("source: [x, y], at: p. 1"));
    expect(of("source: [x, x], at: [p. 1, p. 1], quote: [q, q]")).toBe(entry("source: x, at: p. 1, quote: q"));
    expect(of("source: [x, x], quote: q")).toBe(entry("source: x, quote: q"));
    expect(of("source: [x, x, x], at: [p. 1, p. 2, p. 4]")).toBe(entry('source: x, at: "pp. 1, 2, 4"'));
  });

  it("is a claim in each where it quotes them differently", () => {
    const of = (claim: string): string => tidy(entry(claim));
    const claims = (...all: string[]): string =>
      `relations:\n  borders:\n    - to: b\n      claims:\n${all.map((claim) => `        - {${claim}}\n`).join("")}`;
    expect(of("by: v, source: [x, x], at: [p. 1, p. 2], quote: [q, r]")).toBe(
      claims("by: v, source: x, at: p. 1, quote: q", "by: v, source: x, at: p. 2, quote: r"),
    );
    expect(of("source: [x, y, x], at: p. 1, quote: [q, s, r]")).toBe(
      claims("source: x, at: p. 1, quote: q", "source: y, at: p. 1, quote: s", "source: x, at: p. 1, quote: r"),
    );
  });

  it("is a claim in each of an entry's own claim as well, and of one that is not in a list", () => {
    const wanted =
      "relations:\n  borders:\n    - to: b\n      claims:\n        - {source: x, quote: q}\n        - {source: x, quote: r}\n";
    expect(tidy("relations:\n  borders:\n    - {to: b, source: [x, x], quote: [q, r]}\n")).toBe(
      "relations:\n  borders:\n    - {to: b, claims: [{source: x, quote: q}, {source: x, quote: r}]}\n",
    );
    expect(tidy("relations:\n  borders: {to: b, source: [x, x], quote: [q, r]}\n")).toBe(
      "relations:\n  borders: {to: b, claims: [{source: x, quote: q}, {source: x, quote: r}]}\n",
    );
    expect(tidy(wanted.replace(/- \{source: x, quote: q\}\n.*\n/, "- {source: [x, x], quote: [q, r]}\n"))).toBe(wanted);
  });

  it("is left alone where it names another, or names it once", () => {
    for (const claim of [
      "source:   [y, y], at: [p. 1, p. 2]",
      "source:   [x, y], at: [p. 1, p. 2]",
      "source: [y, x], at: [p. 1, page 2]",
      "source:   x",
    ]) {
      expect(once(entry(claim))).toBe(entry(claim));
    }
  });

  it("keeps its comments", () => {
    const of = (claim: string): string =>
      once(`claims:\n  # which\n  - source:\n      - x # first\n      - x # second\n${claim}`);
    const joined = of("    at: [p. 1, p. 2]\n");
    for (const words of ["which", "first", "second"]) expect(joined.split(`# ${words}\n`)).toHaveLength(2);
    const apart = of("    quote: [q, r]\n");
    for (const words of ["which", "first", "second"]) expect(apart.split(`# ${words}\n`)).toHaveLength(2);
  });
});

describe("an arrangement that has an entity in two places", () => {
  it("has it in the first, and an empty one in the other", () => {
    const rows = "views:\n  - arrange:\n      - [x, y]\n      - [z, x, y]\n";
    expect(once(rows, "entente.yaml")).toBe("views:\n  - arrange:\n      - [x, y]\n      - [z, ~, y]\n");
    expect(once(rows, "data/states/a.yaml")).toBe(rows);
    const other = "views:\n  - rows:\n      - [x, y]\n      - [z, x, y]\n";
    expect(once(other, "entente.yaml")).toBe(other);
    const single = "views:\n  - arrange:\n      - [x,   y]\n  - arrange:\n      - [x]\n";
    expect(once(single, "entente.yaml")).toBe(single);
  });
});

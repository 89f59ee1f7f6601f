import { describe, expect, it } from "vitest";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { mergeVersions } from "../../src/refactor/merge-versions.ts";

const PATH = "data/states/norland.yaml";
/** The versions without the type and name that all have; what each side has its way with, where they conflict. */
function merged(base: string, ours: string, theirs: string) {
  const of = (text: string): string => formatYaml({ path: PATH, text: `type: state\nname: N\n${text}` }).text;
  const result = mergeVersions(PATH, { base: of(base), ours: of(ours), theirs: of(theirs) }, () => ["item"]);
  const rest = (text = ""): string => text.replace("type: state\nname: N\n", "");
  return { ours: rest(result?.ours), theirs: rest(result?.theirs), conflicts: result?.conflicts };
}
const agreed = (base: string, ours: string, theirs: string): string => {
  const result = merged(base, ours, theirs);
  expect(result.conflicts).toBe(0);
  expect(result.theirs).toBe(result.ours);
  return result.ours;
};
/** Whichever of the two made which change. */
const agreedEitherWay = (base: string, one: string, other: string): string => {
  const text = agreed(base, one, other);
  expect(agreed(base, other, one)).toBe(text);
  return text;
};

describe("keys of two versions", () => {
  it("are there where either added them, in the order that their version has", () => {
    // What theirs added goes behind the key that it is behind there.
    expect(agreed("", "area: 1\n", "pop: 2\n")).toBe("pop: 2\narea: 1\n");
    expect(agreed("x: 0\ny: 0\n", "x: 0\narea: 1\ny: 0\n", "x: 0\ny: 0\npop: 2\n")).toBe(
      "x: 0\narea: 1\ny: 0\npop: 2\n",
    );
    expect(agreedEitherWay("", "area: 1\n", "area: 1\n")).toBe("area: 1\n");
    expect(agreed("names: {a: x}\n", "names: {a: x}\n", "names: {b: y, a: x, c: z}\n")).toBe(
      "names: {b: y, a: x, c: z}\n",
    );
  });

  it("are gone where either took them away, and the other left them as they were", () => {
    expect(agreedEitherWay("area: 1\n", "", "area: 1\n")).toBe("");
    expect(agreedEitherWay("area: 1\n", "", "")).toBe("");
    expect(agreedEitherWay("area: 1\npop: 2\n", "pop: 2\n", "area: 1\n")).toBe("");
    expect(agreedEitherWay("names: {a: x, b: y}\n", "names: {a: x}\n", "names: {b: y}\n")).toBe("");
    expect(agreedEitherWay("names: {a: x}\n", "names: {a: x}\n", "names: {a: x, b: y}\n")).toBe(
      "names: {a: x, b: y}\n",
    );
  });

  it("conflict where one side took away what the other changed", () => {
    expect(merged("area: 1\n", "", "area: 2\n")).toEqual({ ours: "", theirs: "area: 2\n", conflicts: 1 });
    expect(merged("area: 1\n", "area: 2\n", "")).toEqual({ ours: "area: 2\n", theirs: "", conflicts: 1 });
    expect(merged("area: 1\n", "area: 2\n", "area: 3\n")).toEqual({
      ours: "area: 2\n",
      theirs: "area: 3\n",
      conflicts: 1,
    });
    expect(merged("", "area: 2\n", "area: 3\n")).toEqual({ ours: "area: 2\n", theirs: "area: 3\n", conflicts: 1 });
    // Each place that differs is a conflict of its own.
    expect(merged("area: 1\npop: 1\n", "area: 2\npop: 2\n", "area: 3\npop: 3\n").conflicts).toBe(2);
  });

  it("have the value of the side that changed it", () => {
    expect(agreedEitherWay("area: 1\n", "area: 2\n", "area: 1\n")).toBe("area: 2\n");
    expect(agreedEitherWay("area: 1\n", "area: 2\n", "area: 2\n")).toBe("area: 2\n");
    expect(agreedEitherWay("names: {}\n", "names: {}\n", "names: {}\n")).toBe("names: {}\n");
  });
});

describe("lists of two versions", () => {
  const list = (...items: string[]): string => (items.length === 0 ? "" : `aliases: [${items.join(", ")}]\n`);

  it("have what either added, each in its place", () => {
    expect(agreed(list("a", "d"), list("a", "b", "d"), list("a", "c", "d"))).toBe(list("a", "b", "c", "d"));
    expect(agreed(list("a", "d"), list("a", "d"), list("a", "c", "d"))).toBe(list("a", "c", "d"));
    expect(agreed(list("a"), list("a", "b"), list("a", "c", "d"))).toBe(list("a", "b", "c", "d"));
    expect(agreed(list("a"), list("a"), list("c", "a"))).toBe(list("c", "a"));
    expect(agreed(list("a"), list("b", "a"), list("c", "a"))).toBe(list("b", "c", "a"));
    expect(agreed(list(), list("a"), list("b"))).toBe(list("a", "b"));
    expect(agreed(list(), list("a", "b"), list("c", "a"))).toBe(list("a", "b", "c"));
    expect(agreed(list(), list("a"), list("b", "a", "c"))).toBe(list("a", "b", "c"));
    // A name is not what is said of it.
    const [name, told] = [list("a"), "aliases:\n  - {name: a, lang: x}\n"];
    expect(agreed(list(), name, told)).toBe("aliases: [a, {name: a, lang: x}]\n");
  });

  it("have what both added once", () => {
    expect(agreedEitherWay(list("a"), list("a", "b"), list("a", "b"))).toBe(list("a", "b"));
    expect(agreedEitherWay(list("a"), list("a", "b", "b"), list("a", "b"))).toBe(list("a", "b", "b"));
  });

  it("lack what either took away", () => {
    expect(agreedEitherWay(list("a", "b", "c"), list("a", "c"), list("a", "b"))).toBe(list("a"));
    expect(agreedEitherWay(list("a", "b"), list("a"), list("b"))).toBe("");
    expect(agreedEitherWay(list("a", "b"), list("a"), list("a", "b", "c"))).toBe(list("a", "c"));
  });

  it("are lists where one side has one value", () => {
    expect(agreed("aliases: a\n", "aliases: a\n", list("a", "b"))).toBe("aliases:\n  - a\n  - b\n");
    expect(agreed("aliases: a\n", list("a", "b"), "aliases: a\n")).toBe(list("a", "b"));
  });
});

describe("entries of two versions", () => {
  const entries = (...all: string[]): string =>
    `relations:\n  borders:\n${all.map((one) => `    - {${one}}\n`).join("")}`;

  it("conflict where one side took away what the other changed", () => {
    const [base, other] = [entries("to: a, when: 2010", "to: b"), entries("to: a, when: 2011", "to: b")];
    expect(merged(base, entries("to: b"), other)).toEqual({ ours: entries("to: b"), theirs: other, conflicts: 1 });
    expect(merged(base, other, entries("to: b"))).toEqual({ ours: other, theirs: entries("to: b"), conflicts: 1 });
  });

  it("are one where both added them to the same end and the same qualifiers", () => {
    const base = entries("to: a");
    expect(agreed(base, entries("to: a", "to: b, x: 1"), entries("to: a", "to: b, y: 2"))).toBe(
      entries("to: a", "to: b, y: 2, x: 1"),
    );
    expect(agreed(base, entries("to: a", "to: b, item: x"), entries("to: a", "to: b, item: y"))).toBe(
      entries("to: a", "to: b, item: x", "to: b, item: y"),
    );
  });

  it("are matched by qualifiers in relations alone", () => {
    const of = (key: string, ...items: string[]): string => `${key}:\n${items.map((one) => `  - {${one}}\n`).join("")}`;
    const [base, ours, theirs] = [["to: a, item: x"], ["to: a, item: y"], ["to: a, item: x, z: 1"]] as const;
    expect(agreed(of("seats", ...base), of("seats", ...ours), of("seats", ...theirs))).toBe(
      of("seats", "to: a, item: y, z: 1"),
    );
  });

  it("may be an id alone, one entry, or have a claim of their own", () => {
    const one = "relations:\n  borders: a\n";
    expect(agreed(one, entries("to: a, when: 2010"), "relations:\n  borders: [a, b]\n")).toBe(
      "relations:\n  borders:\n    - {to: a, when: 2010}\n    - b\n",
    );
    expect(agreed(one, one, "relations:\n  borders: {to: a, when: 2010}\n")).toBe(
      "relations:\n  borders: {to: a, when: 2010}\n",
    );
    const claims = (...all: string[]): string =>
      `relations:\n  borders:\n    - to: a\n      claims:\n${all.map((claim) => `        - {${claim}}\n`).join("")}`;
    const own = entries("to: a, source: s");
    expect(agreed(own, own, claims("source: s", "source: t"))).toBe(
      entries("to: a, claims: [{source: s}, {source: t}]"),
    );
    expect(agreed(own, claims("source: s", "source: t"), own)).toBe(claims("source: s", "source: t"));
    // Ours takes away all but the id, theirs adds something.
    expect(agreed(entries("to: a, x: 1"), "relations:\n  borders: [a]\n", entries("to: a, x: 1, z: 2"))).toBe(
      "relations:\n  borders: [{to: a, z: 2}]\n",
    );
    // What only theirs made an entry with more to say.
    expect(agreed(one, "relations:\n  borders: [a, b]\n", entries("to: a, when: 2010"))).toBe(
      "relations:\n  borders: [{to: a, when: 2010}, b]\n",
    );
    expect(agreed(claims("source: s"), claims("source: s", "source: t"), claims("source: s", "source: r"))).toBe(
      claims("source: s", "source: t", "source: r"),
    );
  });
});

describe("claims with several sources in two versions", () => {
  const claim = (text: string): string =>
    `relations:\n  borders:\n    - to: a\n      claims:\n        - {by: v, basis: document, ${text}}\n`;

  it("have the sources of both, each with its own place", () => {
    expect(
      agreed(
        claim("source: [s, t], at: [p. 1, p. 2]"),
        claim("source: [s, t, u], at: [p. 1, p. 2, p. 3]"),
        claim("source: [s, t], at: [p. 1, p. 4]"),
      ),
    ).toBe(claim("source: [s, t, u], at: [p. 1, p. 4, p. 3]"));
    expect(
      agreed(
        claim("source: s, at: p. 1"),
        claim("source: [s, t], at: [p. 1, p. 2]"),
        claim("source: [s, u], at: [p. 1, p. 3]"),
      ),
    ).toBe(claim("source: [s, t, u], at: [p. 1, p. 2, p. 3]"));
    expect(
      agreedEitherWay(
        claim("source: [s, t], at: [p. 1, p. 2]"),
        claim("source: s, at: p. 1"),
        claim("source: [s, t], at: [p. 1, p. 2]"),
      ),
    ).toBe(claim("source: s, at: p. 1"));
  });

  it("are one claim to which each added a source, however little else it says", () => {
    const short = (text: string): string => `relations:\n  borders:\n    - to: a\n      claims:\n        - {${text}}\n`;
    expect(agreed(short("source: s"), short("source: [s, t]"), short("source: [s, u]"))).toBe(
      short("source: [s, t, u]"),
    );
    expect(agreed(short("source: [s, t]"), short("source: [s, t, u]"), short("source: [s, t, w]"))).toBe(
      short("source: [s, t, u, w]"),
    );
    // Another source alone is another claim.
    expect(agreed(short("source: s"), short("source: t"), short("source: s"))).toBe(short("source: t"));
  });

  it("keep the form of the list that was there", () => {
    const listed = (...sources: string[]): string =>
      `relations:\n  borders:\n    - to: a\n      claims:\n        - by: v\n          basis: document\n          source:\n${sources.map((id) => `            - ${id}\n`).join("")}`;
    expect(agreed(listed("s", "t"), listed("s", "t", "u"), listed("s", "t", "w # new"))).toBe(
      listed("s", "t", "u", "w # new"),
    );
  });

  it("conflict where both changed the place in one source, or no list says what comes of both", () => {
    const [base, ours, theirs] = ["p. 2", "p. 3", "p. 4"].map((at) => claim(`source: [s, t], at: [p. 1, ${at}]`));
    expect(merged(base ?? "", ours ?? "", theirs ?? "")).toEqual({ ours, theirs, conflicts: 1 });
    // One gives the sources places, the other adds one without.
    const [placed, longer] = [claim("source: [s, t], at: [p. 1, p. 2]"), claim("source: [s, t, u]")];
    expect(merged(claim("source: [s, t]"), placed, longer)).toEqual({ ours: placed, theirs: longer, conflicts: 1 });
  });
});

describe("comments of two versions", () => {
  it("are there where either wrote them, and once where both did", () => {
    const base = "area: 1\n";
    expect(agreed(base, "# one\narea: 1\n", base)).toBe("# one\narea: 1\n");
    expect(agreed(base, base, "# one\narea: 1\n")).toBe("# one\narea: 1\n");
    expect(agreed(base, "# one\narea: 1\n", "# one\narea: 1\n")).toBe("# one\narea: 1\n");
    expect(agreed(base, "# one\narea: 1\n", "# two\narea: 1\n")).toBe("# one\n# two\narea: 1\n");
    expect(agreed(base, "# one\n# both\narea: 1\n", "# both\n# two\narea: 1\n")).toBe(
      "# one\n# both\n# two\narea: 1\n",
    );
    expect(agreed(base, "area: 1 # one\n", base)).toBe("area: 1 # one\n");
    expect(agreed(base, base, "area: 2 # one\n")).toBe("area: 2 # one\n");
    expect(agreed(base, "area: 2\n", "area: 1 # one\n")).toBe("area: 2 # one\n");
    expect(agreed(base, "area: 1 # one\n", "area: 2\n")).toBe("area: 2 # one\n");
  });

  it("change and go where one side changed them or took them away", () => {
    const base = "# was\narea: 1\n";
    expect(agreedEitherWay(base, "# is\narea: 1\n", base)).toBe("# is\narea: 1\n");
    expect(agreedEitherWay(base, "area: 1\n", base)).toBe("area: 1\n");
    expect(agreedEitherWay(base, "area: 1\n", "area: 1\n")).toBe("area: 1\n");
    expect(agreedEitherWay(base, "# is\narea: 1\n", "area: 1\n")).toBe("# is\narea: 1\n");
  });

  it("are merged at the top of a file and at its end", () => {
    const of = (base: string, ours: string, theirs: string) =>
      mergeVersions(PATH, { base, ours, theirs }, () => [])?.ours;
    const text = "type: state\nname: N\n";
    expect(of(text, `# top\n\n${text}`, `${text}\n# end\n`)).toBe(`# top\n\n${text}\n# end\n`);
    expect(of(`# top\n\n${text}`, `# top\n\n${text}`, text)).toBe(text);
  });

  it("keep an empty line that either side put before a key", () => {
    const [base, apart] = ["area: 1\npop: 2\n", "area: 1\n\npop: 2\n"];
    expect(agreed(base, base, apart)).toBe(apart);
    expect(agreed(base, apart, base)).toBe(apart);
    expect(agreed(base, apart, apart)).toBe(apart);
    expect(agreed(apart, apart, base)).toBe(apart);
  });
});

describe("files of which no version comes", () => {
  const of = (base: string, ours: string, theirs: string) => mergeVersions(PATH, { base, ours, theirs }, () => []);
  const text = "type: state\nname: N\n";

  it("are not sound YAML, or have anchors", () => {
    for (const bad of ["name: [N\n", "a: &x 1\nb: *x\n"]) {
      expect(of(bad, text, text)).toBeNull();
      expect(of(text, bad, text)).toBeNull();
      expect(of(text, text, bad)).toBeNull();
    }
  });

  it("are not those that both added", () => {
    expect(of("", text, text)).toEqual({ ours: text, theirs: text, conflicts: 0 });
    expect(of("", text, `${text}area: 1\n`)?.ours).toBe(`${text}area: 1\n`);
  });
});

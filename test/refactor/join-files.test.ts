import { describe, expect, it } from "vitest";
import { written } from "../../src/fmt/lay-out.ts";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { joinFiles, type Preference } from "../../src/refactor/join-files.ts";

function joined(into: string, old: string, prefer: Preference = null) {
  const tree = composeYaml(into);
  const contradictions = joinFiles(tree, composeYaml(old), prefer, new Set(["born"]));
  return { text: written(tree), contradictions };
}
const textFrom = (into: string, old: string, prefer: Preference = null): string => {
  const { text, contradictions } = joined(into, old, prefer);
  expect(contradictions).toEqual([]);
  return text;
};

describe("what two entities' files say", () => {
  it("is all in one, and what both say once", () => {
    expect(textFrom("type: person\nname: Ann\n", "type: person\nname: Ann\nsex: f\n")).toBe(
      "type: person\nname: Ann\nsex: f\n",
    );
    expect(textFrom("name: Ann\nsex: f\n", "name: Ann\nsex: f\n")).toBe("name: Ann\nsex: f\n");
  });

  it("is the one's or the other's where they contradict", () => {
    const [into, old] = ["name: Ann\nsex: f\n", "name: Ann\nsex: m # it says\n"];
    const contradictions = [{ key: "sex", into: "f", old: "m" }];
    expect(joined(into, old)).toEqual({ text: "name: Ann\n# it says\nsex: f\n", contradictions });
    expect(joined(into, old, "into")).toEqual({ text: "name: Ann\n# it says\nsex: f\n", contradictions });
    expect(joined(into, old, "old")).toEqual({ text: "name: Ann\nsex: m # it says\n", contradictions });
    // Rivals are only of what may be claimed.
    expect(joined(into, old, "both").contradictions).toEqual(contradictions);
  });

  it("has the other's name as an alias, but for one that is known", () => {
    expect(textFrom("name: Ann\n", "name: Anna\n")).toBe("name: Ann\naliases: [Anna]\n");
    expect(textFrom("name: Ann\n", "name: Ann\n")).toBe("name: Ann\n");
    expect(textFrom("name: Ann\naliases: [Anna]\n", "name: Anna\n")).toBe("name: Ann\naliases: [Anna]\n");
    expect(textFrom("name: Ann\naliases: Annie\n", "name: Anna\n")).toBe("name: Ann\naliases: [Annie, Anna]\n");
    expect(textFrom("name: Ann\naliases:\n  - {name: Anna, lang: de}\n", "name: Anna\n")).toBe(
      "name: Ann\naliases:\n  - {name: Anna, lang: de}\n",
    );
    expect(textFrom("name: Ann\n", "type: person\n")).toBe("name: Ann\ntype: person\n");
  });

  it("has no alias that is the name which stays", () => {
    expect(textFrom("name: Ann\n", "name: Anna\naliases: [Ann, Annie]\n")).toBe("name: Ann\naliases: [Annie, Anna]\n");
    expect(textFrom("name: Ann\n", "name: Ann\naliases: [Ann]\n")).toBe("name: Ann\n");
    expect(textFrom("name: Ann\n", "name: Anna\naliases:\n  - {name: Ann, lang: de}\n")).toBe(
      "name: Ann\naliases: [Anna]\n",
    );
  });

  it("has a name from now on if one of the files has", () => {
    expect(textFrom("unnamed: true\nname: who paid\n", "unnamed: true\nname: who paid\n")).toBe(
      "unnamed: true\nname: who paid\n",
    );
    expect(textFrom("unnamed: true\nname: who paid\n", "name: Ann\n")).toBe("name: who paid\naliases: [Ann]\n");
    expect(textFrom("name: Ann\n", "unnamed: true # yet\nname: who paid\n")).toBe(
      "# yet\nname: Ann\naliases: [who paid]\n",
    );
  });

  it.each(["aliases", "not_same_as", "former_ids"])("joins %s, each item once and as they are laid out", (key) => {
    const of = (into: string, old: string): string =>
      textFrom(`name: A\n${key}:${into}`, `name: A\n${key}:${old}`).replace(`name: A\n${key}:`, "");
    expect(of(" [x, y]\n", " [y, z]\n")).toBe(" [x, y, z]\n");
    expect(of(" x\n", " y\n")).toBe(" [x, y]\n");
    expect(of("\n  - x\n", " [y]\n")).toBe("\n  - x\n  - y\n");
    expect(of(" [x]\n", "\n  - y\n")).toBe(" [x, y]\n");
    expect(of(" [x]\n", " [x]\n")).toBe(" [x]\n");
  });

  it("keeps the comments of lists that are joined", () => {
    const text = textFrom(
      "name: A\naliases:\n  # ours\n  - x\n",
      "name: A\n# key\naliases:\n  # list\n  - x # again\n  - y # more\n",
    );
    for (const words of ["ours", "key", "list", "again", "more"]) expect(text).toContain(`# ${words}\n`);
    expect(text.match(/#/g)).toHaveLength(5);
    expect(text).toMatch(/- y # more\n/);
    expect(textFrom("name: A\naliases: [x]\n", "name: A\naliases: y # one\n").match(/# one/g)).toHaveLength(1);
    expect(textFrom("name: A\naliases: [x]\n", "name: A\naliases: x # one\n").match(/# one/g)).toHaveLength(1);
  });

  it.each(["names", "identifiers"])("joins %s by their keys, and tells which contradict", (key) => {
    expect(textFrom(`name: A\n${key}: {x: a, y: b}\n`, `name: A\n${key}: {y: b, z: c}\n`)).toBe(
      `name: A\n${key}: {x: a, y: b, z: c}\n`,
    );
    const contradictions = [{ key: `${key}.x`, into: "a", old: "b" }];
    const [into, old] = [`name: A\n${key}: {x: a}\n`, `name: A\n${key}: {x: b, y: c}\n`];
    expect(joined(into, old)).toEqual({ text: `name: A\n${key}: {x: a, y: c}\n`, contradictions });
    expect(joined(into, old, "old")).toEqual({ text: `name: A\n${key}: {x: b, y: c}\n`, contradictions });
    expect(joined(`name: A\n${key}: {x: a}\n`, `name: A\n${key}: b\n`).contradictions).toEqual([
      { key, into: '{x:"a"}', old: "b" },
    ]);
    expect(joined(`name: A\n${key}: b\n`, `name: A\n${key}: {x: a}\n`).contradictions).toEqual([
      { key, into: "b", old: '{x:"a"}' },
    ]);
  });

  it("keeps rivals of an attribute that may be claimed, where it is told to or both are claimed", () => {
    const of = (into: string, old: string, prefer: Preference = null) =>
      joined(`name: A\nborn: ${into}\n`, `name: A\nborn: ${old}\n`, prefer);
    const both = (...values: string[]) => ({
      text: `name: A\nborn:\n${values.map((value) => `  - ${value}\n`).join("")}`,
      contradictions: [],
    });
    expect(of("1970", "1971", "both")).toEqual(both("{value: 1970}", "{value: 1971}"));
    expect(of("1970", "{value: 1971, source: s}", "both")).toEqual(both("{value: 1970}", "{value: 1971, source: s}"));
    expect(of("{value: 1970}", "{value: 1971}")).toEqual(both("{value: 1970}", "{value: 1971}"));
    expect(of("[{value: 1970}]", "{value: 1971}").text).toBe("name: A\nborn: [{value: 1970}, {value: 1971}]\n");
    expect(of("{value: 1970}", "[{value: 1971}, {value: 1972}]")).toEqual(
      both("{value: 1970}", "{value: 1971}", "{value: 1972}"),
    );
    // One of them is a plain value.
    for (const [into, old] of [
      ["1970", "{value: 1971}"],
      ["{value: 1970}", "1971"],
    ] as const) {
      expect(of(into, old).contradictions, into).toHaveLength(1);
    }
    expect(of("1970", "1970", "both")).toEqual({ text: "name: A\nborn: 1970\n", contradictions: [] });
    expect(textFrom("name: A\nborn:\n  value: 1970\n", "name: A\n# of the other\nborn: {value: 1971} # year\n")).toBe(
      "name: A\n# of the other\nborn:\n  - value: 1970\n  - {value: 1971} # year\n",
    );
  });

  it("joins lists of an attribute of lists", () => {
    expect(textFrom("name: A\nseats: [x]\n", "name: A\nseats: [x, y]\n")).toBe("name: A\nseats: [x, y]\n");
    expect(joined("name: A\nseats: [x]\n", "name: A\nseats: y\n").contradictions).toEqual([
      { key: "seats", into: '["x"]', old: "y" },
    ]);
  });

  it("has the relations of both, in lists", () => {
    const of = (into: string, old: string): string =>
      textFrom(`name: A\nrelations:\n${into}`, `name: A\nrelations:\n${old}`).replace("name: A\nrelations:\n", "");
    expect(of("  borders: {to: x}\n", "  met: {to: y}\n")).toBe("  borders: {to: x}\n  met: {to: y}\n");
    expect(of("  borders: {to: x}\n", "  borders: {to: y}\n")).toBe("  borders:\n    - {to: x}\n    - {to: y}\n");
    expect(of("  borders: x\n", "  borders: [y, z]\n")).toBe("  borders: [x, y, z]\n");
    expect(of("  borders:\n    - {to: x}\n", "  # of old\n  borders:\n    # which\n    - {to: z}\n")).toMatch(
      /^ *# ?of old\n *borders:\n *# ?which\n *- \{to: x\}\n *- \{to: z\}\n$/,
    );
    expect(textFrom("name: A\n", "name: A\nrelations:\n  borders: x\n")).toBe("name: A\nrelations:\n  borders: x\n");
  });

  it("has the comments at the top and the end of both", () => {
    expect(textFrom("# one\n\nname: A\n# end\n", "# other\n\nname: A\n# close\n")).toBe(
      "# one\n# other\n\nname: A\n\n# end\n# close\n",
    );
    expect(textFrom("name: A\n", "# other\n\nname: A\n")).toBe("# other\n\nname: A\n");
    expect(textFrom("# one\n\nname: A\n", "name: A\n")).toBe("# one\n\nname: A\n");
  });

  it("is left alone where one is not a mapping", () => {
    expect(textFrom("name: A\n", "- b\n")).toBe("name: A\n");
    expect(textFrom("- a\n", "name: B\n")).toBe("- a\n");
  });
});

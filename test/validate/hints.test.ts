import { describe, expect, it } from "vitest";
import { diagnosticsOf, findingsOf, state } from "../helpers/findings.ts";

const OTHERS = {
  "data/states/sylvania.yaml": "type: state\nname: Sylvania\n",
  "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 1933-11-17\n",
};
type Told = readonly [message: string, hint: string | undefined, fix: readonly string[] | undefined];
const inFiles = (files: Readonly<Record<string, string>>): readonly Told[] =>
  diagnosticsOf({ ...OTHERS, ...files })
    .filter(({ severity }) => severity === "error")
    .map(({ message, hint, fix }) => [message, hint, fix?.map(({ newText }) => newText)]);
const told = (lines: string): Told | undefined => {
  const [first, ...others] = inFiles(state(lines));
  expect(others).toEqual([]);
  return first;
};

describe("a file's name", () => {
  const named = (name: string): Told | undefined =>
    inFiles({ [`data/states/${name}.yaml`]: "type: state\nname: X\n" })[0];

  it.each([
    ["North Korea", "call it `north-korea.yaml`"],
    ["unknown", undefined],
    ["!", undefined],
    ["con", "Windows keeps `con` for a device and cannot check it out: call it `con-1`"],
  ])("of %s has a better one", (name, hint) => {
    expect(named(name)?.[1]).toBe(hint);
  });
});

describe("a file's type", () => {
  const of = (text: string) => inFiles({ "data/x/freedonia.yaml": text })[0]?.[1];

  it("is asked for by name", () => {
    expect(of("name: F\n")).toMatch(/^for an entity, write `type:` and one of agreement, event, /);
    expect(of("Type: state\nname: F\n")).toBe("write `type` in place of `Type`");
    expect(of("tpye: state\nname: F\n")).toBe("write `type` in place of `tpye`");
    expect(of("type: stat\nname: F\n")).toBe("did you mean `state`?");
    expect(of("type: suplies\nfrom: a\nto: b\n")).toBe("did you mean `supplies`?");
    expect(of("type: country\nname: F\n")).toMatch(/^entity types are agreement, event, /);
    expect(of("type: supplied by\nfrom: a\nto: b\n")).toBe(
      "inverses are not written: make it `supplies`, and swap `from` and `to`",
    );
    expect(of("type: actor\nname: F\n")).toMatch(/^one of .*state/);
    // What no type extends has none to offer.
    const alone = inFiles({
      "schema/entities/ghost.yaml": "label: Ghost\nplural: Ghosts\nextends: thing\nabstract: true\n",
      "data/x/freedonia.yaml": "type: ghost\nname: F\n",
    });
    expect(alone.map(([, hint]) => hint)).toEqual([undefined]);
  });
});

describe("a relation", () => {
  it.each([
    ["suplies: sylvania", "did you mean `supplies`?", ["supplies"]],
    ["Supplies: sylvania", "did you mean `supplies`?", ["supplies"]],
    ["deploys to: sylvania", "did you mean `deploys_to`?", ["deploys_to"]],
    ["supplied_by: sylvania", "inverses are not written: put `supplies` in the file of the other entity", undefined],
    [
      "hugs: sylvania",
      "docs/schema.md lists those that ship; one of your own is a file: schema/relations/hugs.yaml",
      undefined,
    ],
    ['"!?": sylvania', undefined, undefined],
    ["signed_with: sylvania", "write `has_party` instead", undefined],
  ])("%s", (lines, hint, fix) => {
    const [, ...rest] = told(`relations: {${lines}}`) ?? [];
    expect(rest).toEqual([hint, fix]);
  });

  it("that is there already is not put in place of one that is misspelt", () => {
    const [, hint, fix] = told("relations: {supplies: {to: sylvania, source: gazette}, suplies: sylvania}") ?? [];
    expect([hint, fix]).toEqual(["did you mean `supplies`?", undefined]);
  });

  it("is in the file of the end that it starts from", () => {
    const source = (lines: string): Readonly<Record<string, string>> => ({
      "data/sources/post.yaml": `type: source\nname: Post\nkind: news\ndate: 1933-11-18\nrelations: {${lines}}\n`,
    });
    const [message, hint] = inFiles(source("supplies: sylvania"))[0] ?? [];
    expect(message).toContain("`actor`");
    expect(hint).toBeUndefined();
    expect(told("relations: {authored_by: sylvania}")?.[1]).toBe(
      "write it in the file of the other end: this one is what `authored_by` leads to",
    );
  });
});

describe("a value", () => {
  const fact = (keys: string): Told | undefined =>
    told(`relations: {borders: {to: sylvania, source: gazette, ${keys}}}`);

  it.each([
    ["credibility: 9", "one of 1, 2, 3, 4, 5, 6", undefined],
    ["stance: denis", "did you mean `denies`?", ["denies"]],
    ["stance: [denies]", undefined, undefined],
    ["when: [1970, 1972]", "write the one that you take", undefined],
    ['when: {"1970", "1972"}', "write a fact for each, `1970` and `1972`", undefined],
    ["spell: Second Time", "did you mean `second-time`?", ["second-time"]],
  ])("%s", (keys, hint, fix) => {
    const [, found, fixes] = fact(keys) ?? [];
    if (hint !== undefined) expect(found).toContain(hint);
    if (fix) expect(fixes).toEqual(fix);
    else expect(fixes ?? []).toEqual([]);
  });

  it("of an attribute that is not claimed has no claims", () => {
    const hint = "only an attribute with `claimed: true` in schema/entities takes a value with its claims";
    expect(told("description: {value: x, source: gazette}")?.[1]).toBe(hint);
    expect(told("description: [{value: x, source: gazette}]")?.[1]).toBe(hint);
    expect(told("description: {x: y}")?.[1]).toBeUndefined();
  });

  it("that is listed twice is shown where it is first", () => {
    expect(told("aliases: [Land, Other, Land]")?.[0]).toContain("Land");
    expect(told("aliases: [{name: Land}, {name: Land}]")?.[0]).toContain("the same entry");
  });

  it("may have as many places and quotes as sources, or one", () => {
    const hints = (keys: string) => told(`relations: {borders: {to: sylvania, ${keys}}}`)?.[1];
    const each = "write one for each source, in the order of `source`; one ";
    expect(hints("source: [gazette, sylvania], at: [p. 3]")).toBe(`${each}place without a list is that of all`);
    expect(hints("source: [gazette, sylvania], quote: [a, b, c]")).toBe(`${each}text without a list is that of all`);
    expect(hints("source: gazette, at: [p. 3]")).toBe("write the value without brackets");
  });

  it("is shown where it is, in an entry and in a file of its own", () => {
    const marked = (files: Readonly<Record<string, string>>) =>
      findingsOf({ ...OTHERS, ...files }).filter((found) => found.startsWith("E"));
    const claim = "source: [gazette, sylvania], at: [p. 3]";
    expect(marked(state(`relations: {borders: {to: sylvania, ${claim}}}`))).toEqual(["E2031 [p. 3]"]);
    expect(marked(state(`relations: {borders: [{to: sylvania, claims: [{source: gazette}, {${claim}}]}]}`))).toEqual([
      "E2031 [p. 3]",
    ]);
    const file = `type: borders\nfrom: freedonia\nto: sylvania\nclaims:\n  - {${claim}}\n`;
    expect(marked({ ...state(""), "data/facts/border.yaml": file })).toEqual(["E2031 [p. 3]"]);
  });

  it("of which commas between braces make several is one mistake", () => {
    const hint = "inside braces a comma ends a value: put text with commas in quotes";
    expect(fact("note: yes, it does, and more, and so on")?.[1]).toBe(hint);
  });

  it("of a time is an interval of what happens, and one date of what lasts", () => {
    const when = (relation: string) =>
      told(`relations: {${relation}: {to: sylvania, source: gazette, when: [1970, 1972]}}`)?.[1];
    expect(when("visited")).toBe("a value is one date: write the interval that holds them, `1970/1972`");
    expect(when("borders")).toContain("write the one that you take");
    const said = told("relations: {borders: {to: sylvania, source: gazette, said: [1970, 1972]}}")?.[1];
    expect(said).toContain("write the interval that holds them");
  });
});

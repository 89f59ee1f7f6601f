import { describe, expect, it } from "vitest";
import { diagnosticsOf, findingsOf, state } from "../helpers/findings.ts";

/** Findings in the file that `state` makes; what the rules say of other files is not at issue here. */
function inState(lines: string): string[] {
  return findingsOf({ ...OTHERS, ...state(lines) }).filter((found) => !found.startsWith("W"));
}

const OTHERS = {
  "data/states/sylvania.yaml": "type: state\nname: Sylvania\n",
  "data/weapons/cannon.yaml": "type: weapon\nname: Cannon\n",
  "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 1933-11-17\n",
};

describe("one mistake gives one message, at its characters", () => {
  it.each([
    ["a sound file", "relations: {borders: sylvania}", []],
    ["a misspelt key", "nmae2: x", ["E2004 nmae2"]],
    ["an attribute of another type", "kind: news", ["E2004 kind"]],
    ["text where a mapping belongs", "relations: sylvania", ["E2006 sylvania"]],
    ["an empty value", "description:", ["E2016 description"]],
    ["an empty text", 'description: ""', ['E2016 ""']],
    ["a text of blanks", 'description: "  \t"', ['E2016 "  \t"']],
    ["a text that cannot be seen", 'description: "\u200b\u2800 "', ['E2016 "\u200b\u2800 "']],
    ["an alias of blanks", 'aliases: [" "]', ['E2016 " "']],
    ["an identifier of blanks", 'identifiers: {imo: " "}', ['E2016 " "']],
    ["a name in another language of blanks", 'names: {ko: " "}', ['E2016 " "']],
    ["a number where text belongs", "description: 1933", ["E2006 1933"]],
    ["a list where text belongs", "description: [a, b]", ["E2006 [a, b]"]],
    ["text where true belongs", "unnamed: yes", ["E2006 yes"]],
    ["an empty list", "aliases: []", ["E2022 []"]],
    ["an alias twice", "aliases: [Land, Land]", ["E2023 Land"]],
    ["an alias without a name", "aliases: [{used_by: gazette}]", ["E2005 used_by"]],
    ["a key that is not a language", "names: {The Korean language: x}", ["E2021 The Korean language"]],
    ["a key that no identifier has", "identifiers: {__proto__: x}", ["E2021 __proto__"]],
    ["a number as an identifier", "identifiers: {imo: 9074729}", ["E2006 9074729"]],
    ["an unknown relation", "relations: {suplies: sylvania}", ["E2012 suplies"]],
    ["an inverse", "relations: {supplied by: sylvania}", ["E2012 supplied by"]],
    ["a relation of another type", "relations: {authored_by: sylvania}", ["E2013 authored_by"]],
    ["a derived relation", "relations: {signed_with: sylvania}", ["E2014 signed_with"]],
    ["a name for an id", "relations: {borders: Sylvania}", ["E2019 Sylvania"]],
    ["a number for an id", "relations: {borders: 5}", ["E2006 5"]],
    ["an empty entry", "relations: {borders: }", ["E2016 borders"]],
    ["an unknown qualifier", "relations: {supplies: {to: sylvania, quantitiy: 3 items}}", ["E2004 quantitiy"]],
    ["a misspelt required key", "relations: {borders: {too: sylvania}}", ["E2004 too"]],
    ["an entry that leads nowhere", "relations: {supplies: {item: cannon}}", ["E2005 item"]],
    ["a value outside its list", "relations: {supplies: {to: sylvania, stage: deliverd}}", ["E2007 deliverd"]],
    ["a quantity in words", "relations: {supplies: {to: sylvania, quantity: some items}}", ["E2008 some items"]],
    ["a bare operator", "relations: {supplies: {to: sylvania, quantity: <=5 items}}", ["E2008 <=5 items"]],
    ["a comma within braces", "relations: {supplies: {to: sylvania, quantity: 10,000 items}}", ["E2009 000 items"]],
    [
      "a comma in a line",
      "relations:\n  supplies:\n    to: sylvania\n    quantity: 10,000 items",
      ["E2009 10,000 items"],
    ],
    ["a unit of something else", "relations: {supplies: {to: sylvania, quantity: 5 boats}}", ["E2010 boats"]],
    ["a date of another kind", "relations: {borders: {to: sylvania, when: 17.11.1933}}", ["E2011 17.11.1933"]],
    ["a day that is none", "relations: {borders: {to: sylvania, when: 1933-02-30}}", ["E2011 1933-02-30"]],
    ["digits for a date", "relations: {borders: {to: sylvania, when: 19331117}}", ["E2011 19331117"]],
    [
      "claims and a claim key",
      "relations: {borders: {to: sylvania, source: gazette, at: para. 1, claims: [{source: gazette}]}}",
      ["E2015 source"],
    ],
    [
      "a key qualifier in a claim",
      "relations: {supplies: {to: sylvania, claims: [{item: cannon, source: gazette}]}}",
      ["E2017 item"],
    ],
    ["a stance that is none", "relations: {borders: {to: sylvania, stance: says, source: gazette}}", ["E2007 says"]],
    ["a locator that is none", "relations: {borders: {to: sylvania, source: gazette, at: p3}}", ["E2020 p3"]],
    ["an empty list of claims", "relations: {borders: {to: sylvania, claims: []}}", ["E2022 []"]],
    ["text for claims", "relations: {borders: {to: sylvania, claims: gazette}}", ["E2006 gazette"]],
    [
      "support that is none",
      "relations: {borders: {to: sylvania, source: gazette, assessment: {support: sure, why: x}}}",
      ["E2007 sure"],
    ],
    [
      "an assessment without a reason",
      "relations: {borders: {to: sylvania, source: gazette, assessment: {support: confirmed}}}",
      ["E2005 support"],
    ],
    ["two mistakes", "nmae2: x\naliases: []", ["E2004 nmae2", "E2022 []"]],
  ])("%s", (_, lines, expected) => {
    expect(inState(lines)).toEqual(expected);
  });
});

describe("the type of a file", () => {
  it.each([
    ["none", "name: Freedonia\n", ["E2001 name"]],
    ["an empty one", "type:\nname: Freedonia\n", ["E2016 type"]],
    ["a number", "type: 5\nname: Freedonia\n", ["E2006 5"]],
    ["one that no schema has", "type: country\nname: Freedonia\n", ["E2002 country"]],
    ["one of every object's own names", "type: constructor\nname: Freedonia\n", ["E2002 constructor"]],
    ["an abstract one", "type: actor\nname: Freedonia\n", ["E2003 actor"]],
    ["a derived relation", "type: signed_with\nfrom: a\nto: b\n", ["E2014 signed_with"]],
    ["no name", "type: state\n", ["E2005 type"]],
    ["a fact that starts nowhere", "type: borders\nto: sylvania\nsource: gazette\n", ["E2005 type"]],
  ])("%s", (_, text, expected) => {
    const found = findingsOf({ ...OTHERS, "data/x/freedonia.yaml": text });
    expect(found.filter((one) => !one.startsWith("W") && !one.startsWith("E3"))).toEqual(expected);
  });

  it.each(["North Korea", "UPPER", "a--b", "unknown", "ünder"])("the file name %s is not an id", (name) => {
    const found = findingsOf({ [`data/states/${name}.yaml`]: "type: state\nname: X\n" });
    expect(found.filter((one) => one.startsWith("E"))).toEqual(["E1008"]);
  });
});

describe("hints know the schema", () => {
  const hintFor = (lines: string): string | undefined =>
    diagnosticsOf({ ...OTHERS, ...state(lines) }).find(({ severity }) => severity === "error")?.hint;

  it.each([
    ["relations: {supplies: {to: sylvania, quantitiy: 3 items}}", "did you mean `quantity`?"],
    ["relations: {suplies: sylvania}", "did you mean `supplies`?"],
    ["relations: {supplied by: sylvania}", "inverses are not written: put `supplies` in the file of the other entity"],
    ["relations: {supplies: {to: sylvania, stage: deliverd}}", "did you mean `delivered`?"],
    ["relations: {supplies: {to: sylvania, quantity: 10,000 items}}", "write `10000 items`"],
    ["relations: {supplies: {to: sylvania, quantity: over 500 items}}", "write `500.. items`"],
    ["relations: {supplies: {to: sylvania, quantity: 5-10 items}}", "write `5..10 items`"],
    ["relations: {supplies: {to: sylvania, quantity: 5items}}", "write `5 items`"],
    ["relations: {supplies: {to: sylvania, quantity: 5 itmes}}", "did you mean `items`?"],
    ["relations: {borders: {to: sylvania, when: 17.11.1933}}", "write `1933-11-17`"],
    ["relations: {borders: {to: sylvania, when: 17 November 1933}}", "write `1933-11-17`"],
    ["relations: {borders: {to: sylvania, when: since 1933}}", "write `1933/..`"],
    ["relations: {borders: {to: sylvania, when: 19331117}}", "write `1933-11-17`"],
    ["relations: {borders: Sylvania}", "did you mean `sylvania`?"],
    [
      "relations: {borders: {to: sylvania, source: gazette, note: yes, it does}}",
      "inside braces a comma ends a value: put text with commas in quotes",
    ],
    [
      "relations: {borders: {to: [sylvania, ruritania]}}",
      "write an entry for each: each is a fact of its own. What they do as one is a fact of a `group` that they are members of",
    ],
    ["relations: {borders: {to: sylvania, sources: [gazette, herald]}}", "did you mean `source`?"],
    [
      "relations: {borders: {to: sylvania, source: [gazette], at: [p. 3, p. 4]}}",
      "write one for each source, in the order of `source`; one place without a list is that of all",
    ],
    [
      "relations: {borders: {to: sylvania, source: gazette, at: [p. 3, p. 5]}}",
      'write several places in one source as one text: `"p. 3, para. 5"`',
    ],
    ["relations: {borders: {to: sylvania, source: gazette, quote: [one, two]}}", "write a claim for each quote"],
    ["supplies: sylvania", "`supplies` is a relation: put it under `relations:`"],
    ["unnamed: yes", "write `true`"],
    ["name2: x", "did you mean `name`?"],
    ["description: 1933", 'put it in quotes: `"1933"`'],
  ])("%s", (lines, hint) => {
    expect(hintFor(lines)).toBe(hint);
  });

  it("does not guess at a date that can be read two ways", () => {
    expect(hintFor("relations: {borders: {to: sylvania, when: 3/4/1933}}")).toContain("write `2024`");
  });
});

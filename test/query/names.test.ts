import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { namesOf } from "../../src/model/entity.ts";
import { openGraph } from "../../src/query/index.ts";
import { fold } from "../../src/text/fold.ts";
import { calledText } from "../../src/wording/called.ts";
import { projectOf } from "../helpers/findings.ts";

/** People `p0`, `p1` ... with these lines in their files. */
function people(...lines: readonly string[]) {
  const files = lines.map((text, n): [string, string] => [`data/people/p${n}.yaml`, `type: person\n${text}\n`]);
  const checked = checkProject(projectOf(Object.fromEntries(files)), { partial: true });
  if (checked.dataset === null) throw new Error("no dataset");
  const graph = openGraph(checked.dataset);
  const clashes = checked.diagnostics.filter(({ name }) => /^(?:alias|identifier)-clash$/.test(name));
  /** The id, or the ids of those that it may be, and what is said of it. */
  const find = (name: string): string => {
    try {
      const called = graph.called(name);
      const note = calledText(name, called);
      return note === null ? called.entity.id : `${called.entity.id}: ${note}`;
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };
  return { clashes: clashes.map(({ code }) => code), find };
}

const name = (text: string): string => `name: ${JSON.stringify(text)}`;

describe("look-up", () => {
  it("finds a name by what people type, and says whose it is where more than its case differs", () => {
    const { find } = people(name("Łukasz Nowak"), name("Søren Kierkegaard"), name("Sean O’Brien"), name("Işıl Straße"));
    expect(find("lukasz nowak")).toBe("p0: `lukasz nowak` is taken for `Łukasz Nowak` [p0]");
    expect(find("soren  kierkegaard")).toContain("p1: ");
    expect(find("sean o'brien")).toContain("p2: ");
    expect(find("ISIL STRASSE")).toContain("p3: ");
    expect(find("łukasz NOWAK")).toBe("p0");
    expect(find("p0")).toBe("p0");
  });

  it("never takes vowels and voicing marks for accents", () => {
    const { find } = people(name("रोम"), name("がき"), name("กิน"));
    expect(find("राम")).toContain("there is no entity `राम`");
    expect(find("かき")).toContain("there is no entity `かき`");
    expect(find("กีน")).toContain("there is no entity `กีน`");
    const both = people(name("रोम"), name("राम"));
    expect([both.clashes, both.find("रोम"), both.find("राम")]).toEqual([[], "p0", "p1"]);
  });

  it("takes what is equal as written before what is equal when folded, and names the others", () => {
    const { find, clashes } = people(name("Muller"), name("Müller"), "name: Third\naliases: [MULLER]");
    expect(find("Müller")).toBe(
      "p1: `Müller` is taken for `p1`, as written; but for case, accents or the like it also names `p0` and `p2`",
    );
    expect(find("MULLER")).toContain("p2: ");
    expect(find("muller")).toBe("`muller` may be any of `p0`, `p1`, `p2`");
    expect(clashes).toEqual(["W3015", "W3015"]);
  });

  it("finds identifiers like names", () => {
    const { find } = people(
      "name: Command line\nidentifiers: {attack: T1059.001, stix: attack-pattern--d1fcf083-a721-4223-aedf-bf8960798d62}",
      "name: Sol\nidentifiers: {wikidata: Q7747}\nformer_ids: [old-sol]",
    );
    expect(find("T1059.001")).toBe("p0");
    expect(find("t1059.001")).toBe("p0");
    expect(find("attack-pattern--d1fcf083-a721-4223-aedf-bf8960798d62")).toBe("p0");
    expect(find("Q7747")).toBe("p1");
    expect(find("old-sol")).toBe("p1");
    expect(find("Q7748")).toContain("there is no entity");
  });
});

describe("a clash of names", () => {
  it.each([
    ["a name in NFC and in NFD", name("Zürich"), name("Zu\u0308rich")],
    ["a no-break space", name("New York"), name("New\u00A0York")],
    ["two names in one language", "name: A\nnames: {ru: Иванов}", "name: B\nnames: {ru: Иванов}"],
    ["a name that is another's in a language", "name: Иванов", "name: B\nnames: {ru: Иванов}"],
    ["an alias that is another's in a language", "name: A\naliases: [Ivanov]", "name: B\nnames: {en: ivanov}"],
    ["an accent", name("Müller"), name("Muller")],
    ["a quote", name("O’Brien"), name("O'Brien")],
    ["a character that no one sees", name("Zero\u200BWidth"), name("ZeroWidth")],
  ])("is found: %s", (_, a, b) => {
    expect(people(a, b).clashes).toEqual(["W3015"]);
    expect(people(`${a}\nnot_same_as: [p1]`, b).clashes).toEqual([]);
  });

  it("is found between identifiers, whatever their case", () => {
    const [a, b] = ["name: A\nidentifiers: {wikidata: Q99}", "name: B\nidentifiers: {wikidata: q99}"];
    expect(people(a, b).clashes).toEqual(["E3013"]);
    expect(people(`${a}\nnot_same_as: [p1]`, b).clashes).toEqual([]);
    expect(people(a, "name: B\nidentifiers: {other: Q99}").clashes).toEqual([]);
    expect(people("name: A\nidentifiers: {wikidata: Q99, Wikidata: q99}").clashes).toEqual([]);
  });

  it("is found exactly where two names fold to one, and look-up then finds both", () => {
    const letters = fc.constantFrom(..."aAáäłŁlßsS'’`\u00A0 \u0301кКиЙйक\u093C\u093Fかが\u200B");
    const names = fc.string({ unit: letters, minLength: 1, maxLength: 3 }).filter((text) => fold(text) !== "");
    const keys = fc.constantFrom(
      (text: string) => name(text),
      (text: string) => `name: Other\naliases: [${JSON.stringify(text)}]`,
      (text: string) => `name: Other\nnames: {en: ${JSON.stringify(text)}}`,
    );
    fc.assert(
      fc.property(names, names, keys, keys, (a, b, keyA, keyB) => {
        const second = keyB(b).replace("Other", "Another");
        const { clashes, find } = people(keyA(a), second);
        expect(clashes.length > 0).toBe(fold(a) === fold(b));
        for (const [text, other] of [
          [a, b],
          [b, a],
        ] as const) {
          const said = find(text);
          expect(said).toContain(text === a ? "p0" : "p1");
          expect(said.includes("p0") && said.includes("p1")).toBe(fold(text) === fold(other));
        }
      }),
      { numRuns: 60 },
    );
  });
});

it("namesOf gives every name", () => {
  const { dataset } = checkProject(
    projectOf({
      "data/people/ada.yaml":
        "type: person\nname: Ada\naliases: [Augusta]\nnames: {ru: Ада}\nidentifiers: {wikidata: Q7259}\nformer_ids: [lovelace]\n",
    }),
  );
  expect(dataset?.entities.map(namesOf)).toEqual([["ada", "Ada", "lovelace", "Augusta", "Ада", "Q7259"]]);
});

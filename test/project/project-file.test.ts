import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Project } from "../../src/model/project.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function checked(text: string): { project: Project | undefined; found: readonly string[] } {
  const files = harbourProject().set("entente.yaml", text);
  const { dataset, diagnostics } = checkProject(memoryHost(files), { partial: true });
  // The harbour has a lamp that nothing refers to.
  const own = diagnostics.filter(({ span }) => span.file === "entente.yaml");
  const found = own.map(
    ({ code, span, hint, message }) => `${code} | ${text.slice(span.start, span.end)} | ${hint ?? message}`,
  );
  return { project: dataset?.project, found };
}

const WHOLE = `title: Coal for the South
standfirst: >
  Norland sends coal.

  Südmark says nothing
  of it.
authors: A. Writer
licence: CC-BY-4.0
web: https://example.org/harbour
views:
  - id: coal
    title: Who sends coal?
    text: One gazette says so.
    entities: [norland, sudmark]
    relations: supplies
    facts: [norland.supplies.sudmark.coal]
    support: alleged
    clocks: {true_on: 2020-07-01, undated: true}
    lens: {a: norland, b: sudmark}
    arrange: [[norland, ~, sudmark]]
`;

describe("entente.yaml", () => {
  it("holds nothing that its readers cannot see", () => {
    const { found } = checked(
      'title: "Coal \u202E for"\nauthors: ["A\u200BB"]\nviews:\n  - {id: coal, title: "Who\u00AD?", text: "One \u2066 says", entities: [norland, sudmark]}\n',
    );
    const marked = found.map((line) => line.split(" | ").slice(0, 2).join(" "));
    expect(marked).toEqual(["W3019 \u202E", "W3019 \u200B", "W3019 \u00AD", "W3019 \u2066"]);
  });

  it("travels with the dataset, each key as it was meant", () => {
    expect(checked(WHOLE).project).toEqual({
      title: "Coal for the South",
      standfirst: "Norland sends coal.\n\nSüdmark says nothing of it.",
      authors: ["A. Writer"],
      licence: "CC-BY-4.0",
      web: "https://example.org/harbour",
      views: [
        {
          id: "coal",
          title: "Who sends coal?",
          text: "One gazette says so.",
          entities: ["norland", "sudmark"],
          relations: ["supplies"],
          families: [],
          facts: ["norland.supplies.sudmark.coal"],
          support: "alleged",
          contested: false,
          single: false,
          sources: [],
          voices: [],
          clocks: { true_on: "2020-07-01", known_on: null, undated: true },
          lens: { a: "norland", b: "sudmark", show: "difference" },
          arrange: [["norland", null, "sudmark"]],
        },
      ],
    });
  });

  it("is part of the digest, and a project without one is as it was", () => {
    const digest = (text?: string): string | undefined => {
      const files = harbourProject();
      if (text !== undefined) files.set("entente.yaml", text);
      const { dataset } = checkProject(memoryHost(files));
      return dataset?.digest;
    };
    expect(digest("title: Coal\n")).not.toBe(digest());
    expect(digest("title: Coal\n")).not.toBe(digest("title: Timber\n"));
    expect("project" in (checkProject(memoryHost(harbourProject())).dataset ?? {})).toBe(false);
  });

  it.each([
    ["a misspelt key", "titel: Coal\n", "E2004 | titel | did you mean `title`?"],
    ["a missing title", "standfirst: Coal\n", "E2005 | standfirst | The project file needs `title`."],
    [
      "an address that is none",
      "title: Coal\nweb: javascript:alert(1)\n",
      "E2018 | javascript:alert(1) | `javascript:alert(1)` is not an http or https address.",
    ],
    ["no text", "title: 3\n", "E2006 | 3 | `title` takes text, and this is the number 3."],
    [
      "views that are not a list",
      "title: Coal\nviews: all\n",
      "E2006 | all | `views` takes a list of mappings, and this is text.",
    ],
  ])("reports %s at its place", (_, text, expected) => {
    expect(checked(text).found).toEqual([expected]);
  });

  it.each([
    ["entities: [norlund, sudmark]", "E3001 | norlund | did you mean `norland` (Norland)?"],
    ["arrange: [[norland, sudmrk]]", "E3001 | sudmrk | did you mean `sudmark` (Südmark)?"],
    ["arrange: [[norland], [norland]]", "E2023 | norland | `arrange` lists `norland` twice."],
    [
      "arrange: [norland]",
      "E2006 | [norland] | `arrange` takes rows of ids, such as `[[russia, ~, north-korea], [ukraine]]`, and this is a list.",
    ],
    ["arrange: layer", "E2007 | layer | did you mean `layers`?"],
    [
      "arrange: sides",
      "E2006 | sides | `arrange` takes `{sides: [a, b]}` where no `lens` compares two voices, and this is text.",
    ],
    ["arrange: {rings: norlad}", "E3001 | norlad | did you mean `norland` (Norland)?"],
    ["arrange: {ring: norland}", "E2004 | ring | did you mean `rings`?"],
    [
      "arrange: {rings: norland, steps: 9}",
      "E2006 | 9 | `steps` takes a whole number from 1 to 6, and this is the number 9.",
    ],
    [
      "arrange: {sides: [norland, sudmark], steps: 1}",
      "E2006 | 1 | `steps` takes nothing but `rings`, and this is the number 1.",
    ],
    ["arrange: {sides: norland}", "E2006 | norland | `sides` takes two ids, and this is text."],
    ["arrange: {sides: [norland, norland]}", "E2023 | norland | `sides` lists `norland` twice."],
    ["arrange: {rings: 3}", "E2006 | 3 | `rings` takes an id, or a list of ids, and this is the number 3."],
    ["arrange: {matrix: stat}", "E2002 | stat | did you mean `state`?"],
    [
      "arrange: {rings: norland, matrix: state}",
      "E2006 | rings | `arrange` takes one of `rings`, `sides` and `matrix`, and this is a mapping.",
    ],
    [
      "arrange: {steps: 2}",
      "E2006 | steps | `arrange` takes one of `rings`, `sides` and `matrix`, and this is a mapping.",
    ],
    ["arrange: 3", "E2006 | 3 | `arrange` takes a mapping, and this is the number 3."],
    ["voices: norlad", "E3001 | norlad | did you mean `norland` (Norland)?"],
    ["lens: {a: sudmak}", "E3001 | sudmak | did you mean `sudmark` (Südmark)?"],
    ["lens: {b: sudmark}", "E2005 | b | A view's lens needs `a`."],
    ["relations: [suplies]", "E2012 | suplies | did you mean `supplies`?"],
    ["families: [gives]", "E2113 | gives | `gives` is not a family of relations."],
    [
      "facts: [norland.supplies.sudmark]",
      "E5002 | norland.supplies.sudmark | did you mean `norland.supplies.sudmark.coal`?",
    ],
    [
      "facts: [norland.supplies.sudmark.cole]",
      "E5002 | norland.supplies.sudmark.cole | did you mean `norland.supplies.sudmark.coal`?",
    ],
    ["where: {ether: signed}", "E2004 | ether | did you mean `either`?"],
    ["where: signed", "E2006 | signed | `where` takes a mapping, and this is text."],
    ["where: {either: signd>=2019}", "E5008 | signd>=2019 | did you mean `signed` or `kind`?"],
    ["where: {both: [type=state, type=stat]}", "E5008 | type=stat | did you mean `state`?"],
    ["where: {to: signed>=soon}", expect.stringMatching(/^E5008 \| signed>=soon \| /)],
    ["where: {from: 'type>state'}", "E5008 | 'type>state' | write `type=state`"],
    ["where: {to: ''}", "E5008 | '' | write `type=state`, `founded<1950` or `status`"],
    ["where: {to: '=x'}", "E5008 | '=x' | write `type=state`, `founded<1950` or `status`"],
    ["where: {to: [status, 3]}", "E2006 | 3 | `to` takes names, and this is the number 3."],
    ["where: {to: [~]}", "E2006 | ~ | `to` takes names, and this is empty."],
    ["bloc: norlnd", "E3001 | norlnd | did you mean `norland` (Norland)?"],
    ["bloc: coal", "E5009 | coal | `coal` is of type `item`, which has no bloc: it is not an actor."],
    ["support: corroborate", "E2007 | corroborate | did you mean `corroborated`?"],
    [
      "clocks: {true_on: 2020-13-01}",
      "E2011 | 2020-13-01 | write `2024`, `2024-10`, `2024-10-28`, `2024-10~`, `2024-10/..` or `2024-06/2024-10`",
    ],
    ["clocks: {known_on: 2020-06}", "E2011 | 2020-06 | name one day: `2024-10-28`"],
    ["clocks: {known: 2020-06-01}", "E2004 | known | did you mean `known_on`?"],
    ["contested: yes", "E2006 | yes | `contested` takes `true` or `false`, and this is text."],
  ])("reports `%s` in a view", (line, expected) => {
    const text = `title: Coal\nviews:\n  - id: coal\n    title: Coal?\n    ${line}\n`;
    expect(checked(text).found).toEqual([expected]);
  });

  it.each([
    ['["kid=news, opinion"]', '["kind=news, opinion"]'],
    ["kid=news", "kind=news"],
    ["'kid=news'", "kind=news"],
  ])("mends `where: {either: %s}` so that it is one condition still", (written, mended) => {
    const text = `title: Coal\nviews:\n  - {id: coal, title: Coal, where: {either: ${written}}}\n`;
    const files = new Map<string, string>([...harbourProject(), ["entente.yaml", text]]);
    const [fix] = checkProject(memoryHost(files)).diagnostics.flatMap(({ fix: own = [] }) => own);
    const { start = 0, end = 0 } = fix?.span ?? {};
    const after = `${text.slice(0, start)}${fix?.newText}${text.slice(end)}`;
    expect(after).toBe(text.replace(written, mended));
    files.set("entente.yaml", after);
    expect(checkProject(memoryHost(files)).failed).toBe(false);
  });

  describe("a view that shows nothing", () => {
    const view = (lines: readonly string[]): readonly string[] =>
      checked(
        ["title: Coal", "views:", "  - id: coal", "    title: Coal?", ...lines.map((one) => `    ${one}`), ""].join(
          "\n",
        ),
      ).found;

    it.each<[string, readonly string[], boolean]>([
      ["facts there are", ["entities: [norland, sudmark]", "relations: supplies"], false],
      ["none of this type", ["entities: [norland, sudmark]", "relations: has_party"], true],
      ["none between these", ["entities: [sudmark, ostia]"], true],
      ["too little support", ["relations: supplies", "support: corroborated"], true],
      ["support enough", ["relations: has_party", "support: corroborated"], false],
      ["nothing denied", ["contested: true"], true],
      ["one voice", ["relations: supplies", "single: true"], false],
      ["another source", ["relations: supplies", "sources: evening-post"], true],
      ["another voice", ["relations: supplies", "voices: ostia"], true],
      ["the day before", ["relations: supplies", "clocks: {true_on: 2020-05-31}"], true],
      ["that day", ["relations: supplies", "clocks: {true_on: 2020-06-01}"], false],
      ["undated facts are kept", ["relations: supplies", "clocks: {true_on: 2020-05-31, undated: true}"], false],
      ["a lens that says nothing", ["lens: ostia"], true],
      ["an end of the type", ["relations: supplies", "where: {to: type=state}"], false],
      ["no end of the type", ["relations: supplies", "where: {to: type=item}"], true],
      ["an attribute at one end", ["relations: has_party", "where: {either: signed<2020}"], false],
      ["no such attribute at one end", ["relations: has_party", "where: {either: signed<2019}"], true],
      ["an attribute that is not at both ends", ["relations: has_party", "where: {both: signed<2020}"], true],
      ["a value at either end of what goes both ways", ["relations: borders", "where: {from: type!=item}"], false],
      ["the bloc itself", ["relations: supplies", "bloc: norland"], false],
      ["another bloc", ["relations: supplies", "bloc: ostia"], true],
      [
        "another bloc, and a fact of its own",
        ["bloc: ostia", "facts: norland.supplies.sudmark.coal", "relations: supplies"],
        false,
      ],
      ["a fact of its own", ["contested: true", "facts: norland.supplies.sudmark.coal"], false],
    ])("%s", (_, lines, isEmpty) => {
      expect(view(lines)).toEqual(isEmpty ? ["W5003 | coal | The view `coal` shows no fact."] : []);
    });
  });

  it("finds a bloc by ties of other files, as of the day of its clocks", () => {
    const files = harbourProject();
    files.set(
      "schema/relations/leads.yaml",
      "label: leads\ninverse: led by\ndomain: [actor]\nrange: [actor]\nsame_voice: true\n",
    );
    files.set(
      "data/states/ostia.yaml",
      "type: state\nname: Ostia\nrelations:\n  leads: {to: norland, when: 2020-01/2021-12, source: harbour-gazette}\n",
    );
    const emptyAt = (clocks: string): readonly string[] => {
      files.set(
        "entente.yaml",
        `title: Coal\nviews:\n  - {id: coal, title: Coal?, relations: supplies, bloc: ostia${clocks}}\n`,
      );
      return checkProject(memoryHost(files)).diagnostics.flatMap(({ code }) => (code === "W5003" ? code : []));
    };
    expect(emptyAt("")).toEqual([]);
    expect(emptyAt(", clocks: {true_on: 2020-07-01}")).toEqual([]);
    expect(emptyAt(", clocks: {true_on: 2023-01-01, undated: true}")).toEqual(["W5003"]);
  });

  it("mends a condition, and leaves the rest of it as it is", () => {
    const fixesOf = (line: string): readonly (string | undefined)[] => {
      const text = `title: Coal\nviews:\n  - {id: coal, title: Coal?, ${line}}\n`;
      const files = harbourProject().set("entente.yaml", text);
      files.set(
        "schema/entities/state.yaml",
        `${files.get("schema/entities/state.yaml")}attributes:\n  rival: {ref: [state]}\n`,
      );
      const { diagnostics } = checkProject(memoryHost(files), { partial: true });
      return diagnostics.flatMap(({ span, fix = [] }) =>
        span.file === "entente.yaml" ? fix.map(({ newText }) => newText) : [],
      );
    };
    expect(fixesOf("where: {either: signd>=2019}")).toEqual(["signed>=2019"]);
    expect(fixesOf("where: {from: 'rival=ostia, norlund'}")).toEqual(['"rival=ostia, norland"']);
  });

  it("says nothing of empty views while something else is broken", () => {
    const files = harbourProject()
      .set("entente.yaml", "title: Coal\nviews:\n  - {id: none, title: None, entities: [sudmark, ostia]}\n")
      .set("data/items/timber.yaml", "type: item\nnam: Timber\n");
    const { diagnostics } = checkProject(memoryHost(files));
    expect(diagnostics.map(({ code }) => code)).toEqual(["E2004"]);
  });
});

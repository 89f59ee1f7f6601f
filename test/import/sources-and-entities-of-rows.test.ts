import { describe, expect, it } from "vitest";
import { imported } from "./atlas-project.ts";

const RULE = "source: atlas\nrelations:\n";

describe("the source of a map", () => {
  const ROWS = "k,f,t\n1,Peru,Rome\n";
  const rule = "relations:\n  - {type: visits, key: k, from: f, to: t}\n";
  const told = async (source: string) => {
    const { told: all, texts, counts } = await imported(`source: ${source}\n${rule}`, ROWS);
    return [all.map(({ name, message, hint, at }) => [name, message, hint, at]), Object.keys(texts), counts];
  };

  it("is there, or written into the project", async () => {
    expect(await told("atlas")).toEqual([[], ["data/peru.yaml"], ["visits 1 1 written"]]);
    expect(await told("{id: gazette, name: Gazette, kind: other}")).toEqual([
      [],
      ["data/imported/map/source/gazette.yaml", "data/peru.yaml"],
      ["source 1 1 written", "visits 1 1 written"],
    ]);
    expect(await told("{id: atlas, name: The Atlas, kind: dataset, date: 2020}")).toEqual([
      [],
      ["data/atlas.yaml", "data/peru.yaml"],
      expect.anything(),
    ]);
  });

  it("is told apart from what is not one, or is not there", async () => {
    const wrong = (...one: unknown[]) => [[one], [], []];
    expect(await told("peru")).toEqual(
      wrong("misplaced-name", expect.stringContaining("`peru` is a state"), undefined, "/source"),
    );
    expect(await told("{id: peru, name: Peru, kind: other}")).toEqual(
      wrong("misplaced-name", expect.stringContaining("`peru` is a state"), undefined, "/source/id"),
    );
    expect(await told("atlos")).toEqual(
      wrong("unresolved-name", "No entity is called `atlos`.", "did you mean `atlas` (Atlas)?", "/source"),
    );
    expect(await told("{id: gazette, name: Gazette, kind: paper}")).toEqual(
      wrong("not-in-list", expect.stringContaining("paper"), "one of dataset, other", "/source/kind"),
    );
    expect(await told("{id: gazette, name: Gazette}")).toEqual(
      wrong("missing-key", expect.stringContaining("kind"), undefined, "/source"),
    );
  });
});

describe("an import", () => {
  it("says which files no rule reads", async () => {
    const map = `${RULE}  - {type: visits, file: rows.csv, from: f, to: t}\n`;
    const { notes, counts } = await imported(map, "f,t\nPeru,Rome\n", { "imports/more.csv": "f,t\nChad,Rome\n" });
    expect(notes).toEqual(["imports/more.csv: no rule reads it"]);
    expect(counts).toEqual(["visits 1 1 written"]);
  });

  it("writes nothing where a file cannot be read, or a rule finds no columns", async () => {
    const broken = await imported(`${RULE}  - {type: visits, from: f, to: t}\n`, 'f,t\nPeru,"Rome\n');
    expect([broken.told.map(({ name }) => name), broken.texts]).toEqual([["unreadable-table"], {}]);
    const lacking = await imported(`${RULE}  - {type: visits, from: f, to: tt}\n`, "f,t\nPeru,Rome\n", {
      "imports/b.csv": "x\n1\n",
    });
    expect([lacking.told.map(({ name, hint }) => [name, hint]), lacking.texts, lacking.counts]).toEqual([
      [["unknown-column", expect.stringContaining("`t`")]],
      {},
      [],
    ]);
    expect(lacking.notes).toEqual(["imports/rows.csv: no rule reads it", "imports/b.csv: no rule reads it"].sort());
  });

  it("gives entities attributes that refer to what other rows make, and lists without what comes twice", async () => {
    const map = `entities:
  - {type: place, id: town, name: town}
  - {type: state, id: code, name: name, alias: [aka, {column: old, split: ;}], description: about, attributes: {capital: town, towns: {column: all, split: ;}, tags: {column: tags, split: ;}}}
`;
    const { texts, told, again } = await imported(
      map,
      "code,name,aka,old,about,town,all,tags\nper,Perú,PE,Perú;PE;Inca,Big.,Lima,Lima;Rome;Lima,a;b;a\nbol,Bolivia,,,,La Paz,,\n",
    );
    expect(told).toEqual([]);
    expect(texts["data/imported/map/state/per.yaml"]).toBe(`type: state
name: Perú
aliases:
  - PE
  - Inca
identifiers:
  map: per
description: Big.
tags:
  - a
  - b
capital: lima
towns:
  - lima
  - rome
`);
    expect(texts["data/imported/map/state/bol.yaml"]).toBe(
      "type: state\nname: Bolivia\nidentifiers:\n  map: bol\ncapital: la-paz\n",
    );
    expect(await again()).toEqual([]);
  });

  it("refuses entities that lack what they need, and joins rows of one", async () => {
    const map =
      "entities:\n  - {type: {column: y}, id: i, name: n, attributes: {tags: {column: g, split: ;}}, identifiers: {iso: o}}\n";
    const rows = `y,i,n,g,o
,a,A,,
land,a,A,,
thing,a,A,,
state,,A,,
state,a,,,
state,b,B,x,BB
state,b,B,y,BB
state,b,Bee,,CC
`;
    const { told, counts, texts } = await imported(map, rows);
    expect(told.map(({ at, name }) => `${at} ${name}`)).toEqual([
      "2:1 empty-cell",
      "3:1 unknown-type",
      "4:1 unknown-type",
      "5:7 empty-cell",
      "9:9 rows-differ",
      "9:14 rows-differ",
    ]);
    expect(counts).toEqual(["entities 8 2 written 2 repeated 4 refused"]);
    expect(texts["data/imported/map/state/b.yaml"]).toBe(
      'type: state\nname: B\nidentifiers:\n  map: b\n  iso: BB\ntags:\n  - x\n  - "y"\n',
    );
    expect(texts["data/imported/map/state/a.yaml"]).toContain("name: a\n");
  });
});

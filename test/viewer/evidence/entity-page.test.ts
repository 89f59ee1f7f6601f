import { describe, expect, it } from "vitest";
import type { Entity } from "../../../src/model/entity.ts";
import { EntityActions } from "../../../viewer/evidence/entity-actions.tsx";
import type { ViewState } from "../../../viewer/state/view-state.ts";
import { inside, sessionOf, textOf } from "../../faces/page-text.ts";
import { entityOf, factOf } from "../sample-dataset.ts";
import { handlersOf } from "./handlers.ts";
import { listsOf, opened, said, worldAtlas } from "./small-world.ts";

const NORLAND = entityOf("norland", "state", "Norland", {
  aliases: [
    { name: "The North", used_by: null },
    { name: "Northia", used_by: "paper" },
  ],
  names: { ko: "노르란드", "not a tag": "Norlandia" },
  description: "A state by the sea.",
});

const WORLD: readonly Entity[] = [
  ...["ostia", "westia"].map((id) => entityOf(id, "state", `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`)),
  entityOf("ana", "person", "Ana", { unnamed: true }),
  entityOf("guns", "weapon", "Guns"),
  entityOf("paper", "source", "The Paper", {
    attributes: {
      date: "2024-05-01",
      published_in: "norland",
      url: ["https://example.org/p", "javascript:alert(1)"],
      pages: 1200,
    },
  }),
];

const FACTS = [
  factOf("norland", "supplies", "ostia", { item: "guns", when: "2024-10/.." }, [said("ana", { said: "2024-03-01" })]),
  factOf("norland", "opposes", "ostia", {}, [said("ana")]),
  factOf("westia", "opposes", "norland", {}, [said("ana"), said("ostia", { stance: "denies" })]),
  factOf("norland", "opposes", "westia", {}, [said("ana"), said("ostia")]),
  factOf("norland", "has_motto", null, { value: `To ${"sea ".repeat(60)}` }, [said("ana")]),
  factOf("norland", "has_strength", null, {}, []),
  factOf("paper", "authored_by", "ana", {}, [said(null)]),
];

function page(id: string, change: Partial<ViewState> = {}, more: Partial<Entity> = {}) {
  const entities = [NORLAND, ...WORLD].map((entity) => (entity.id === id ? { ...entity, ...more } : entity));
  return opened(worldAtlas(entities, FACTS), { kind: "entity", id }, change);
}

describe("the head of an entity", () => {
  it("says what it is, its names in general use, and folds away those of single authors", () => {
    const { html, text } = page("norland");
    expect(inside(html, "p", 'class="kicker"').map(textOf)).toEqual(["state"]);
    expect(inside(html, "h2").map(textOf)).toEqual(["Norland"]);
    expect(inside(html, "ul", 'aria-label="Other names"').map(textOf)).toEqual([
      "노르란드 ko Norlandia not a tag The North",
    ]);
    expect(html).toContain('<bdi lang="ko">');
    expect(html).not.toContain('lang="not');
    expect(inside(html, "details", 'class="own-names"').map(textOf)).toEqual([
      "1 name that single authors use Northia The Paper",
    ]);
    expect(text).toContain("A state by the sea.");
    expect(html).not.toContain("<dl");
  });

  it("leaves out what there is none of", () => {
    const { html } = page("ostia");
    for (const absent of ["other-names", "own-names", 'class="description"', "<dl"]) expect(html).not.toContain(absent);
    const names = { names: { ko: "오스티아" } };
    expect(page("ostia", {}, names).html).toContain("other-names");
    const aliases = { aliases: [{ name: "Ost", used_by: null }] };
    expect(page("ostia", {}, aliases).html).toContain("other-names");
  });

  it("says that a source leaves a speaker unnamed, and draws the mark of the type", () => {
    expect(inside(page("ana").html, "p", 'class="kicker"').map(textOf)).toEqual([
      "person · left unnamed by the source",
    ]);
    expect(page("ana").html).toContain('class="swatch"');
    const stranger = page("ana", {}, { type: "constructor" });
    expect(stranger.text).toContain("constructor · left unnamed");
    expect(stranger.html.split("</header>")[0]).not.toContain('class="swatch"');
    // The second type of one shape is an outline.
    expect(inside(page("guns").html, "svg", 'class="swatch"').join()).toContain(`fill="#b91c1c"`);
    expect(inside(page("paper").html, "svg", 'class="swatch"').join()).toContain(`stroke="#475569"`);
  });

  it("shows attributes as words, or as links where they lead somewhere", () => {
    const { html, text } = page("paper");
    const values = inside(html, "dl", 'class="attributes"').flatMap((list) => inside(list, "dd"));
    expect(values.map(textOf)).toEqual([
      "1 May 2024",
      "Norland",
      "https://example.org/p (opens in a new tab), javascript:alert(1)",
      "1,200",
    ]);
    expect(text).toContain("published in Norland");
    expect(values[1]).toContain('href="#entity=norland"');
    expect(values[2]).toContain('href="https://example.org/p"');
    expect(html).not.toContain('href="javascript');
    const one = page("paper", {}, { attributes: { url: "https://example.org/q" } });
    expect(one.html).toContain('<dd><a href="https://example.org/q"');
  });

  it("leads from well-known identifiers to their registers, where they are well formed", () => {
    const identifiers = {
      wikidata: "Q159",
      orcid: "0000-0002-1825-0097",
      isbn: "978-0-306-40615-7",
      doi: "10.1000/182",
      iso3166: "NO",
      constructor: "Q1",
    };
    const { html } = page("ostia", {}, { identifiers });
    expect([...html.matchAll(/href="(https[^"]*)"/g)].map(([, address]) => address)).toEqual([
      "https://www.wikidata.org/wiki/Q159",
      "https://orcid.org/0000-0002-1825-0097",
      "https://search.worldcat.org/search?q=bn%3A9780306406157",
      "https://doi.org/10.1000/182",
    ]);
    const faulty = { wikidata: "159", orcid: "1", isbn: "x", doi: "11.1/2" };
    expect(page("ostia", {}, { identifiers: faulty }).html).not.toContain('href="https');
  });
});

describe("what one does next with an entity", () => {
  function actions(id: string, change: Partial<ViewState> = {}) {
    const atlas = worldAtlas([NORLAND, ...WORLD], FACTS);
    const entity = atlas.kg.entity(id);
    if (!entity) throw new Error(`no ${id}`);
    return handlersOf(sessionOf(atlas, change), () => EntityActions({ entity }));
  }
  const path = { from: "ostia", to: "", by: "shortest" } as const;

  it("starts a path here, or ends the one that starts elsewhere", () => {
    const first = actions("norland");
    first.press("Path from here");
    expect(first.actions).toEqual([{ type: "path", path: { from: "norland", to: "", by: "shortest" } }]);
    const second = actions("norland", { path });
    second.press("Path to here");
    expect(second.actions).toEqual([{ type: "path", path: { from: "ostia", to: "norland", by: "shortest" } }]);
    const same = actions("ostia", { path });
    same.press("Path from here");
    expect(same.actions).toEqual([{ type: "path", path: { from: "ostia", to: "", by: "shortest" } }]);
  });

  it("offers the account of who speaks, picks, and shows the neighbourhood", () => {
    const ana = actions("ana", { picked: ["ana"] });
    for (const label of ["As they tell it", "Unpick", "Neighbourhood"]) ana.press(label);
    expect(ana.actions).toEqual([
      { type: "lens", lens: { a: "ana", b: null, show: "a" } },
      { type: "pick", ids: ["ana"], how: "toggle" },
      { type: "focus", ids: ["ana"], depth: 1 },
    ]);
    const guns = actions("guns", { picked: ["ana"] });
    expect(() => guns.press("As they tell it")).toThrow("nothing to press");
    guns.press("Pick");
  });
});

describe("an entity's facts", () => {
  it("are listed by relation and direction, the longest list first, bibliography folded away", () => {
    const { html } = page("norland");
    expect(listsOf(html)).toEqual([
      ["opposes 2", ["Ostia Reported 1 voice", "Westia Corroborated 2 voices"]],
      [expect.stringMatching(/^has motto 1$/), [expect.stringMatching(/^To (?:sea ){38,}sea… Reported 1 voice$/)]],
      ["has strength 1", ["has strength Unsourced 0 voices"]],
      ["supplies 1", ["Ostia · Guns Reported 1 voice since October 2024"]],
      ["opposes (inverse) 1", ["Westia Reported · contested 1 voice"]],
    ]);
    expect(inside(html, "details", 'class="references"').map(textOf)).toEqual(["published in of 1 The Paper"]);
    expect(inside(html, "summary").map(textOf)).toEqual([
      "1 name that single authors use",
      "Fold into one",
      "published in of 1",
    ]);
    const ana = page("ana").html;
    expect(inside(ana, "summary").map(textOf)).toEqual(["authored_by (inverse) 1"]);
    expect(listsOf(ana)).toEqual([["", ["The Paper Reported 1 voice"]]]);
    expect(inside(ana, "h3")).toEqual([]);
  });

  it("have a part in it, told in full", () => {
    expect(listsOf(page("guns").html)).toEqual([
      ["item in: supplies 1", ["Norland supplies Ostia (Guns) Reported 1 voice since October 2024"]],
    ]);
    expect(page("guns").text).not.toContain("No fact names it");
  });

  it("are counted where the clocks or the lens leave them out", () => {
    const clocks = { trueOn: null, knownOn: "2024-02-01", undated: false, certain: false };
    expect(page("guns", { clocks }).text).toContain("1 more fact of another time, or that the lens leaves out.");
    expect(page("guns", { clocks: { ...clocks, knownOn: null, trueOn: "2020-01-01" } }).text).toContain("1 more fact");
    expect(page("guns", { lens: { a: "westia", b: null, show: "a" } }).text).toContain("1 more fact");
    expect(page("guns").text).not.toContain("more fact");
    expect(page("guns", { clocks: { ...clocks, knownOn: "2024-12-01" } }).text).not.toContain("more fact");
    expect(page("guns", { clocks }).text).not.toContain("No fact names it");
    const lone = opened(worldAtlas([NORLAND], []), { kind: "entity", id: "norland" });
    expect(lone.text).toContain("No fact names it.");
  });
});

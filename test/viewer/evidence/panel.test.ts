import { createElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EvidencePanel } from "../../../viewer/evidence/evidence-panel.tsx";
import { FactRow } from "../../../viewer/evidence/fact-row.tsx";
import { EntityLink } from "../../../viewer/evidence/links.tsx";
import { PairPage } from "../../../viewer/evidence/pair-page.tsx";
import { SourcePage } from "../../../viewer/evidence/source-page.tsx";
import { NO_FILTERS, type Opened, type ViewState } from "../../../viewer/state/view-state.ts";
import { htmlOf, inside, sessionOf, textOf } from "../../faces/page-text.ts";
import { entityOf, factOf } from "../sample-dataset.ts";
import { handlersOf } from "./handlers.ts";
import { listsOf, opened, said, worldAtlas } from "./small-world.ts";

const ENTITIES = [
  ...["norland", "ostia", "westia"].map((id) => entityOf(id, "state", id.toUpperCase())),
  entityOf("ana", "person", "Ana"),
  entityOf("bob", "person", "Bob"),
  entityOf("paper", "source", "The Paper"),
  entityOf("essay", "source", "The Essay"),
  entityOf("weak", "thesis", "Norland is weak", { attributes: { statement: "Norland is weaker than it looks." } }),
  entityOf("bare", "thesis", "Nothing is said"),
];
const FACTS = [
  factOf("norland", "opposes", "ostia", {}, [said("ana"), said("bob", { source: "essay" })]),
  factOf("norland", "opposes", "westia", {}, [said("ana"), said("ostia", { says: { when: "2024" } })]),
  factOf("ana", "argues", "weak", {}, [said(null)]),
  factOf("bob", "disputes", "weak", {}, [said(null)]),
  factOf("norland", "disputes", "weak", {}, [said(null)]),
  factOf("paper", "authored_by", "ana", {}, [said(null)]),
];
const atlas = worldAtlas(ENTITIES, FACTS);
const [first] = FACTS;
if (!first) throw new Error("no fact");
const entity = (id: string): Opened => ({ kind: "entity", id });

describe("the page of a thesis", () => {
  it("gives the sentence, and who argues it beside who disputes it", () => {
    const { html } = opened(atlas, entity("weak"));
    expect(inside(html, "p", 'class="statement"').map(textOf)).toEqual(["Norland is weaker than it looks."]);
    expect(html).not.toContain("<dl");
    expect(listsOf(html)).toEqual([
      ["Argued by 1", ["Ana Reported 1 voice"]],
      ["Disputed by 2", ["Bob Reported 1 voice", "NORLAND Reported 1 voice"]],
    ]);
    expect(html).not.toContain("No one in this graph");
  });

  it("says where there is no one on a side, and no sentence", () => {
    const { html } = opened(atlas, entity("bare"));
    expect(inside(html, "section", 'class="fact-list"').map(textOf)).toEqual([
      "Argued by 0 No one in this graph.",
      "Disputed by 0 No one in this graph.",
    ]);
    expect(html).not.toContain('class="statement"');
  });
});

describe("the page of a source", () => {
  it("counts what rests on it, and on nothing else", () => {
    const { html, text } = opened(atlas, entity("paper"));
    expect(text).toContain("6 claims on 5 facts rest on it; 4 of them on nothing else. Show only these");
    expect(inside(html, "section", 'class="fact-list"').map((list) => textOf(inside(list, "h3").join()))).toEqual([
      "What rests on it 5",
      "",
    ]);
    const only = opened(atlas, entity("paper"), { filters: { ...NO_FILTERS, sources: ["paper"] } });
    expect(only.text).toContain("Show the whole graph again");
  });

  it("shows only what rests on it on a press", () => {
    const source = atlas.kg.entity("paper");
    if (!source) throw new Error("no source");
    const { actions, press } = handlersOf(sessionOf(atlas), () => SourcePage({ entity: source }));
    press("Show only these");
    expect(actions).toEqual([{ type: "toggle-source", id: "paper" }]);
  });
});

describe("the panel", () => {
  afterEach(() => void vi.unstubAllGlobals());

  function panel(change: Partial<ViewState>, pages = 1) {
    vi.stubGlobal("history", { length: pages, back: () => void steps.push("back") });
    const steps: string[] = [];
    return { ...handlersOf(sessionOf(atlas, change), () => EvidencePanel()), steps };
  }
  const path = { from: "ana", to: "bob", by: "shortest" } as const;

  it("goes back where there is something to go back to, and else closes", () => {
    const deep = panel({ opened: entity("ana") }, 2);
    deep.press("Back");
    expect([deep.steps, deep.actions]).toEqual([["back"], []]);
    const flat = panel({ opened: entity("ana") });
    flat.press("Back");
    expect([flat.steps, flat.actions]).toEqual([[], [{ type: "open", opened: null }]]);
  });

  it("closes what is opened, and else the path", () => {
    const page = panel({ opened: entity("ana"), path });
    page.press("Close the evidence");
    page.press("The path");
    expect(page.actions).toEqual([
      { type: "open", opened: null },
      { type: "open", opened: null },
    ]);
    const way = panel({ path });
    way.press("Close the evidence");
    expect(way.actions).toEqual([{ type: "path", path: null }]);
    expect(() => way.press("The path")).toThrow("nothing to press");
    expect(() => panel({ opened: entity("ana") }).press("The path")).toThrow("nothing to press");
  });

  it("shows a path where nothing is opened, and says what is gone", () => {
    expect(opened(atlas, null).text).toContain("Choose two entities above");
    expect(opened(atlas, entity("gone")).text).toContain("This graph holds nothing called gone.");
    expect(opened(atlas, { kind: "pair", id: "ostia" }).text).toContain("No fact of this view lies between");
  });
});

describe("links", () => {
  const link = (id: string) => handlersOf(sessionOf(atlas), () => EntityLink({ id }));

  it("open an entity here, and elsewhere where the reader asks for it", () => {
    const plainly = link("ana");
    const prevented: string[] = [];
    const event = { preventDefault: () => void prevented.push("once") };
    plainly.press("Ana", event);
    expect([plainly.actions, prevented]).toEqual([[{ type: "open", opened: entity("ana") }], ["once"]]);
    for (const key of ["ctrlKey", "metaKey", "shiftKey"]) {
      const aside = link("ana");
      aside.press("Ana", { ...event, [key]: true });
      expect(aside.actions).toEqual([]);
    }
    expect(prevented).toEqual(["once"]);
    expect(() => link("gone").press("gone")).toThrow("nothing to press");
  });

  it("of a fact open it, and show which is open", () => {
    const fact = atlas.kg.fact(first.id);
    if (!fact) throw new Error("no fact");
    const isOpen = (what: Opened | null) =>
      htmlOf(sessionOf(atlas, { opened: what }), createElement(FactRow, { fact })).includes('class="fact-row open"');
    expect(isOpen({ kind: "fact", id: fact.id })).toBe(true);
    expect(isOpen({ kind: "fact", id: "other" })).toBe(false);
    expect(isOpen({ kind: "entity", id: fact.id })).toBe(false);
    expect(isOpen(null)).toBe(false);
  });
});

describe("the page of a pair", () => {
  it("lists what ties the two, by family", () => {
    const { html, text } = opened(atlas, { kind: "pair", id: "norland~ostia" });
    expect(text).toContain("NORLAND and OSTIA 1 fact ties them to one another. Fan out on the canvas");
    expect(listsOf(html)).toEqual([["who fights whom 1", ["NORLAND opposes OSTIA Corroborated 2 voices"]]]);
    expect(html).toContain('checked=""/>kind');
    const fanned = opened(atlas, { kind: "pair", id: "norland~ostia" }, { fanned: ["norland~ostia"] });
    expect(fanned.text).toContain("Bind into one ribbon");
    const none = opened(atlas, { kind: "pair", id: "ostia~westia" });
    expect(none.text).toContain("0 facts tie them");
    expect(none.text).toContain("No fact of this view lies between OSTIA and WESTIA.");
    expect(text).not.toContain("No fact of this view");
  });

  it("compares the accounts of two who both speak", () => {
    const differ = (id: string) => opened(atlas, { kind: "pair", id }).html.includes("data-disabled");
    expect(differ("ana~bob")).toBe(false);
    expect(differ("ana~westia")).toBe(true);
    expect(differ("essay~ana")).toBe(true);
    const { actions, press } = handlersOf(sessionOf(atlas), () => PairPage({ pair: "ana~bob" }));
    press("Where the two differ");
    press("Fan out on the canvas");
    expect(actions).toEqual([
      { type: "lens", lens: { a: "ana", b: "bob", show: "difference" } },
      { type: "fan", pair: "ana~bob" },
    ]);
  });
});

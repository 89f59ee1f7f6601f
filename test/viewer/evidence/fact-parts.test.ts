import { describe, expect, it } from "vitest";
import { parseQuantity } from "../../../src/model/quantity.ts";
import { inside, textOf } from "../../faces/page-text.ts";
import { entityOf, factOf } from "../sample-dataset.ts";
import { listsOf, opened, said, worldAtlas } from "./small-world.ts";

const ENTITIES = [
  ...["norland", "ostia"].map((id) => entityOf(id, "state", id.toUpperCase())),
  ...["ana", "bob", "eve"].map((id) => entityOf(id, "person", id.toUpperCase())),
  entityOf("paper", "source", "The Paper"),
];
const troops = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  says: { value: parseQuantity(text) ?? 0, ...more },
});
const strength = factOf("norland", "has_strength", null, {}, [
  said("ana", troops("1000 troops", { scope: "part", stage: "moving" })),
  said("ana", { ...troops("1000 troops", { scope: "part" }), at: "para. 9" }),
  said("bob", troops("98 troops", { scope: "whole" })),
  said("eve", troops("..500 troops")),
]);
const motto = factOf("norland", "has_motto", null, { value: "To sea" }, [said("ana")]);
const bare = factOf("norland", "opposes", "ostia", {}, []);
const stranger = { ...factOf("norland", "strange", "ostia", {}, [said("ana")]) };
const atlas = worldAtlas(ENTITIES, [strength, motto, bare, stranger]);
const page = (id: string, change = {}) => opened(atlas, { kind: "fact", id }, change);

describe("the parts of a fact's page", () => {
  it("leave out lists and charts that would be empty", () => {
    const { html, text } = page(bare.id);
    for (const absent of ["<dl", "<figure", 'class="charts"', 'class="one-side"', 'class="says"', "notice"])
      expect(html).not.toContain(absent);
    expect(text).toContain("NORLAND opposes OSTIA Unsourced: it has no source.");
  });

  it("write a value where an object would be, and not again below", () => {
    const { html } = page(motto.id);
    expect(inside(html, "h2").map(textOf)).toEqual(["NORLAND has motto To sea"]);
    expect(html).not.toContain("<dl");
    expect(html).not.toContain('class="says"');
    expect(html).not.toContain('class="claims"></section>');
  });

  it("link to voices, and show as text what has no page", () => {
    const { html } = page(motto.id);
    expect(inside(html, "p", 'class="voice"')).toEqual([
      '<a href="#entity=ana" class="entity-link "><bdi>ANA</bdi></a>',
    ]);
    const gone = worldAtlas(ENTITIES.slice(0, 2), [factOf("norland", "opposes", "ostia", {}, [said("ana")])]);
    const [voice] = inside(opened(gone, { kind: "fact", id: "norland.opposes.ostia" }).html, "p", 'class="voice"');
    expect(voice).toBe('<span class="muted">ana</span>');
  });

  it("call a relation that the schema does not know by its name", () => {
    expect(textOf(inside(page(stranger.id).html, "h2").join())).toBe("NORLAND strange OSTIA");
  });

  it("say what a number is of, where it is not of the whole", () => {
    const [chart = ""] = inside(page(strength.id).html, "figure");
    expect(inside(chart, "li").map(textOf)).toEqual(["BOB 98", "EVE up to 500", "ANA scope part, stage moving 1,000"]);
    expect(chart.match(/<small>/g)).toHaveLength(1);
    expect(chart).toContain("<span>0</span><span>750</span><span>1,500</span>");
  });

  it("end the scale on a round number, with room above the highest", () => {
    const scale = (text: string) => {
      const one = worldAtlas(ENTITIES, [factOf("norland", "has_strength", null, {}, [said("ana", troops(text))])]);
      const { html } = opened(one, { kind: "fact", id: "norland.has_strength" });
      return inside(html.split('class="axis"')[1] ?? "", "span").map(Number.parseFloat)[2];
    };
    expect(["98", "99", "9.7", "0", "100", "147", "..40"].map((text) => scale(`${text} troops`))).toEqual([
      100, 100, 10, 1.5, 150, 150, 50,
    ]);
  });

  it("say that it is out of view only where a clock or the lens leaves it out", () => {
    const clocks = { trueOn: null, knownOn: "2020-01-01", undated: false };
    const notice = (change: object) => inside(page(motto.id, change).html, "p", 'class="notice"').map(textOf);
    expect(notice({})).toEqual([]);
    expect(notice({ clocks })).toEqual(["Not part of the present view: of another time, or the lens leaves it out."]);
    expect(notice({ clocks: { ...clocks, undated: true } })).toEqual([]);
    expect(notice({ clocks: { ...clocks, knownOn: null, trueOn: "2020-01-01" } })).toHaveLength(1);
    expect(notice({ lens: { a: "bob", b: null, show: "a" } })).toHaveLength(1);
    expect(notice({ lens: { a: "ana", b: null, show: "a" } })).toEqual([]);
  });

  it("are in a list by the number that they rest on", () => {
    const numbered = (about: string) =>
      listsOf(opened(atlas, { kind: "entity", id: about }).html).filter(([heading]) => heading === "has strength 1");
    expect(numbered("norland")).toEqual([
      ["has strength 1", ["has strength 98 to 1,000 troops Corroborated 3 voices"]],
    ]);
    const { html } = opened(atlas, { kind: "entity", id: "norland" });
    expect(html.match(/class="fact-row-number"/g)).toHaveLength(1);
  });
});

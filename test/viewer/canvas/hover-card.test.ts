import { createElement } from "react";
import { expect, it } from "vitest";
import { HoverCard } from "../../../viewer/canvas/hover-card.tsx";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { buildScene } from "../../../viewer/derive/scene/build-scene.ts";
import { FIRST_VIEW, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";
import { htmlOf, sessionOf, textOf } from "../../faces/page-text.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const atlas = worldAtlas(
  [
    ...["ana", "bob", "cay"].map((id) => entityOf(id, "person", id.toUpperCase())),
    entityOf("deal", "agreement", "Deal"),
  ],
  [
    factOf("ana", "opposes", "bob", {}, [said("ana"), said("bob")]),
    factOf("bob", "leads", "ana", {}, [said("ana")]),
    factOf("ana", "opposes", "cay", {}, [said("ana")]),
    factOf("deal", "has_party", "ana", {}, [said("ana")]),
    factOf("deal", "has_party", "cay", {}, [said("ana")]),
  ],
);

/** What the card says of what lies under the pointer. */
function card(kind: "node" | "edge", id: string, change: Partial<ViewState> = {}): string {
  const session = sessionOf(atlas, change);
  const scene = buildScene(atlas, session.seen, session.drawn, { ...FIRST_VIEW, ...change }, PALETTES.light);
  return textOf(htmlOf(session, createElement(HoverCard, { scene, hovered: { kind, id, at: { x: 0, y: 0 } } })));
}

const only = (...entities: string[]) => ({ filters: { ...NO_FILTERS, entities } });

it("tells of a node its type, its relations in view and how many neighbours are not drawn", () => {
  expect(card("node", "ana")).toMatch(/^ANA ?person · 5 relations$/);
  expect(card("node", "ana", only("ana", "bob"))).toMatch(
    /^ANA ?person · 2 relations ?3 neighbours, 2 of them not drawn$/,
  );
  expect(card("node", "cay", only("ana", "bob"))).toBe("");
  expect(card("node", "nowhere")).toBe("");
});

it("tells of a group how many it holds", () => {
  expect(card("node", "type.person", { folded: ["type.person"] })).toMatch(/3 entities as one/);
});

it("tells of a line what it says, of a ribbon between whom it is", () => {
  const fan = { fanned: ["ana~bob", "ana~cay"] };
  expect(card("edge", "ana.opposes.bob", fan)).toMatch(/^ANA opposes BOB.*Click for the evidence$/);
  expect(card("edge", "ana.opposes.bob", fan)).not.toMatch(/possib/i);
  const derived = [...atlas.edges.values()].find(({ attributes }) => attributes.origin === "derived");
  expect(card("edge", derived?.key ?? "", fan)).toMatch(/^ANA signed with CAY.*Deal/);
  const ribbon = ["ana.opposes.bob", "bob.leads.ana"]
    .map((key) => card("edge", key))
    .find((text) => text.includes(" and "));
  expect(ribbon).toMatch(/(ANA and BOB|BOB and ANA).*Click for all of them$/);
  expect(card("edge", "ana.opposes.nowhere")).toBe("");
});

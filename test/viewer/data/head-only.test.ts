import { expect, it } from "vitest";
import type { PageHead } from "../../../src/model/outputs/page.ts";
import { headOnly, opensOnGroups } from "../../../viewer/data/head-only.ts";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { OVERVIEW } from "../../../viewer/derive/story/first-steps.ts";

const HEAD: PageHead = {
  format: "entente-page/3",
  digest: "0123456789abcdef",
  project: { title: "A large graph", standfirst: "", authors: [], licence: null, web: null, views: [] },
  entities: 100_000,
  facts: 500_000,
  overview: { groups: [], ties: [], untold: 0, apart: 0, types: {} },
};
const CHANGES = { from: "a", to: "b", summary: "", notes: [], items: [] };
const VIEW = { id: "one", title: "One", text: "", entities: [], relations: [], families: [], facts: [], support: null };
const MORE = { contested: false, single: false, sources: [], voices: [], clocks: null, lens: null, arrange: [] };

it.each<[string, Partial<PageHead>, string, boolean]>([
  ["a large graph", {}, "", true],
  ["an empty fragment", {}, "#", true],
  ["a link to an entity", {}, "#entity=a", false],
  ["a small graph", { overview: null }, "", false],
  ["two states as one", { changes: CHANGES }, "", false],
  ["a project without a title", { project: { ...HEAD.project, title: "" } as never }, "", true],
  ["a story", { project: { ...HEAD.project, views: [{ ...VIEW, ...MORE }] } as never }, "", false],
])("%s opens on the head alone: only where its groups are the first picture", (_, change, fragment, expected) => {
  expect(opensOnGroups({ ...HEAD, ...change }, fragment)).toBe(expected);
});

it("begins with the groups, under the project's title, and knows that the rest is to come", () => {
  const atlas = buildAtlas(headOnly(HEAD), HEAD);
  expect([...atlas.steps.keys()]).toEqual([OVERVIEW]);
  expect(atlas.dataset.project?.title).toBe("A large graph");
  expect(atlas.dataset.digest).toBe(HEAD.digest);
  expect(atlas.part).toEqual({ facts: 0, of: 500_000, ids: new Set(), isHeadOnly: true });
});

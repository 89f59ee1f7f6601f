import { describe, expect, it } from "vitest";
import { see } from "../../../viewer/derive/seen.ts";
import { factsOfPair, type Grouping, groupedBy } from "../../../viewer/evidence/pair-facts.ts";
import { NO_CLOCKS } from "../../../viewer/state/view-state.ts";
import { entityOf, factOf } from "../sample-dataset.ts";
import { said, worldAtlas } from "./small-world.ts";

const ENTITIES = [
  ...["norland", "ostia", "westia"].map((id) => entityOf(id, "state", id.toUpperCase())),
  ...["ana", "bob", "eve"].map((id) => entityOf(id, "person", id)),
  ...["guns", "shells", "tanks"].map((id) => entityOf(id, "weapon", id)),
  entityOf("paper", "source", "The Paper"),
];
const supplies = (item: string, when: string, ...voices: readonly string[]) =>
  factOf(
    "norland",
    "supplies",
    "ostia",
    { item, ...(when ? { when } : {}) },
    voices.map((by) => said(by)),
  );
const atlas = worldAtlas(ENTITIES, [
  supplies("guns", "2023", "ana"),
  supplies("shells", "2024-10/..", "ana", "bob"),
  supplies("tanks", "", "ana", "bob", "eve"),
  factOf("ostia", "opposes", "norland", { when: "2023-01" }, [said("ana")]),
  factOf("ostia", "leads", "norland", { when: "some day" }, [said("ana", { stance: "alleges" })]),
  factOf("norland", "opposes", "westia", {}, [said("ana")]),
]);
const all = see(atlas, NO_CLOCKS, null);
const titles = (grouping: Grouping, pair: string) =>
  groupedBy(grouping, atlas, factsOfPair(atlas, all, pair)).map(({ title, facts }) => [
    title,
    facts.map(({ id }) => id),
  ]);

describe("the facts between two entities", () => {
  it("come the best supported first, then what most voices say", () => {
    expect(factsOfPair(atlas, all, "norland~ostia").map(({ id }) => id)).toEqual([
      "norland.supplies.ostia.tanks",
      "norland.supplies.ostia.shells",
      "norland.supplies.ostia.guns",
      "ostia.opposes.norland",
      "ostia.leads.norland",
    ]);
  });

  it("take in what is projected onto the two, and nothing else", () => {
    const ids = (pair: string) => factsOfPair(atlas, all, pair).map(({ id }) => id);
    expect(ids("guns~ostia")).toEqual(["norland.supplies.ostia.guns"]);
    expect(ids("guns~norland")).toEqual([]);
    expect(ids("norland~westia")).toEqual(["norland.opposes.westia"]);
    expect(ids("gone~norland")).toEqual([]);
    expect(ids("norland")).toEqual([]);
  });

  it("are only those in view", () => {
    const early = see(atlas, { trueOn: null, knownOn: "2020-01-01", undated: false, certain: false }, null);
    expect(factsOfPair(atlas, early, "norland~ostia")).toEqual([]);
    const [one] = all.facts;
    expect(one && factsOfPair(atlas, { ...all, facts: [one] }, "norland~ostia").length).toBeLessThanOrEqual(1);
  });

  it("are grouped by family in the order of the legend, or by year from the latest", () => {
    expect(titles("family", "norland~ostia")).toEqual([
      [
        "what one gives",
        ["norland.supplies.ostia.tanks", "norland.supplies.ostia.shells", "norland.supplies.ostia.guns"],
      ],
      ["who fights whom", ["ostia.opposes.norland"]],
      ["other relations", ["ostia.leads.norland"]],
    ]);
    expect(titles("year", "norland~ostia")).toEqual([
      ["Undated", ["norland.supplies.ostia.tanks", "ostia.leads.norland"]],
      ["2024", ["norland.supplies.ostia.shells"]],
      ["2023", ["norland.supplies.ostia.guns", "ostia.opposes.norland"]],
    ]);
  });
});

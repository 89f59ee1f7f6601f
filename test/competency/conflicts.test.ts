import { expect, test } from "vitest";
import { claimant, documentOf, kindOf, quantityOf, shipped, sides, table, textOf } from "./shipped.ts";

test("q25 which claims on the number of troops disagree, what does each say, and who made it?", () => {
  const rival = shipped
    .facts("deploys_to")
    .filter(({ id }) => id === "kpa-deployment-2024")
    .claims()
    .stance("states", "confirms", "alleges")
    .filter((claim) => quantityOf(claim) !== null && kindOf(claim.source) !== "comment");
  const rows = [...rival].map((claim) => [
    quantityOf(claim)?.text,
    textOf(claim, "scope"),
    claimant(claim),
    documentOf(claim),
    claim.stance,
  ]);
  expect(table(rows)).toEqual([
    ["10000 troops", "whole", "author-of-003", "troops-en-route-2024", "states"],
    ["10000 troops", "whole", "jean-marc-sorel", "troops-en-route-2024", "states"],
    ["10000 troops", "whole", "nato", "troops-en-route-2024", "confirms"],
    ["10000 troops", "whole", "us-department-of-defense", "troops-en-route-2024", "confirms"],
    ["10000..30000 troops", "whole", "unknown", "whirlpool-2024", "alleges"],
    ["2000?.. troops", "whole", "dylan-motin", "motin-2024", "states"],
    ["3000 troops", "part", "ukrainian-military-intelligence-official", "depetris-2024", "alleges"],
    ["~10000 troops", "whole", "ian-garner", "garner-2024", "alleges"],
  ]);
});

test("q25 a forecast is not a rival: the readers' 50,000 to 100,000 is predicted", () => {
  const forecast = shipped.facts("deploys_to").about("nk-troops-contingent").claims().stance("predicts");
  const rows = [...forecast].map((claim) => [claimant(claim), quantityOf(claim)?.text ?? null]);
  expect(table(rows)).toContainEqual(["david-mckee", "50000..100000 troops"]);
});

test("q26 who says that the deployment shows Russian weakness, and who disputes it?", () => {
  expect(sides("deployment-shows-russian-weakness")).toEqual({
    argue: ["author-of-002", "ian-garner", "peter-b", "some-in-washington"],
    dispute: ["dylan-motin"],
  });
});

test("q26 who argues a thesis disputes what contradicts it, unless they say so themselves: as an edge, not as a claim", () => {
  const disputed = (thesis: string): readonly (readonly string[])[] =>
    shipped.following(thesis).flatMap(({ subject, object, via }) => (object === thesis ? [[subject, via]] : []));
  expect(disputed("russia-enlists-allies-as-us-does")).toEqual(
    ["author-of-002", "ian-garner", "peter-b", "some-in-washington"].map((id) => [
      id,
      "deployment-shows-russian-weakness",
    ]),
  );
  expect(disputed("deployment-shows-russian-weakness")).toEqual([]);
  expect(sides("russia-enlists-allies-as-us-does").dispute).toEqual([]);
  expect(shipped.facts("contradicts").count()).toBe(10);
});

test("q29 which claims about North Korea's experience of war are contradicted by another document?", () => {
  expect(sides("north-korea-has-no-war-experience")).toEqual({
    argue: ["daniel-depetris", "dave-canuck"],
    dispute: ["dylan-motin"],
  });
  const counterexample = shipped.facts("fights_in").from("north-korea").where({ against: "israel" }).first();
  expect(counterexample?.qualifiers["alongside"]).toBe("arab-states");
  expect(counterexample?.rollup.voices).toEqual(["dylan-motin"]);
});

test("q31 who asserts that an axis is forming or at work, and who plays it down?", () => {
  expect(sides("axis-is-forming")).toEqual({
    argue: ["andriy-yermak", "unherd-reader", "us-foreign-policy-circles"],
    dispute: ["daniel-depetris", "dylan-motin", "ian-garner", "nell-clover"],
  });
});

test("q46 who says that the troops will not change the outcome of the war?", () => {
  expect(sides("troops-will-not-change-outcome").argue).toEqual([
    "author-of-003",
    "david-mckee",
    "dylan-motin",
    "ian-garner",
  ]);
});

test("q48 does anyone say that China will fight alongside Russia?", () => {
  expect(sides("china-will-fight-alongside-russia")).toEqual({ argue: [], dispute: ["dylan-motin"] });
  expect(shipped.facts("fights_in").from("china").count()).toBe(0);
});

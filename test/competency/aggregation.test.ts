import { expect, test } from "vitest";
import { claimant, documents, kindOf, quantityOf, set, shipped, table } from "./shipped.ts";

test("q18 how many comments has document 001, by how many commenters, and who wrote several?", () => {
  const comments = shipped
    .facts("part_of")
    .to("garner-2024")
    .subjects()
    .filter(({ id }) => kindOf(id) === "comment");
  expect(comments.count()).toBe(16);
  const written = shipped
    .facts("authored_by")
    .from(...comments.ids())
    .groupBy(({ object }) => object ?? "");
  expect(written.size).toBe(11);
  const several = [...written].filter(([, facts]) => facts.length > 1).map(([who, facts]) => [who, facts.length]);
  expect(Object.fromEntries(several)).toEqual({
    "david-mckee": 2,
    "jurg-gassmann": 2,
    "martin-m": 3,
    "michael-cazaly": 2,
  });
});

test("q19 which states are named in all five documents?", () => {
  expect(documents).toHaveLength(5);
  expect(
    set(
      shipped
        .entities("state")
        .inAllSources(...documents)
        .ids(),
    ),
  ).toEqual(["north-korea", "russia", "south-korea", "ukraine"]);
});

test("q21 who attaches a number to the North Korean contingent or to a unit of it?", () => {
  const numbers = shipped
    .facts("deploys_to")
    .about("nk-troops-contingent")
    .claims()
    .filter((claim) => quantityOf(claim) !== null);
  expect(set([...numbers].map(claimant))).toEqual([
    "author-of-003",
    "david-mckee",
    "dylan-motin",
    "ian-garner",
    "jean-marc-sorel",
    "nato",
    "ukrainian-military-intelligence-official",
    "unknown",
    "us-department-of-defense",
  ]);
});

test("q24 which persons are mentioned in all five documents?", () => {
  expect(
    set(
      shipped
        .entities("person")
        .inAllSources(...documents)
        .ids(),
    ),
  ).toEqual(["kim-jong-un", "vladimir-putin"]);
});

test("q50 what is the envelope of the size of the whole contingent, without readers, parts and hypotheticals?", () => {
  const sizes = shipped
    .facts("deploys_to")
    .filter(({ id }) => id === "kpa-deployment-2024")
    .claims()
    .stance("states", "confirms", "alleges")
    .saying("scope", "whole")
    .filter(({ source }) => kindOf(source) !== "comment");
  const bounds = [...sizes].flatMap((claim) => {
    const quantity = quantityOf(claim);
    return quantity ? [quantity.min, quantity.max].filter((bound) => bound !== null) : [];
  });
  expect([Math.min(...bounds), Math.max(...bounds)]).toEqual([2000, 30000]);
  const rollup = shipped.fact("kpa-deployment-2024")?.rollup.quantities.find(({ unit }) => unit === "troops");
  expect(rollup?.envelope).toEqual({ min: 2000, max: 30000 });
  // Without the reading of "few thousand" and with the battalion: firm bounds.
  expect([rollup?.min, rollup?.max]).toEqual([3000, 30000]);
  expect([rollup?.best?.min, rollup?.best?.max]).toEqual([10000, 10000]);
});

test("q52 what are the Russian losses in 30 days?", () => {
  const days = { day: 1, month: 30, year: 365 };
  const losses = shipped.facts("loses").from("russia").where({ in: "russia-ukraine-war" }).claims();
  const rows = [...losses].map((claim) => {
    const quantity = quantityOf(claim, "value");
    const turn = (bound: number | null | undefined) =>
      bound && quantity?.rate ? (bound * 30) / days[quantity.rate] : null;
    return [claim.by, turn(quantity?.min), turn(quantity?.max)];
  });
  expect(table(rows)).toEqual([
    ["daniel-depetris", null, 36000],
    ["ian-garner", 30000, 30000],
  ]);
  // The library's own conversion.
  expect(shipped.facts("loses").from("russia").total("value", { rate: "month", convert: true })).toMatchObject({
    added: true,
    unit: "people",
    envelope: { min: 30000, max: 36000 },
  });
});

import { expect, test } from "vitest";
import { claimant, documentOf, quantityOf, shipped, table, textOf, typeOf } from "./shipped.ts";

test("q55 what does North Korea supply to Russia: item, quantity, claimant, stance, document?", () => {
  const claims = shipped
    .facts("supplies")
    .from("north-korea")
    .to("russia")
    .claims()
    .filter(({ stance }) => stance !== "denies");
  const rows = [...claims].map((claim) => [
    textOf(claim, "item"),
    quantityOf(claim)?.text ?? null,
    claimant(claim),
    claim.relays.includes("unknown"),
    claim.stance,
    documentOf(claim),
  ]);
  expect(table(rows)).toEqual([
    ["ammunition", "..1500000 rounds/year", "author-of-002", false, "states", "whirlpool-2024"],
    ["ammunition", "..50 percent", "author-of-002", false, "states", "whirlpool-2024"],
    ["ammunition", null, "dylan-motin", false, "states", "motin-2024"],
    ["artillery-shells", "2000000?.. rounds", "unknown", true, "states", "troops-en-route-2024"],
    ["artillery-shells", "~50 percent", "ian-garner", false, "alleges", "garner-2024"],
    ["artillery-shells", "~5000000 rounds", "ian-garner", true, "states", "garner-2024"],
    ["artillery-shells", null, "ian-garner", false, "states", "garner-2024"],
    ["artillery-shells-and-missiles", "2000000?.. items", "author-of-003", false, "states", "troops-en-route-2024"],
    ["kn-23", null, "author-of-002", false, "states", "whirlpool-2024"],
    ["missiles-unspecified", null, "unknown", true, "states", "troops-en-route-2024"],
    ["munitions-and-equipment", "16500.. containers", "western-officials", false, "states", "depetris-2024"],
    ["nk-srbm", null, "daniel-depetris", false, "states", "depetris-2024"],
    ["nk-troops-contingent", null, "ian-garner", false, "states", "garner-2024"],
    ["personnel", null, "unnamed-reports", false, "states", "depetris-2024"],
    ["weapons-unspecified", null, "author-of-002", false, "states", "whirlpool-2024"],
  ]);
});

test("q58 of the confirmed deployments: who sends what, how many, where, confirmed by whom and when?", () => {
  const deployments = shipped
    .facts("deploys_to")
    .supported("confirmed")
    .filter(({ object }) => typeOf(object) === "place");
  const rows = [...deployments].map((fact) => {
    const confirmed = fact.claims.filter(({ stance }) => stance === "confirms");
    return [
      fact.subject,
      fact.qualifiers["unit"],
      fact.rollup.quantities[0]?.best?.min,
      fact.object,
      confirmed.map(({ by }) => by).join(" + "),
      [...new Set(confirmed.map(({ said }) => said))].join(),
    ];
  });
  const who = "nato + us-department-of-defense";
  expect(table(rows)).toEqual([
    ["north-korea", "nk-troops-contingent", 10000, "eastern-russia", who, "2024-10-28"],
    ["north-korea", "nk-troops-contingent", 10000, "ukrainian-front", who, "2024-10-28"],
  ]);
});

test("q59 which expressions denote North Korea?", () => {
  const names = shipped.entity("north-korea")?.aliases.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "DPRK",
      "Pyongyang",
      "hermit kingdom",
      "the Kim regime",
      "the decrepit Kim regime",
      "the belligerent neighbor",
      "nation-wide concentration camp",
      "a dictatorship",
      "Korea",
      "the North Korean regime",
    ]),
  );
  expect(shipped.find("Hermit Kingdom").id).toBe("north-korea");
});

import { expect, test } from "vitest";
import { UNKNOWN } from "../../src/index.ts";
import { kindOf, quantityOf, set, shipped, table } from "./shipped.ts";

test("q33 who denied the deployment, in which document, and what exactly?", () => {
  expect(shipped.fact("kpa-deployment-2024")?.rollup).toMatchObject({
    support: "confirmed",
    contested: "by-party",
    deniers: ["north-korea", "russia"],
  });
  const denials = shipped.claims().stance("denies");
  expect(set([...denials].map(({ source }) => source))).toEqual(["depetris-2024"]);
  expect(set([...denials].map(({ by }) => by))).toEqual(["north-korea", "russia"]);
  // The troops and the battalion; neither the containers nor the missiles.
  expect(set(denials.facts().map(({ id }) => id))).toEqual([
    "kpa-deployment-2024",
    "north-korea.fights_in.russia-ukraine-war",
    "north-korea.supplies.russia.personnel",
    "russia.organises.nk-battalion-2024",
  ]);
  // Readers doubt, which is not a denial.
  const doubts = shipped.fact("kpa-deployment-2024")?.claims.filter(({ stance }) => stance === "doubts");
  expect(set((doubts ?? []).map(({ by }) => by))).toEqual(["jurg-gassmann", "michael-cazaly"]);
});

test("q34 who confirmed the sending of troops, and on what date?", () => {
  const confirmed = shipped.facts("deploys_to").about("nk-troops-contingent").claims().stance("confirms");
  expect(table([...confirmed].map(({ by, said, source }) => [by, said, source]))).toEqual([
    ["nato", "2024-10-28", "troops-en-route-2024"],
    ["south-korea-nis", null, "whirlpool-2024"],
    ["south-korean-military", null, "whirlpool-2024"],
    ["us-department-of-defense", "2024-10-28", "troops-en-route-2024"],
  ]);
});

test("q36 which quantified statements are hearsay with no one named?", () => {
  const hearsay = shipped.claims().relaying(UNKNOWN);
  const rows = [...hearsay].flatMap((claim) => {
    const quantity = quantityOf(claim) ?? quantityOf(claim, "value");
    return quantity ? [[claim.fact, quantity.text, claim.source]] : [];
  });
  expect(table(rows)).toEqual([
    ["kpa-deployment-2024", "10000..30000 troops", "whirlpool-2024"],
    ["north-korea.supplies.russia.artillery-shells", "2000000?.. rounds", "troops-en-route-2024"],
    ["north-korea.supplies.russia.artillery-shells", "~5000000 rounds", "garner-2024"],
    ["russia.recruits", "30000 people/month", "troops-en-route-2024"],
  ]);
});

test("q38 which claims about Iran exist, and on which kind of source do they rest?", () => {
  const said = shipped
    .facts()
    .about("iran")
    .filter(({ type }) => shipped.schema.relations[type]?.background !== true)
    .claims();
  expect([...said].map(({ by, source }) => [by, source, kindOf(source)])).toEqual([
    ["unherd-reader", "garner-2024-comment-16", "comment"],
  ]);
});

test("a document that never names the agreement of June 2024 is not said to", () => {
  const agreement = shipped.these("rus-dprk-agreement-2024");
  expect(agreement.inNoSource("motin-2024").count()).toBe(1);
  const naming = shipped.facts("mentions").to("rus-dprk-agreement-2024").subjects();
  expect(naming.ids()).not.toContain("motin-2024");
  for (const source of naming.ids()) expect(agreement.inSource(source).count(), source).toBe(1);
});

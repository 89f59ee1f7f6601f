import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/model/fact.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { titleWithNumber, verbPhrase } from "../../src/wording/facts/verb-phrase.ts";
import { shippedAtlas } from "../viewer/shipped-atlas.ts";

const { dataset } = shippedAtlas();
const kg = openGraph(dataset);

function facts(...ids: readonly string[]): readonly Fact[] {
  return ids.flatMap((id) => kg.fact(id) ?? []);
}

describe("what facts of one type come to", () => {
  it.each([
    ["supplies", ["north-korea.supplies.russia.kn-23"], "supplies: KN-23"],
    [
      "supplies",
      ["north-korea.supplies.russia.kn-23", "north-korea.supplies.russia.ammunition"],
      "supplies: KN-23 and Ammunition",
    ],
    [
      "supplies",
      ["kn-23", "ammunition", "artillery-shells", "nk-srbm"].map((item) => `north-korea.supplies.russia.${item}`),
      "supplies: KN-23, Ammunition and 2 more",
    ],
    [
      "supports",
      ["china.supports.russia.economic", "china.supports.russia.military"],
      "supports (economic and military)",
    ],
    ["invades", ["russia.invades.ukraine.2022--open"], "invades"],
  ])("%s of %j", (type, ids, expected) => {
    const own = facts(...ids);
    expect(own).toHaveLength(ids.length);
    expect(verbPhrase(kg, type, own)).toBe(expected);
  });
});

describe("a fact and its number", () => {
  it.each([
    ["kpa-deployment-2024", "North Korea deploys to Russia: 10,000 troops (claims: 3,000 to 30,000)"],
    ["north-korea.supplies.russia.munitions-and-equipment", "North Korea supplies Russia: at least 16,500 containers"],
    ["north-korea.supplies.russia.kn-23", "North Korea supplies Russia (KN-23)"],
  ])("%s", (id, expected) => {
    const [fact] = facts(id);
    if (!fact) throw new Error(`no ${id}`);
    expect(titleWithNumber(kg, fact)).toBe(expected);
  });
});

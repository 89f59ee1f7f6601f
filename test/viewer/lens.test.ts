import { describe, expect, it } from "vitest";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { see } from "../../viewer/derive/seen.ts";
import type { Lens } from "../../viewer/state/view-state.ts";
import { NO_CLOCKS } from "../../viewer/state/view-state.ts";
import { claim, entityOf, factOf, sampleSchema } from "./sample-dataset.ts";

const quantity = (text: string) => ({ quantity: parseQuantity(text) ?? 0 });
const world = [
  ...[entityOf("north", "state", "North"), entityOf("south", "state", "South"), entityOf("east", "state", "East")],
  ...[entityOf("agency", "organisation", "The South's agency"), entityOf("guns", "weapon", "Guns")],
  entityOf("paper", "source", "Paper", { attributes: { kind: "news", date: "2024-10-20" } }),
  entityOf("late-paper", "source", "Late paper", { attributes: { kind: "news", date: "2024-11-20" } }),
  entityOf("undated-paper", "source", "Undated paper", { attributes: { kind: "news" } }),
];
const facts = [
  factOf("north", "supplies", "east", { item: "guns" }, [
    claim({ by: "north", stance: "denies", source: "paper" }),
    claim({ by: "agency", source: "paper", says: quantity("3000 items") }),
    claim({ by: "east", source: "late-paper", says: quantity("10000 items") }),
  ]),
  factOf("agency", "leads", "south", {}, [claim({ source: "undated-paper" })]),
  factOf("east", "opposes", "north", { when: "2020/2022" }, [claim({ by: "south", source: "late-paper" })]),
  factOf("south", "opposes", "north", {}, [
    claim({ by: "south", source: "paper" }),
    claim({ by: "north", source: "paper" }),
  ]),
];
const atlas = atlasOf();

function atlasOf(): Atlas {
  const schema = sampleSchema();
  const voices = voicesOf(new Map(world.map((entity) => [entity.id, entity])), facts, schema);
  const dataset = {
    format: "entente/1" as const,
    digest: "0",
    schema,
    entities: world,
    facts: corroborate(facts, voices),
  };
  return buildAtlas({ dataset, graph: { nodes: [], edges: [] } });
}

function told(lens: Lens) {
  const seen = see(atlas, NO_CLOCKS, lens);
  return { ids: seen.facts.map(({ id }) => id), ...seen };
}

describe("the lens", () => {
  it("tells what one voice says, as far as that voice goes", () => {
    const { facts: own, ids } = told({ a: "north", b: null, show: "a" });
    expect(ids).toEqual(["north.supplies.east.guns", "south.opposes.north"]);
    expect(own[0]?.rollup.support).toBe("denied");
  });

  it("counts a body that speaks for a state as that state", () => {
    const { ids } = told({ a: "south", b: null, show: "a" });
    expect(ids).toContain("north.supplies.east.guns");
  });

  it("finds where two differ: a denial against an assertion, numbers that no number satisfies, one who is silent", () => {
    const conflict = told({ a: "north", b: "south", show: "difference" });
    expect(conflict.verdicts.get("north.supplies.east.guns")).toBe("conflict");
    expect(conflict.verdicts.get("south.opposes.north")).toBe("agree");
    expect(conflict.verdicts.get("east.opposes.north")).toBe("only-b");
    expect(conflict.ids).not.toContain("south.opposes.north");
    expect(told({ a: "south", b: "east", show: "difference" }).verdicts.get("north.supplies.east.guns")).toBe(
      "conflict",
    );
  });
});

describe("the two clocks", () => {
  it("know only what had been said by a day, rolled up from it", () => {
    const seen = see(atlas, { ...NO_CLOCKS, knownOn: "2024-10-25" }, null);
    const supply = seen.facts.find(({ type }) => type === "supplies");
    expect(supply?.claims).toHaveLength(2);
    expect(seen.facts.some(({ id }) => id === "east.opposes.north")).toBe(false);
    expect(seen.undated).toBe(1);
  });

  it("keep what bears no date only where the reader says so", () => {
    const clocks = { ...NO_CLOCKS, trueOn: "2021-05-05" };
    const without = see(atlas, clocks, null).facts.map(({ id }) => id);
    const kept = see(atlas, { ...clocks, undated: true }, null).facts.map(({ id }) => id);
    expect(without).toEqual(["east.opposes.north"]);
    expect(kept).toHaveLength(4);
  });
});

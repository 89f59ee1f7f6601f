import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { asOf } from "../../src/corroborate/as-of.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { SUPPORT } from "../../src/model/support.ts";

/** What the shipped data must show, whatever else is added to it. */
describe("the deployment of October 2024 in the shipped data", () => {
  const { dataset } = checkProject(nodeHost(resolve(".")), { partial: true });
  const facts = dataset?.facts ?? [];
  const id = "kpa-deployment-2024";
  const fact = facts.find((one) => one.id === id);

  it("is confirmed, and contested by a party", () => {
    expect(fact?.rollup).toMatchObject({ support: "confirmed", computed: "confirmed", contested: "by-party" });
    expect(fact?.rollup.deniers).toEqual(["north-korea", "russia"]);
  });

  it("has 3,000 to 30,000 troops, and 10,000 by most voices", () => {
    const troops = fact?.rollup.quantities.find(({ unit, rate }) => unit === "troops" && rate === null);
    expect(troops).toMatchObject({ min: 3000, max: 30000, best: { min: 10000, max: 10000 } });
  });

  it("is less than confirmed as known on 25 October 2024", () => {
    expect(dataset).not.toBeNull();
    if (!dataset) return;
    const entities = new Map(dataset.entities.map((entity) => [entity.id, entity]));
    const view = asOf(facts, voicesOf(entities, facts, dataset.schema), { knownOn: "2024-10-25" });
    const known = view.facts.find((one) => one.id === id);
    expect(known).toBeDefined();
    expect(SUPPORT.indexOf(known?.rollup.support ?? "confirmed")).toBeLessThan(SUPPORT.indexOf("confirmed"));
  });
});

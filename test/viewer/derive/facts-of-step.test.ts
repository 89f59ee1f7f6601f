import { describe, expect, it } from "vitest";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { factsOfStep } from "../../../viewer/derive/story/facts-of-step.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const atlas = shippedAtlas();
const DEPLOYMENT = "kpa-deployment-2024";

describe("the facts of a step", () => {
  const listed = (contested: boolean, told: readonly string[], knownOn: string | null = null) => {
    const seen = see(atlas, { ...NO_CLOCKS, knownOn }, null);
    const shown = show(atlas, seen, { ...NO_FILTERS, contested, entities: ["china", "russia"] }, FIRST_VIEW.focus);
    return factsOfStep(atlas, seen, shown, told);
  };

  it("are those that pass and those that are told, each once, by their ids", () => {
    expect(listed(true, [])).toEqual([]);
    expect(listed(true, [DEPLOYMENT]).map(({ id }) => id)).toEqual([DEPLOYMENT]);
    const ids = listed(false, [DEPLOYMENT, "china.supplies.russia.defence-industry-components"]).map(({ id }) => id);
    expect(ids).toContain(DEPLOYMENT);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.length).toBe(listed(false, []).length + 1);
  });

  it("tell a fact as the clocks leave it, whole where they leave nothing, and nothing that is not there", () => {
    const [then] = listed(true, [DEPLOYMENT], "2024-10-25");
    expect(then?.rollup.support).toBe("alleged");
    const [whole] = listed(true, [DEPLOYMENT], "1990-01-01");
    expect(whole?.rollup.support).toBe("confirmed");
    expect(listed(true, ["no-such-fact"])).toEqual([]);
  });
});

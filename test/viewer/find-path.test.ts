import { describe, expect, it } from "vitest";
import { see } from "../../viewer/derive/seen.ts";
import { findPath } from "../../viewer/paths/find-path.ts";
import type { EndCondition } from "../../viewer/state/end-conditions.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../viewer/state/view-state.ts";
import { shippedAtlas } from "./shipped-atlas.ts";

const atlas = shippedAtlas();
const seen = see(atlas, NO_CLOCKS, null);
const way = (from: string, to: string, where: readonly EndCondition[]) =>
  findPath(atlas, seen, { ...NO_FILTERS, where }, { from, to, by: "shortest" });

describe("the way between two entities", () => {
  it("leads only over entities that meet the conditions, the two aside, as on the command line", () => {
    const where: readonly EndCondition[] = [{ ends: "each end", text: "type=organisation,person" }];
    const among = atlas.kg
      .entities()
      .where({ type: ["organisation", "person"] })
      .ids();
    let found = 0;
    for (const to of ["ukraine", "north-korea", "china", "united-states", "south-korea"]) {
      const path = way("russia", to, where);
      const expected = atlas.kg.path("russia", to, { among });
      if (!path || path.overHidden) continue;
      expect(path.path.hops.length).toBe(expected?.hops.length);
      for (const id of path.path.nodes.slice(1, -1))
        expect(["organisation", "person"]).toContain(atlas.kg.entity(id)?.type);
      found += 1;
    }
    expect(found).toBeGreaterThan(0);
  });

  it("leads over what is hidden where there is no other", () => {
    const nowhere = way("russia", "iskander", [{ ends: "subject", text: "type=thesis" }]);
    expect(nowhere?.overHidden).toBe(true);
  });
});

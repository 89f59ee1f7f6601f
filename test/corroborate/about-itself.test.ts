import { describe, expect, it } from "vitest";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

describe("an opinion piece", () => {
  const { entities, facts } = resolve(
    schema,
    docs({
      garner: { type: "person", name: "Ian Garner" },
      "north-korea": { type: "state", name: "North Korea" },
      russia: {
        type: "state",
        name: "Russia",
        relations: { supplies: { to: "north-korea", item: "oil", source: "essay" } },
      },
      oil: { type: "resource", name: "Oil" },
      essay: {
        type: "source",
        name: "Essay",
        kind: "opinion",
        relations: { authored_by: "garner", part_of: "weekly" },
      },
      weekly: { type: "source", name: "Weekly", kind: "opinion" },
    }),
  );
  const support = new Map(
    corroborate(facts, voicesOf(entities, facts, schema)).map(({ type, rollup }) => [type, rollup.support]),
  );

  it("states whose it is and what it is part of: that is not an opinion", () => {
    expect(support.get("authored_by")).toBe("reported");
    expect(support.get("part_of")).toBe("reported");
  });

  it("only alleges what it says of the world without a name", () => {
    expect(support.get("supplies")).toBe("alleged");
  });
});

import { describe, expect, it } from "vitest";
import { createSuggest } from "../../src/resolve/suggest.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "./tiny-schema.ts";

const { entities } = resolve(
  schema,
  docs({
    "north-korea": { type: "state", name: "North Korea", aliases: ["DPRK", "hermit kingdom"] },
    "south-korea": { type: "state", name: "South Korea" },
    "kn-23": { type: "weapon", name: "KN-23" },
    "kn-24": { type: "weapon", name: "KN-24" },
    kang: { type: "person", name: "Kang" },
    kant: { type: "state", name: "Kant" },
  }),
);
const suggest = createSuggest(schema, entities);

describe("did you mean", () => {
  it("finds an id with a letter wrong, missing or too many", () => {
    for (const wrong of ["north-corea", "north-koea", "northh-korea"]) expect(suggest(wrong)?.id).toBe("north-korea");
  });

  it("finds an entity by another name", () => {
    expect(suggest("hermit-kingdon")).toEqual({ id: "north-korea", name: "North Korea" });
    expect(suggest("dprk")?.id).toBe("north-korea");
  });

  it("prefers what fits, where two are as near", () => {
    expect(suggest("kand", ["actor"])?.id).toBe("kang");
    expect(suggest("kand", ["state"])?.id).toBe("kant");
  });

  it("is silent where nothing is near", () => {
    expect(suggest("volodymyr-zelensky")).toBeNull();
    expect(suggest("")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Entity } from "../../src/model/entity.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

/** Whom the court of a state comes down to, with what it declares itself. */
function rootsOfCourt(speaksFor?: string | readonly string[]): readonly string[] {
  const part = (to: string) => ({ part_of: { to, source: "news" } });
  const { entities, facts } = resolve(
    schema,
    docs({
      state: { type: "state" },
      nato: { type: "organisation" },
      ministry: { type: "organisation", relations: part("state") },
      court: { type: "organisation", relations: part("state") },
      clerk: { type: "person", relations: part("court") },
      news: { type: "source" },
    }),
  );
  const own = new Map<string, Entity>(entities);
  const court = entities.get("court");
  if (court && speaksFor !== undefined) own.set("court", { ...court, attributes: { speaks_for: speaksFor } });
  const { roots } = voicesOf(own, facts, schema);
  expect(roots("clerk")).toEqual(roots("court"));
  return roots("court");
}

describe("speaks_for", () => {
  it("is what ties imply where it is not written", () => {
    expect(rootsOfCourt()).toEqual(["state"]);
  });

  it("overrules them: no one, someone else, or several", () => {
    expect(rootsOfCourt([])).toEqual(["court"]);
    expect(rootsOfCourt(["nato"])).toEqual(["nato"]);
    expect(rootsOfCourt("nato")).toEqual(["nato"]);
    expect(rootsOfCourt(["ministry", "nato"])).toEqual(["nato", "state"]);
  });

  it("ends in a circle at the first of it, and never at what is not an actor", () => {
    expect(rootsOfCourt(["clerk"])).toEqual(["clerk"]);
    expect(rootsOfCourt(["court"])).toEqual(["court"]);
    expect(rootsOfCourt(["news", "nato"])).toEqual(["nato"]);
  });
});

import { describe, expect, it } from "vitest";
import { quietNeighbours } from "../../../viewer/derive/quiet-neighbours.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

describe("what an opened entity brings back into view", () => {
  const atlas = shippedAtlas();
  const seen = see(atlas, NO_CLOCKS, null);
  const types = (id: string, filters = NO_FILTERS): string[] => [
    ...new Set(quietNeighbours(atlas, seen, filters, id).map((fact) => atlas.kg.fact(fact)?.type ?? "")),
  ];

  it("is the theses of a person, and not where they are mentioned", () => {
    expect(types("ian-garner").sort()).toEqual(["argues", "disputes"]);
  });

  it("is who argues a thesis", () => {
    const thesis = atlas.dataset.facts.find(({ type }) => type === "argues")?.object ?? "";
    expect(types(thesis)).toContain("argues");
  });

  it("is who wrote a source", () => {
    expect(types("depetris-2024")).toContain("authored_by");
  });

  it("is nothing that the reader switched off", () => {
    expect(types("ian-garner", { ...NO_FILTERS, relations: ["argues", "disputes"] })).toEqual([]);
  });

  it("is nothing for who has no theses", () => {
    expect(types("kursk-region")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { settle } from "../../viewer/derive/place/settle.ts";
import { sampleDataset } from "./sample-dataset.ts";

const { graph } = sampleDataset({ entities: 80, facts: 150 });
const isSource = (id: string): boolean => id.endsWith("6") || id.endsWith("7");

describe("the settled layout", () => {
  it("is the same for the same data", () => {
    expect([...settle(graph, isSource)]).toEqual([...settle(structuredClone(graph), isSource)]);
  });

  it("places everything, at finite places, and nothing upon something else", () => {
    const places = [...settle(graph, isSource).values()];
    expect(places).toHaveLength(graph.nodes.length);
    expect(places.flat().every(Number.isFinite)).toBe(true);
    const distances = places.flatMap(([x, y], i) => places.slice(i + 1).map(([u, v]) => Math.hypot(x - u, y - v)));
    expect(Math.min(...distances)).toBeGreaterThan(8);
  });

  it("leaves large graphs where the build put them", () => {
    const large = buildAtlas(sampleDataset({ entities: 800, facts: 900 }));
    const [first] = large.graph.nodes;
    expect(large.positions.get(first?.key ?? "")).toEqual([first?.attributes.x, first?.attributes.y]);
  });
});

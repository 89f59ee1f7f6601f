import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { QueryError } from "../../src/query/query-error.ts";
import { fromFragment } from "../../viewer/state/url.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const files = new Map([...harbourProject()].map(([path, text]) => [path, String(text)] as const));
files.set("data/states/myanmar.yaml", "type: state\nname: Myanmar\nformer_ids: [burma]\nrelations:\n  borders: siam\n");
files.set("data/states/siam.yaml", "type: state\nname: Siam\nformer_ids: [thailand]\n");
const { dataset } = checkProject(memoryHost(files));
if (dataset === null) throw new Error("the project has errors");
const graph = openGraph(dataset);

describe("a former id", () => {
  it.each([
    ["burma", "myanmar"],
    ["myanmar", "myanmar"],
    ["burma.borders.thailand", "myanmar.borders.siam"],
    ["myanmar.borders.thailand", "myanmar.borders.siam"],
    ["burma.borders.nowhere", "burma.borders.nowhere"],
    ["nowhere", "nowhere"],
  ])("%s is now %s", (id, now) => {
    expect(graph.presentId(id)).toBe(now);
  });

  it("finds the entity and the fact, in queries too", () => {
    expect(graph.entity("burma")?.id).toBe("myanmar");
    expect(graph.fact("burma.borders.thailand")?.id).toBe("myanmar.borders.siam");
    expect(graph.facts().from("burma").toArray()).toHaveLength(1);
    expect(graph.these("burma").toArray()).toEqual([graph.entity("myanmar")]);
    expect(() => graph.facts().from("birma")).toThrow(QueryError);
  });

  it("is still good in a link to the page", () => {
    const read = (fragment: string) => fromFragment(fragment, "", new Map(), (id) => graph.presentId(id));
    expect(read("#entity=burma").opened).toEqual({ kind: "entity", id: "myanmar" });
    expect(read("#fact=burma.borders.thailand").opened).toEqual({ kind: "fact", id: "myanmar.borders.siam" });
    expect(read("#pair=burma~thailand").opened?.id).toBe("myanmar~siam");
    expect(read("#moved=burma:1.50:-2.00,siam:0.00:3.25").moved).toEqual({ myanmar: [1.5, -2], siam: [0, 3.25] });
    expect(read("#path=thailand~burma~strongest").path).toEqual({ from: "siam", to: "myanmar", by: "strongest" });
    expect(read("#words=burma").table.words).toBe("burma");
  });
});

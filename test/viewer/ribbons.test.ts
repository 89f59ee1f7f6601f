import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTESTED, SUPPORT } from "../../src/model/support.ts";
import { NO_EMPHASIS } from "../../viewer/canvas/renderer.ts";
import type { SceneEdge } from "../../viewer/canvas/scene.ts";
import { onRibbons } from "../../viewer/derive/scene/emphasis.ts";
import { bindRibbons, endsOf, pairOf } from "../../viewer/derive/scene/ribbons.ts";

const NONE: ReadonlySet<string> = new Set();

function edge(key: string, source: string, target: string, more: Partial<SceneEdge> = {}): SceneEdge {
  return {
    ...{ key, source, target, fact: key, facts: [key], kind: "supplies", label: "supplies", directed: true },
    ...{ color: "#111111", support: "reported", contested: "no", curvature: 0.2, thickness: 1.5, secondary: false },
    ...more,
  } as SceneEdge;
}

describe("ribbons", () => {
  it("bind what runs between the same two, in either direction, and leave the rest alone", () => {
    const lone = edge("d", "a", "c");
    const { edges, leads } = bindRibbons([edge("a", "a", "b"), edge("b", "b", "a"), edge("c", "a", "b"), lone], NONE);
    expect(edges).toHaveLength(2);
    expect(edges).toContain(lone);
    const ribbon = edges.find((one) => one !== lone);
    expect(ribbon?.facts).toEqual(["a", "b", "c"]);
    expect(ribbon?.label).toBe("supplies · 3 facts");
    expect([ribbon?.source, ribbon?.target]).toEqual(["a", "b"]);
    expect(ribbon?.directed).toBe(false);
    expect([...leads.keys()].sort()).toEqual(["a", "b", "c"]);
    expect(new Set(leads.values())).toEqual(new Set([ribbon?.key]));
  });

  it("show the best support, the most independent denial, the commonest colour, and one arrow where all run one way", () => {
    const { edges } = bindRibbons(
      [
        edge("a", "a", "b", { support: "alleged", contested: "by-party", color: "#00aa00" }),
        edge("b", "a", "b", { support: "confirmed", color: "#0000bb", label: "deploys to" }),
        edge("c", "a", "b", { support: "denied", contested: "independently", color: "#0000bb", label: "visited" }),
        edge("d", "a", "b", { label: "supplies" }),
      ],
      NONE,
    );
    const [ribbon] = edges;
    expect(ribbon?.support).toBe("confirmed");
    expect(ribbon?.key).toBe("b");
    expect(ribbon?.contested).toBe("independently");
    expect(ribbon?.color).toBe("#0000bb");
    const first = bindRibbons(
      [edge("a", "a", "b", { color: "#00aa00" }), edge("b", "a", "b"), edge("c", "a", "b")],
      NONE,
      "#00aa00",
    );
    expect(first.edges[0]?.color).toBe("#00aa00");
    expect(ribbon?.directed).toBe(true);
    expect(ribbon?.label).toBe("supplies, deploys to and 1 more · 4 facts, 2 of them denied");
  });

  it("stay fanned out where that is asked for, and never bind an edge from an entity to itself", () => {
    const loops = [edge("a", "a", "a"), edge("b", "a", "a")];
    expect(bindRibbons(loops, NONE).edges).toEqual(loops);
    const two = [edge("a", "b", "a"), edge("b", "a", "b")];
    expect(bindRibbons(two, new Set([pairOf("a", "b")]))).toEqual({ edges: two, leads: new Map() });
  });

  it("are wider the more facts they hold, up to a limit, and count a fact that draws two edges once", () => {
    const width = (n: number): number =>
      bindRibbons(
        Array.from({ length: n }, (_, i) => edge(`e${String(i).padStart(3, "0")}`, "a", "b")),
        NONE,
      ).edges[0]?.thickness ?? 0;
    expect(width(3)).toBeGreaterThan(width(2));
    expect(width(30)).toBeGreaterThan(width(10));
    expect(width(400)).toBe(width(500));
    const twice = bindRibbons([edge("a", "a", "b"), edge("a2", "a", "b", { facts: ["a"], fact: "a" })], NONE);
    expect(twice.edges[0]?.label).toBe("supplies");
  });

  it("lose no fact and no edge, whatever the order", () => {
    const id = fc.constantFrom("a", "b", "c", "d");
    const one = fc.record({
      source: id,
      target: id,
      support: fc.constantFrom(...SUPPORT),
      contested: fc.constantFrom(...CONTESTED),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (all, order) => {
        const edges = all.map(({ source, target, ...more }, n) => edge(`e${n}`, source, target, more));
        const bound = bindRibbons(edges, NONE);
        expect(bound.edges.flatMap(({ facts }) => facts).sort()).toEqual(edges.flatMap(({ facts }) => facts).sort());
        const shuffled = edges.map((value) => ({ value, at: order.next().value ?? 0 })).sort((x, y) => x.at - y.at);
        const again = bindRibbons(
          shuffled.map(({ value }) => value),
          NONE,
        );
        const keyed = (list: readonly SceneEdge[]) =>
          list
            .map(({ facts, ...rest }) => ({ ...rest, facts: [...facts].sort() }))
            .sort((x, y) => (x.key < y.key ? -1 : 1));
        expect(keyed(again.edges)).toEqual(keyed(bound.edges));
      }),
    );
  });

  it("stand out where one of their edges does", () => {
    const scene = bindRibbons(
      [edge("a", "a", "b"), edge("b", "a", "b", { support: "confirmed" }), edge("c", "a", "c")],
      NONE,
    );
    const emphasis = { ...NO_EMPHASIS, selectedEdges: new Set(["a"]), strongEdges: new Set(["c"]) };
    expect(onRibbons(emphasis, scene)).toEqual({
      ...emphasis,
      selectedEdges: new Set(["b"]),
      strongEdges: new Set(["c"]),
    });
  });

  it("are named by both ends, in one order", () => {
    expect(pairOf("russia", "china")).toBe("china~russia");
    expect(endsOf(pairOf("russia", "china"))).toEqual(["china", "russia"]);
    for (const odd of ["", "china", "~", "a~b~c", "a~"]) expect(endsOf(odd)).toBe(null);
  });
});

import { describe, expect, it } from "vitest";
import { NO_EMPHASIS } from "../../../viewer/canvas/renderer.ts";
import type { GraphEdge } from "../../../viewer/derive/atlas.ts";
import { emphasisOf } from "../../../viewer/derive/scene/emphasis.ts";
import type { Shown } from "../../../viewer/derive/shown.ts";
import type { Opened } from "../../../viewer/state/view-state.ts";

const edge = (key: string, source: string, target: string, fact = key, facts?: readonly string[]): GraphEdge =>
  ({ key, source, target, attributes: { fact, ...(facts && { facts }) } }) as GraphEdge;

const EDGES = [
  edge("sells", "norland", "ostia"),
  edge("buys", "ostia", "norland"),
  edge("borders", "norland", "sudmark"),
  edge("item", "norland", "coal", "sells"),
  edge("allies", "sudmark", "ostia", "treaty", ["treaty", "pact"]),
];
const shown = { edges: EDGES, under: new Map() } as unknown as Shown;
const open = (opened: Opened | null, picked: readonly string[] = []) => emphasisOf({ opened, picked }, shown, null);
const WAY = {
  nodes: ["ostia", "norland", "sudmark"],
  hops: [{ fact: "sells" }, { fact: "borders" }],
} as unknown as Parameters<typeof emphasisOf>[2];

describe("what stands out", () => {
  it("is nothing where nothing is opened or picked, and what is picked alone without dimming the rest", () => {
    expect(open(null)).toEqual(NO_EMPHASIS);
    expect(open(null, ["ostia"])).toEqual({ ...NO_EMPHASIS, selectedNodes: new Set(["ostia"]) });
  });

  it("is an entity, its lines and its neighbours, and what is picked", () => {
    expect(open({ kind: "entity", id: "sudmark" }, ["coal"])).toEqual({
      ...NO_EMPHASIS,
      selectedNodes: new Set(["sudmark", "coal"]),
      strongNodes: new Set(["norland", "sudmark", "ostia"]),
      strongEdges: new Set(["borders", "allies"]),
      dims: true,
    });
  });

  it("is a fact with all lines that stand for it, those that it helps to derive among them", () => {
    expect(open({ kind: "fact", id: "sells" })).toEqual({
      ...NO_EMPHASIS,
      selectedEdges: new Set(["sells", "item"]),
      strongNodes: new Set(["norland", "ostia", "coal"]),
      dims: true,
    });
    expect([...open({ kind: "fact", id: "pact" }).selectedEdges]).toEqual(["allies"]);
  });

  it("is a pair with its lines either way", () => {
    expect(open({ kind: "pair", id: "norland~ostia" })).toEqual({
      ...NO_EMPHASIS,
      selectedNodes: new Set(["norland", "ostia"]),
      strongNodes: new Set(["norland", "ostia"]),
      selectedEdges: new Set(["sells", "buys"]),
      dims: true,
    });
  });

  it("dims nothing where what is opened is not in the picture", () => {
    for (const opened of [
      { kind: "entity", id: "nowhere" },
      { kind: "fact", id: "nothing" },
      { kind: "pair", id: "coal~ostia" },
    ] as const) {
      expect(open(opened).dims).toBe(false);
    }
  });

  it("is a path with its ends, over an entity that is opened but not over a fact or a pair", () => {
    const path = {
      ...NO_EMPHASIS,
      selectedNodes: new Set(["ostia", "sudmark"]),
      strongNodes: new Set(["ostia", "norland", "sudmark"]),
      selectedEdges: new Set(["sells", "borders"]),
      dims: true,
    };
    expect(emphasisOf({ opened: null, picked: ["coal"] }, shown, WAY)).toEqual(path);
    expect(emphasisOf({ opened: { kind: "entity", id: "coal" }, picked: [] }, shown, WAY)).toEqual(path);
    for (const opened of [
      { kind: "fact", id: "buys" },
      { kind: "pair", id: "norland~ostia" },
    ] as const) {
      expect(emphasisOf({ opened, picked: [] }, shown, WAY)).toEqual(open(opened));
    }
  });
});

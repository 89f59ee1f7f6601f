import { describe, expect, it } from "vitest";
import { textIn, textsIn, valuesOf } from "../../../src/import/presets/drafts.ts";
import { CellSpans } from "../../../src/import/tables/cell-spans.ts";
import { openGraph } from "../../../src/import/tables/read-graph.ts";

describe("a value of an origin", () => {
  it.each([
    [["a", "a", " ", null, undefined, "b"], { texts: ["a", "b"], kind: null }],
    [undefined, { texts: [], kind: null }],
    [null, { texts: [], kind: null }],
    [[], { texts: [], kind: null }],
    [5, { texts: ["5"], kind: "number" }],
    [[5, null, 6], { texts: ["5", "6"], kind: "number" }],
    [[5, "6"], { texts: ["5", "6"], kind: null }],
    [[true, false], { texts: ["true", "false"], kind: "boolean" }],
    [
      { a: 1, b: ["x", { c: null }] },
      { texts: ["a: 1, b: x, c: null"], kind: null },
    ],
  ])("%j is texts", (value, expected) => {
    expect(valuesOf(value, ["x"])).toEqual({ ...expected, path: ["x"] });
  });

  it("may be no text", () => {
    expect([textIn("a"), textIn(" "), textIn(5), textIn(undefined)]).toEqual(["a", null, null, null]);
    expect([textsIn(["a", "", 5, "b"]), textsIn("a"), textsIn(null)]).toEqual([["a", "b"], ["a"], []]);
  });
});

describe("a cell of a graph", () => {
  it("is at its element, or, where a row has none, at that of the row", async () => {
    const text = `<graphml><key id="d" for="edge" attr.name="since" attr.type="int"/><graph edgedefault="directed">
<node id="n0"/>
<node id="n1"/>
<edge source="n1" target="n0">
  <data key="d">62</data></edge>
<edge source="n0" target="n1"/>
</graph></graphml>`;
    const [, edges] = openGraph("g.graphml", "graphml", () => [Buffer.from(text)], new CellSpans(), "utf-8");
    const since = edges?.columns.indexOf("since") ?? -1;
    const places: unknown[] = [];
    for await (const row of edges?.rows() ?? [])
      places.push([row.line, row.place(since).line, row.place(99).line, row.cells[since]]);
    expect(places).toEqual([
      [4, 5, 4, "62"],
      [6, 6, 6, null],
    ]);
  });
});

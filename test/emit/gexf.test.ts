import fc from "fast-check";
import { MultiGraph } from "graphology";
import { parse } from "graphology-gexf";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import type { GraphRows } from "../../src/compile/graph-rows.ts";
import { emitGexf, type GexfMeta } from "../../src/emit/gexf.ts";
import { stripForbidden } from "../../src/emit/xml-text.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { rowsOf } from "../helpers/rows.ts";
import { textOf } from "../helpers/text-of.ts";

const meta: GexfMeta = { creator: "Entente", description: "A & B", keywords: "test", modified: "2024-11-05" };

function gexf(graph: GraphRows): string {
  return textOf(emitGexf(graph, meta));
}

describe("GEXF", () => {
  it("reads back in graphology-gexf as the same nodes, edges and attributes", () => {
    const { dataset } = checkProject(memoryHost(harbourProject()));
    if (!dataset) throw new Error("the fixture is faulty");
    const graph = compileRows(dataset);
    const read = parse(MultiGraph, gexf(graph));
    const nodes = read.mapNodes((key, { color, ...attributes }) => ({ key, attributes, color }));
    expect(nodes).toEqual(
      [...graph.nodes].map(({ key, attributes: { color, ...attributes } }) => ({ key, attributes, color: rgb(color) })),
    );
    const edges = read.mapEdges((key, { color, ...attributes }, source, target, _s, _t, undirected) => {
      return { key, source, target, undirected, attributes, color };
    });
    expect(edges).toEqual(
      // The parser does not read start and end.
      [...graph.edges].map(({ attributes: { color, start: _start, end: _end, ...attributes }, ...edge }) => {
        return { ...edge, attributes, color: rgb(color) };
      }),
    );
  });

  it("keeps hostile texts, less the characters that XML cannot hold", () => {
    const parts = [
      "\u0000",
      "\u001b",
      "\ud800",
      "\udc00",
      "\ufffe",
      "]]>",
      "<!--",
      "&amp;",
      '"',
      "'",
      "\\",
      "INF Treaty",
    ];
    const hostile = fc
      .array(fc.oneof(fc.constantFrom(...parts, ", ", "a", "😀", "北한", "\t"), fc.string()), { maxLength: 6 })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(hostile, hostile, fc.array(hostile, { minLength: 1, maxLength: 4 }), (label, text, list) => {
        const graph = rowsOf([["a", { label, text, list }], ["b"]], [["a", "b", { label: text, note: label }]]);
        const read = parse(MultiGraph, gexf(graph));
        const shown = stripForbidden(label);
        expect(read.getNodeAttribute("a", "label")).toBe(shown.trim() === "" ? "a" : shown);
        expect(read.getNodeAttribute("a", "text")).toBe(stripForbidden(text));
        expect(read.getEdgeAttribute("edge-0", "note")).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });

  it("quotes the items of a list, so that commas and quotes stay inside them", () => {
    const list = ["plain", "a, b", 'say "no"', "back\\slash", "two\nlines", " edges "];
    expect(gexf(rowsOf([["a", { list }]]))).toContain(
      'value="[&quot;plain&quot;, &quot;a, b&quot;, &quot;say \\&quot;no\\&quot;&quot;, &quot;back\\\\slash&quot;, &quot;two lines&quot;, &quot; edges &quot;]"',
    );
  });

  it("keeps two keys apart that differ only in what XML cannot hold", () => {
    const text = gexf(rowsOf([["a\u0001"], ["a\u0002"], ["a"]]));
    expect([...text.matchAll(/<node id="([^"]*)"/g)].map(([, id]) => id)).toEqual(["a\\u0001", "a\\u0002", "a"]);
  });

  it("gives columns one type, and ids that no tool takes for its own or for another", () => {
    const text = gexf(
      rowsOf([
        ["a", { count: 1, big: 2 ** 40, share: 0.5, mixed: "one", Mixed: true, id: "other", list: ["x"], none: null }],
        ["b", { count: 2, big: 3, share: 1, mixed: 1, list: ["y"], deep: { a: [1] }, odd: Number.NaN }],
      ]),
    );
    const columns = [...text.matchAll(/<attribute id="(.*?)" title="(.*?)" type="(.*?)"\/>/g)].map(
      ([, ...parts]) => parts,
    );
    expect(columns).toEqual([
      ["Mixed", "Mixed", "boolean"],
      ["big", "big", "long"],
      ["count", "count", "integer"],
      ["deep", "deep", "string"],
      ["id_2", "id", "string"],
      ["list", "list", "liststring"],
      ["mixed_2", "mixed", "string"],
      ["share", "share", "double"],
      ["type", "type", "string"],
    ]);
  });

  it("writes only days that tools read, and is static where there are none", () => {
    const open = (attributes: Record<string, unknown>) => {
      const text = gexf(rowsOf([["a"], ["b"]], [["a", "b", attributes]]));
      return [/<graph (.*?)>/.exec(text)?.[1], / (start=.*?|end=.*?)>/.exec(text)?.[1]];
    };
    const dynamic = 'defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval"';
    expect(open({ start: "2024-10-01" })).toEqual([dynamic, 'start="2024-10-01"']);
    expect(open({ end: "2024-10-31" })).toEqual([dynamic, 'end="2024-10-31"']);
    expect(open({ start: "-0043-03-15", end: "12345-12-31" })).toEqual([
      dynamic,
      'start="-0043-03-15" end="12345-12-31"',
    ]);
    for (const none of [
      {},
      { start: "2024" },
      { start: "-0043-03-15", end: "-0099-03-15" },
      { start: "2024-02-02", end: "2024-02-01" },
    ]) {
      expect(open(none)).toEqual(['defaultedgetype="directed" mode="static"', undefined]);
    }
  });

  it("never writes a weight that tools drop or a colour that they refuse", () => {
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(gexf(rowsOf([["a"], ["b"]], [["a", "b", { weight }]]))).not.toContain("weight=");
    }
    expect(gexf(rowsOf([["a", { color: "red" }]]))).not.toContain("viz:color");
  });

  it("cuts a value that Gephi's reader would refuse the file for", () => {
    const text = gexf(
      rowsOf([["a", { long: "x".repeat(600_000), list: Array.from({ length: 300_000 }, () => "word") }]]),
    );
    const values = [...text.matchAll(/ value="([^"]*)"/g)].map(([, value = ""]) => value.replaceAll("&quot;", '"'));
    expect(Math.max(...values.map(({ length }) => length))).toBeLessThanOrEqual(524_288);
    expect(values.some((value) => value.endsWith('"word"]'))).toBe(true);
  });
});

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r},${g},${b})`;
}

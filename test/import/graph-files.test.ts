import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openGraph } from "../../src/import/tables/read-graph.ts";
import { importRows } from "../helpers/import-rows.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

const GRAPHML = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="name" attr.type="string"/>
  <key id="d1" for="node" attr.name="kind" attr.type="string"><default>port</default></key>
  <key id="d2" for="edge" attr.name="since" attr.type="int"/>
  <graph edgedefault="directed">
    <node id="n0"><data key="d0">Ostia &amp; Portus</data></node>
    <node id="n1"><data key="d0">Alexandria</data><data key="d1">city</data></node>
    <edge id="e0" source="n1" target="n0"><data key="d2">62</data></edge>
    <edge source="n0" target="n1" directed="false"/>
  </graph>
</graphml>
`;
const GEXF = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected">
<attributes class="node"><attribute id="0" title="names" type="liststring"/></attributes>
<nodes>
<node id="a" label="Ostia"><attvalues><attvalue for="0" value="[Ostia Antica, Portus]"/></attvalues>
<nodes><node id="c" label="Quay"/></nodes></node>
<node id="b" label="Alexandria"/>
</nodes>
<edges><edge source="a" target="b" weight="2" type="directed"><spells><spell start="0040" end="0050"/><spell start="0060" end="0062"/></spells></edge>
<edge source="b" target="a"/></edges>
</graph></gexf>
`;

type Format = "graphml" | "gexf";

async function rowsOf(text: string | Uint8Array, format: Format): Promise<readonly Record<string, unknown>[][]> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const tables = openGraph(`g.${format}`, format, () => [bytes], new CellSpans(), "utf-8");
  const all = [];
  for (const table of tables) {
    expect(table.findings).toEqual([]);
    const rows = [];
    for await (const { cells } of table.rows())
      rows.push(Object.fromEntries(table.columns.flatMap((name, n) => (cells[n] === null ? [] : [[name, cells[n]]]))));
    all.push(rows);
  }
  return all;
}

/** What keeps a file from being read, and where. */
function faultOf(bytes: Uint8Array, format: Format): readonly [reason: string, place: string] | null {
  const spans = new CellSpans();
  const [table] = openGraph("g", format, () => [bytes], spans, "utf-8");
  const [fault] = table?.findings ?? [];
  if (fault === undefined || !("start" in fault.place)) return null;
  const at = spans.linesOf("g")?.position(fault.place.start);
  return [fault.message.replace("The rows from here on cannot be read: ", ""), `${at?.line}:${at?.column}`];
}

describe("import of graph files", () => {
  it("reads nodes and edges of GraphML, with defaults and directions", async () => {
    expect(await rowsOf(GRAPHML, "graphml")).toEqual([
      [
        { id: "n0", name: "Ostia & Portus", kind: "port" },
        { id: "n1", name: "Alexandria", kind: "city" },
      ],
      [
        { id: "e0", source: "n1", target: "n0", since: "62", directed: "true" },
        { source: "n0", target: "n1", directed: "false" },
      ],
    ]);
  });

  it("reads lists, nested nodes and spells of GEXF", async () => {
    expect(await rowsOf(GEXF, "gexf")).toEqual([
      [
        { id: "c", label: "Quay", parent: "a" },
        { id: "a", label: "Ostia", names: ["Ostia Antica", "Portus"] },
        { id: "b", label: "Alexandria" },
      ],
      [
        { source: "a", target: "b", weight: "2", directed: "true", spells: ["0040/0050", "0060/0062"] },
        { source: "b", target: "a", directed: "false" },
      ],
    ]);
  });

  it("reads the encoding that the file names, and labels that yEd writes as elements", async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>
<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key id="d5" for="node" yfiles.type="nodegraphics"/><graph>
<node id="n"><data key="d5"><y:ShapeNode><y:NodeLabel>Östia</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>`;
    expect((await rowsOf(Buffer.from(text, "latin1"), "graphml"))[0]).toEqual([{ id: "n", nodegraphics: "Östia" }]);
    const utf16 = Buffer.from(`\uFEFF${text.replace("ISO-8859-1", "UTF-16")}`, "utf16le");
    expect((await rowsOf(utf16, "graphml"))[0]).toEqual([{ id: "n", nodegraphics: "Östia" }]);
  });

  it.each<[string, string | Uint8Array, Format, string | RegExp, string]>([
    ["empty", "", "graphml", /root element/, "1:1"],
    ["truncated", GRAPHML.slice(0, 600), "graphml", /unclosed|unexpected end/, "10:30"],
    ["another format", GEXF, "graphml", "it begins with <gexf>, not with <graphml>.", "1:1"],
    ["no XML", "id,name\n1,Ostia\n", "gexf", "it is not XML.", "1:1"],
    ["not UTF-8", Buffer.from(GRAPHML.replace("Ostia", "Östia"), "latin1"), "graphml", "it is not utf-8.", "1:1"],
    [
      "entities that it defines",
      '<!DOCTYPE g [<!ENTITY a "b">]>\n<graphml><graph><node id="&a;"/></graph></graphml>',
      "graphml",
      /entity/,
      "2:29",
    ],
    [
      "an attribute that it does not declare",
      '<graphml><graph>\n<node id="a"><data key="d9">1</data></node></graph></graphml>',
      "graphml",
      "it does not declare the attribute `d9`.",
      "2:14",
    ],
    [
      "a hyperedge",
      '<graphml><graph>\n<hyperedge><endpoint node="a"/></hyperedge></graph></graphml>',
      "graphml",
      "a hyperedge has more ends than a row can hold.",
      "2:1",
    ],
  ])("refuses a file that is wrong at its place: %s", (_, text, format, reason, place) => {
    const fault = faultOf(Buffer.from(text), format);
    expect(fault?.[0]).toMatch(reason);
    expect(fault?.[1]).toBe(place);
  });

  it("makes entities of nodes and claims of edges, once", async () => {
    const map = `source: {id: routes, name: Routes, kind: dataset, date: 2024}
entities:
  - {type: place, file: nodes, id: id, name: name}
relations:
  - {type: located_in, file: edges, rows: {directed: ["true"]}, from: {column: source, register: map}, to: {column: target, register: map}, start: since}
`;
    const files = { "imports/map.yaml": map, "imports/g.graphml": GRAPHML.replace(">62<", ">1962<") };
    const host = memoryHost(new Map<string, string>([...shippedSchema(), ...Object.entries(files)]));
    const first = await importRows(host);
    expect(first.findings).toEqual([]);
    host.writeAll(first.changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
    expect(checkProject(host).diagnostics).toEqual([]);
    expect(first.tally.map(({ file, rows }) => [file, rows])).toEqual([
      ["imports/map.yaml", 1],
      ["imports/g.graphml:nodes", 2],
      ["imports/g.graphml:edges", 2],
    ]);
    expect((await importRows(host)).changes).toEqual([]);
  });
});

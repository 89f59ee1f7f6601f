import { stringify } from "yaml";
import { readMap } from "../../src/import/map/read-map.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openRows } from "../../src/import/tables/open-rows.ts";
import type { Schema } from "../../src/model/schema.ts";

/** What parts the items of a list in a cell. */
const BETWEEN = "U+001F";

/** The map of what `export csv` writes: each column by its name, those of lists parted. */
export function mapOfCsv(nodes: string, edges: string): string {
  const takes = (text: string, taken: readonly string[]): Readonly<Record<string, unknown>> => {
    const header = text.slice(1, text.indexOf('"\n')).split('","');
    const own = header.filter((column) => column.includes(":") && !/^:|:ID$/.test(column) && !taken.includes(column));
    return Object.fromEntries(
      own.map((column) => [nameOf(column), column.endsWith("[]") ? { column, split: BETWEEN } : column]),
    );
  };
  const nameOf = (column: string): string => column.replace(/:.*/, "").replace(/^[aq]_/, "");
  return stringify({
    source: { id: "origin", name: "Origin", kind: "opinion" },
    entities: [
      {
        type: { column: "type:string" },
        id: "id:ID",
        register: "csv",
        name: "label:string",
        ...(nodes.includes("aliases:string[]") && { alias: { column: "aliases:string[]", split: BETWEEN } }),
        ...(nodes.includes("description:string") && { description: "description:string" }),
        attributes: takes(nodes, [
          "type:string",
          "label:string",
          "aliases:string[]",
          "description:string",
          "unnamed:boolean",
        ]),
      },
    ],
    relations: [
      {
        type: { column: ":TYPE" },
        rows: { "origin:string": ["stated"] },
        key: "id",
        from: { column: ":START_ID", register: "csv" },
        to: { column: ":END_ID", register: "csv" },
        ...(edges.includes('"when:string"') && { when: "when:string" }),
        qualifiers: takes(edges, ["when:string"]),
      },
    ],
  });
}

/** The map of a graph's file: what is declared of its nodes is an attribute of that name, of its edges a qualifier. */
export async function mapOfGraph(path: string, text: string, schema: Schema): Promise<string> {
  const { map } = readMap("map.yaml", {}, schema);
  const bytes = new TextEncoder().encode(text);
  const [nodes, edges] = (await openRows(path, () => [bytes], new CellSpans(), map)) ?? [];
  const titles = nodes?.columns ?? [];
  const takes = (columns: readonly string[] = [], taken: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(columns.filter((one) => !taken.includes(one)).map((one) => [one.replace(/^[aq]_/, ""), one]));
  return stringify({
    source: { id: "origin", name: "Origin", kind: "opinion" },
    entities: [
      {
        file: "nodes",
        type: { column: "type" },
        id: "id",
        register: "csv",
        name: "label",
        ...(titles.includes("aliases") && { alias: "aliases" }),
        ...(titles.includes("description") && { description: "description" }),
        attributes: takes(nodes?.columns, ["id", "label", "type", "aliases", "description", "start", "end", "spells"]),
      },
    ],
    relations: [
      {
        file: "edges",
        type: { column: "relation" },
        rows: { origin: ["stated"] },
        key: "id",
        from: { column: "source", register: "csv" },
        to: { column: "target", register: "csv" },
        ...(edges?.columns.includes("when") && { when: "when" }),
        qualifiers: takes(edges?.columns, [
          "id",
          "source",
          "target",
          "label",
          "kind",
          "when",
          "start",
          "end",
          "spells",
          "weight",
        ]),
      },
    ],
  });
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { isList, type QualifierValue } from "../../src/model/claim.ts";
import { KIND_NAMES, KINDS, kindOf, writtenText } from "../../src/model/kinds/index.ts";
import { Core } from "../../src/query/core.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { entitySheet } from "../../src/report/sheet/entity-sheet.ts";
import { sheetText } from "../../src/report/sheet/sheet.ts";
import { QUALIFIER } from "../../src/sql/tables/claims.ts";
import { everyKindDataset } from "../helpers/every-kind.ts";

const dataset = everyKindDataset();
const crane = dataset.entities.find(({ id }) => id === "crane");
const [fact] = dataset.facts;
const qualifiers: Readonly<Record<string, QualifierValue>> = fact?.qualifiers ?? {};

describe.each(KIND_NAMES)("a value of the kind %s", (kind) => {
  const [one, list] = [`one_${kind}`, `list_${kind}`];

  it("is stored alike in an attribute and in a qualifier, and as its kind holds it", () => {
    expect(crane?.attributes[one]).toBeDefined();
    expect(crane?.attributes[one]).toEqual(qualifiers[one]);
    expect(crane?.attributes[list]).toEqual([qualifiers[one]]);
    expect(KINDS[kind].holds(qualifiers[one])).toBe(true);
  });

  it("is exported alike on a node and on an edge: scalars that graph tools know, and lists of texts", () => {
    const graph = compile(dataset);
    const node = graph.getNodeAttributes("crane");
    const edge = graph.getEdgeAttributes(graph.edges("crane", "rivet")[0] ?? "");
    expect(edge[one]).toBe(node[one]);
    expect(typeof edge[one]).toBe(typeof KINDS[kind].sample);
    expect(edge[list]).toEqual([String(node[one])]);
    expect(node[list]).toEqual(edge[list]);
  });

  it("makes a part of a fact's id that a file's name can have", () => {
    const field = dataset.schema.relations["owns"]?.qualifiers[one];
    const value = qualifiers[one];
    if (!field || value === undefined || isList(value)) throw new Error(`no ${one}`);
    expect(kindOf(field.type).idPart(value)).toMatch(/^[a-z0-9]+(?:-{1,2}[a-z0-9]+)*$/);
    expect(fact?.id.split(".")).toContain(kindOf(field.type).idPart(value));
  });

  it("has a row in SQL, with its text", () => {
    const rows = [...QUALIFIER.rows(new Core(dataset))].filter(([, , name]) => name === one);
    const value = qualifiers[one];
    if (value === undefined || isList(value)) throw new Error(`no ${one}`);
    expect(rows.map(([, claim, , text]) => [claim, text])).toEqual([[null, writtenText(value)]]);
  });

  it("is imported by generated TypeScript only from what the package exports", () => {
    const { imports } = KINDS[kind];
    if (imports !== null) expect(readFileSync("src/index.ts", "utf8")).toMatch(new RegExp(`\\btype ${imports}\\b`));
    else expect(kind).not.toBe("quantity");
  });
});

describe("the attributes of an entity", () => {
  it("print in words", () => {
    const graph = openGraph(dataset);
    const entity = graph.entity("crane");
    const lines = entity ? sheetText(entitySheet(graph, entity), { width: 200, color: false }) : "";
    expect(lines).toMatch(/one_quantity +about 1,200\.55 to 3,000 eur\/year\n/);
    expect(lines).toMatch(/list_quantity +about 1,200\.55 to 3,000 eur\/year\n/);
    expect(lines).toMatch(/one_text +Cranes, "tall" ones\n/);
    expect(lines).toMatch(/one_ref +Rivet Ltd \[rivet\]\n/);
    expect(lines).not.toMatch(/[{}]|\[object/);
  });
});

describe("the numbers in a value", () => {
  it("are beside its text on a node, as columns of their own", () => {
    const node = compile(dataset).getNodeAttributes("crane");
    expect([node["one_quantity"], node["one_quantity_min"], node["one_quantity_max"]]).toEqual([
      ...["~1200.55..3000 eur/year", 1200.55, 3000],
    ]);
  });

  it("are columns in SQL, and so are the days of a date", () => {
    const rows = [...QUALIFIER.rows(new Core(dataset))];
    const columns = QUALIFIER.columns.map(({ name }) => name);
    const measures = ["min", "max", "unit", "rate", "first", "last"].map((name) => columns.indexOf(name));
    const of = (wanted: string) => {
      const row = rows.find((one) => one[columns.indexOf("name")] === wanted);
      return measures.map((at) => row?.[at]);
    };
    expect(of("one_quantity")).toEqual([1200.55, 3000, "eur", "year", null, null]);
    expect(of("one_date")).toEqual([null, null, null, null, "2020-01-01", null]);
    expect(of("one_text")).toEqual([null, null, null, null, null, null]);
  });
});

import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { Parser } from "n3";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { plainDates } from "../../src/emit/exchange/plain-dates.ts";
import { emitFtm } from "../../src/emit/ftm/emit-ftm.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitNeo4jCsv } from "../../src/emit/neo4j-csv.ts";
import { describe as describeRdf } from "../../src/emit/rdf/describe.ts";
import { DEFAULT_BASE } from "../../src/emit/rdf/vocabulary.ts";
import { writeNQuads } from "../../src/emit/rdf/write-quads.ts";
import { writeTriG } from "../../src/emit/rdf/write-trig.ts";
import { sheetFiles } from "../../src/emit/sheets/sheet-csv.ts";
import { sheetsOf } from "../../src/emit/sheets/sheets.ts";
import { emitStix } from "../../src/emit/stix/emit-stix.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { shipped } from "../competency/shipped.ts";
import { randomProject } from "../helpers/random-project.ts";
import { runs } from "../helpers/runs.ts";
import { textOf } from "../helpers/text-of.ts";

/*
 * What a format can carry comes back as it was, on random graphs and on the shipped one. The readers are those of others where there are
 * any: graphology's of GEXF, csv-parse, n3; what is JSON is read as such.
 */

const RUNS = runs(8);

/** Holds of random graphs, and of the shipped one. */
function law(name: string, holds: (graph: KnowledgeGraph) => void): void {
  it(`${name}: random graphs`, () => {
    let whole = 0;
    fc.assert(
      fc.property(randomProject, (files) => {
        const { dataset } = checkProject(memoryHost(files), { partial: true });
        if (!dataset) return;
        whole += 1;
        holds(openGraph(dataset));
      }),
      { numRuns: RUNS, seed: 19 },
    );
    expect(whole).toBeGreaterThan(RUNS / 2);
  });
  it(`${name}: the shipped one`, () => {
    holds(shipped);
  });
}

describe("round trips", () => {
  law("GEXF has nodes and edges with ends, direction and attributes", ({ dataset }) => {
    const rows = compileRows(dataset, false);
    const read = parseGexf(MultiGraph, textOf(emitGexf(rows, gexfMeta(dataset))));
    const nodes = read.mapNodes((key, { label, type, aliases }) => [key, label, type, aliases]);
    expect(nodes).toEqual([...rows.nodes].map(({ key, attributes: a }) => [key, a.label, a.type, a["aliases"]]));
    const edges = read.mapEdges((key, { kind, when: date, fact: of, quantity }, source, target, _s, _t, undirected) => {
      return [key, source, target, undirected, kind, of, date, quantity];
    });
    expect(edges).toEqual(
      [...rows.edges].map(({ key, source, target, undirected, attributes: a }) => {
        return [key, source, target, undirected, a.kind, a.fact, a.when, a["quantity"]];
      }),
    );
  });

  law("CSV for Neo4j has every text, in lists too", ({ dataset }) => {
    const rows = compileRows(dataset, false);
    const [nodes, edges] = emitNeo4jCsv(rows, dataset.schema).map((file): Record<string, string>[] =>
      parseCsv(textOf(file.chunks()), { columns: true, relax_column_count: false }),
    );
    const back = (nodes ?? []).map((row) => [
      row["id:ID"],
      row["label:string"],
      row["description:string"] ?? "",
      row["aliases:string[]"] ?? "",
    ]);
    expect(back).toEqual(
      [...rows.nodes].map(({ key, attributes: a }) => {
        return [key, a.label, a["description"] ?? "", Array.isArray(a["aliases"]) ? a["aliases"].join("\u001f") : ""];
      }),
    );
    expect((edges ?? []).map((row) => [row["id"], row[":START_ID"], row[":TYPE"], row[":END_ID"]])).toEqual(
      [...rows.edges].map(({ key, source, target, attributes }) => [key, source, attributes.kind, target]),
    );
  });

  law("sheets have every fact and claim, and texts as they are but for an apostrophe", (graph) => {
    const [facts, claims, entities] = sheetFiles(sheetsOf(graph), true, new Ledger()).map(
      (file): Record<string, string>[] => parseCsv(textOf(file.chunks()), { bom: true, columns: true }),
    );
    expect((facts ?? []).map((row) => row["fact id"])).toEqual(graph.dataset.facts.map(({ id }) => id));
    const every = graph.dataset.facts.flatMap((one) => one.claims);
    expect((claims ?? []).map((row) => [row["claim id"], row["stance"]])).toEqual(
      every.map(({ id, stance }) => [id, stance]),
    );
    const names = (entities ?? []).map((row) => [row["id"], row["name"]?.replace(/^'(?=[=+\-@])/, "")]);
    expect(names).toEqual(graph.dataset.entities.map(({ id, name }) => [id, name]));
  });

  law("RDF has entities, facts and claims", (graph) => {
    const all = [...describeRdf(graph, DEFAULT_BASE, new Ledger())];
    const nquads = new Parser({ format: "application/n-quads" }).parse([...writeNQuads(all, "1.1")].join(""));
    const trig = new Parser({ format: "application/trig" }).parse([...writeTriG(all, DEFAULT_BASE, "1.1")].join(""));
    expect(trig).toHaveLength(nquads.length);
    const values = (predicate: string, of: string) =>
      nquads
        .filter(
          (quad) => quad.predicate.value.endsWith(predicate) && quad.subject.value.startsWith(`${DEFAULT_BASE}${of}:`),
        )
        .map(({ object }) => object.value);
    const { entities, facts } = graph.dataset;
    expect(values("#label", "entity")).toEqual(entities.map(({ name }) => name));
    expect(values("#altLabel", "entity")).toEqual(entities.flatMap(({ aliases }) => aliases.map(({ name }) => name)));
    expect(values("/description", "entity")).toEqual(entities.flatMap(({ description }) => description ?? []));
    expect(values("#predicate", "fact")).toEqual(facts.map(({ type }) => `${DEFAULT_BASE}relation:${type}`));
    expect(values(":stance", "claim")).toEqual(facts.flatMap(({ claims }) => claims.map(({ stance }) => stance)));
    expect(values(":note", "claim")).toEqual(facts.flatMap(({ claims }) => claims.flatMap(({ note }) => note ?? [])));
    const dates = facts.flatMap(({ qualifiers }) =>
      qualifiers["when"] === undefined ? [] : [String(qualifiers["when"])],
    );
    expect(values("qualifier:when", "fact")).toEqual(dates);
  });

  law("FollowTheMoney and STIX have what is asserted, and report the rest", (graph) => {
    const [money, threat] = [new Ledger(), new Ledger()];
    type Entity = { id: string; schema: string; properties: Record<string, string[]> };
    const lines = textOf(emitFtm(graph, money))
      .trimEnd()
      .split("\n")
      .map((line): Entity => JSON.parse(line));
    const { objects }: { objects: Record<string, unknown>[] } = JSON.parse(textOf(emitStix(graph, threat)));
    const lost = (ledger: Ledger) =>
      ledger.report("").lost.reduce((sum, { reason, count }) => sum + (reason.startsWith("facts") ? count : 0), 0);
    const { facts, entities } = graph.dataset;
    const links = lines.filter(({ schema }) => schema === "UnknownLink");
    expect(links.length + lost(money)).toBe(facts.length);
    for (const { properties: p } of links) {
      const one = graph.fact(p["recordId"]?.[0] ?? "");
      expect([p["subject"], p["object"]]).toEqual([[one?.subject], [one?.object]]);
      const date = one?.qualifiers["when"];
      if (plainDates(date)?.isExact) {
        expect(p["date"]?.[0] ?? `${p["startDate"]?.[0] ?? ""}/${p["endDate"]?.[0] ?? ""}`).toBe(date);
      }
    }
    const named = new Map(lines.map(({ id, properties }) => [id, properties]));
    for (const { id, name, aliases, description } of entities) {
      const found = named.get(id);
      if (!found) continue;
      expect([found["name"], found["description"] ?? [null]]).toEqual([[name], [description]]);
      for (const alias of aliases) expect(found["alias"]).toContain(alias.name);
    }
    const relationships = objects.filter(({ type }) => type === "relationship");
    expect(relationships.length + lost(threat)).toBe(facts.length);
    const names = objects.filter(({ type }) => type !== "relationship" && type !== "opinion").map(({ name }) => name);
    expect(names.slice(2)).toEqual(entities.map(({ name }) => name));
  });
});

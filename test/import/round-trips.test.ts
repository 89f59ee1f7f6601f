import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { whenOf } from "../../src/compile/edge-attributes.ts";
import { isAsserted } from "../../src/emit/exchange/asserted.ts";
import { loseBesideGraph } from "../../src/emit/exchange/graph-losses.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { emitFtm } from "../../src/emit/ftm/emit-ftm.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphml } from "../../src/emit/graphml.ts";
import { emitNeo4jCsv } from "../../src/emit/neo4j-csv.ts";
import { emitStix } from "../../src/emit/stix/emit-stix.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { shipped } from "../competency/shipped.ts";
import { type ImportedPreset, importPreset } from "../helpers/import-preset.ts";
import { importRows } from "../helpers/import-rows.ts";
import { randomProject } from "../helpers/random-project.ts";
import { runs } from "../helpers/runs.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { textOf } from "../helpers/text-of.ts";
import { mapOfCsv, mapOfGraph } from "./maps-of-exports.ts";

/* What goes out in a format and is imported into an empty project of the same types is what it was, but for what the export says it cannot carry. */

type Files = ReadonlyMap<string, string>;

const RUNS = runs(3);

/** Holds of random graphs, and of the shipped one. */
function law(name: string, holds: (graph: KnowledgeGraph, types: Files) => Promise<void>): void {
  it(`${name}: random graphs`, async () => {
    let whole = 0;
    const property = fc.asyncProperty(randomProject, async (files) => {
      const { dataset } = checkProject(memoryHost(files), { partial: true });
      if (!dataset) return;
      whole += 1;
      await holds(openGraph(dataset), new Map([...files].filter(([path]) => path.startsWith("schema/"))));
    });
    await fc.assert(property, { numRuns: RUNS, seed: 19 });
    expect(whole).toBeGreaterThan(RUNS / 2);
  });
  it(`${name}: the shipped one`, async () => {
    await holds(shipped, shippedSchema());
  });
}

/** Imports a text into an empty project, twice: the second time, nothing is written. */
async function back(
  preset: "ftm" | "stix",
  text: string,
  types: Files,
): Promise<{ readonly dataset: Dataset; readonly first: ImportedPreset }> {
  const host = memoryHost(new Map(types));
  const first = await importPreset(host, preset, text);
  const second = await importPreset(host, preset, text);
  expect(second.changes).toEqual([]);
  const { dataset, diagnostics } = checkProject(host, { partial: true });
  expect(diagnostics.flatMap(({ severity, message }) => (severity === "error" ? message : []))).toEqual([]);
  if (!dataset) throw new Error("no dataset");
  // No type had to be made.
  expect(first.changes.filter(({ path }) => path.startsWith("schema/"))).toEqual([]);
  return { dataset, first };
}

/** What of an entity both formats carry. */
function plainEntity({ id, type, name, aliases, names, description, identifiers, attributes }: Entity): unknown {
  const { ftm: _ftm, stix: _stix, ...others } = identifiers;
  const called = [...new Set(aliases.map((alias) => alias.name))].sort();
  return { id, type, name, aliases: called, names, description, identifiers: others, attributes };
}

/** A fact, and a claim of it with all that it says. Symmetric facts are written in the file of either end. */
function plainClaim(graph: KnowledgeGraph, fact: Fact, claim: Claim | null): unknown {
  const { type, subject, object, qualifiers } = fact;
  const ends = graph.schema.relations[type]?.symmetric ? [subject, object].sort() : [subject, object];
  const says = sorted({ ...qualifiers, ...claim?.says });
  if (claim === null) return [type, ends, says];
  const { by, stance, basis, credibility, source, said, relays, at, quote, note } = claim;
  return [type, ends, says, { by, stance, basis, credibility, source, said, relays, at, quote, note }];
}

function sorted(record: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function asSet(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map((value) => JSON.stringify(value)))].sort();
}

/** The facts that formats without stances carry. */
function carried({ dataset, schema }: KnowledgeGraph): readonly Fact[] {
  return dataset.facts.filter((fact) => {
    const isWhole = fact.object !== null && fact.subject !== "unknown" && fact.object !== "unknown";
    return isWhole && isAsserted(schema, fact);
  });
}

function isOfFile({ claims }: Fact): boolean {
  return claims.some(({ source }) => source === "origin");
}

function isBetween({ subject, object }: Fact): boolean {
  return object !== null && subject !== "unknown" && object !== "unknown";
}

/** All but the source that the import itself makes. */
function entitiesOf({ entities }: Dataset): readonly unknown[] {
  return entities.filter(({ id }) => id !== "origin").map(plainEntity);
}

describe("there and back", () => {
  law("STIX: entities, facts that are asserted, and every claim of these", async (graph, types) => {
    const { dataset, first } = await back("stix", textOf(emitStix(graph, new Ledger())), types);
    expect(first.findings).toEqual([]);
    expect(entitiesOf(dataset)).toEqual(graph.dataset.entities.map(plainEntity));
    const claims = (facts: readonly Fact[]): readonly string[] =>
      asSet(facts.flatMap((fact) => fact.claims.map((claim) => plainClaim(graph, fact, claim))));
    const there = carried(graph);
    // What the analyst says on his own has no claim, and comes back as one of the file.
    const [byFile, others] = [dataset.facts.filter(isOfFile), dataset.facts.filter((fact) => !isOfFile(fact))];
    expect(claims(others)).toEqual(claims(there));
    expect(asSet(byFile.map((fact) => plainClaim(graph, fact, null)))).toEqual(
      asSet(there.filter((fact) => fact.claims.length === 0).map((fact) => plainClaim(graph, fact, null))),
    );
  });

  const BY_MAP: Readonly<Record<string, (graph: KnowledgeGraph) => Promise<Readonly<Record<string, string>>>>> = {
    "CSV of nodes and edges": async ({ dataset, schema }) => {
      const [nodes = "", edges = ""] = emitNeo4jCsv(compileRows(dataset, false), schema).map(({ chunks }) =>
        textOf(chunks()),
      );
      return { "nodes.csv": nodes, "edges.csv": edges, "map.yaml": mapOfCsv(nodes, edges) };
    },
    gexf: async ({ dataset, schema }) => {
      const text = textOf(emitGexf(compileRows(dataset, false), gexfMeta(dataset)));
      return { "graph.gexf": text, "map.yaml": await mapOfGraph("graph.gexf", text, schema) };
    },
    graphml: async ({ dataset, schema }) => {
      const text = textOf(emitGraphml(compileRows(dataset, false)));
      return { "graph.graphml": text, "map.yaml": await mapOfGraph("graph.graphml", text, schema) };
    },
  };
  for (const [name, emit] of Object.entries(BY_MAP))
    law(`${name}, by a map: entities and facts between two`, async (graph, types) => {
      const files = Object.entries(await emit(graph)).map(([path, text]) => [`imports/${path}`, text] as const);
      const host = memoryHost(new Map([...types, ...files]));
      const imported = await importRows(host);
      expect(imported.findings.map(({ message }) => message)).toEqual([]);
      host.writeAll(imported.changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
      expect((await importRows(host)).changes).toEqual([]);
      const { dataset } = checkProject(host, { partial: true });
      const plain = ({ id, type, name: called, aliases, description, attributes }: Entity): unknown => {
        const others = aliases.map((alias) => alias.name);
        return [id, type, called, others, description, sorted(attributes)];
      };
      expect(dataset?.entities.filter(({ id }) => id !== "origin").map(plain)).toEqual(
        graph.dataset.entities.map(plain),
      );
      const between = (facts: readonly Fact[]): readonly string[] =>
        asSet(
          facts.filter(isBetween).map((fact) => {
            const when = whenOf(fact);
            const qualifiers = { ...fact.qualifiers, ...(when !== undefined && { when }) };
            return plainClaim(graph, { ...fact, qualifiers }, null);
          }),
        );
      const ledger = new Ledger();
      loseBesideGraph(graph, ledger);
      const { written, lost } = ledger.report(name);
      const values = lost.find(({ reason }) => reason.startsWith("facts"))?.count ?? 0;
      expect((written["facts"] ?? 0) + values).toBe(graph.dataset.facts.length);
      const here = dataset?.facts.flatMap((fact) =>
        fact.claims.map(({ says }) => ({ ...fact, qualifiers: { ...fact.qualifiers, ...says }, claims: [] })),
      );
      expect(between(here ?? [])).toEqual(between(graph.dataset.facts));
    });

  law("FollowTheMoney: entities, and facts that are asserted with their sources", async (graph, types) => {
    const { dataset, first } = await back("ftm", textOf(emitFtm(graph, new Ledger())), types);
    expect(first.findings).toEqual([]);
    expect(entitiesOf(dataset)).toEqual(graph.dataset.entities.map(plainEntity));
    const withSource = (fact: Fact, sources: readonly (string | null)[]): readonly unknown[] =>
      sources.map((source) => [plainClaim(graph, fact, null), source]);
    const there = carried(graph).flatMap((fact) => {
      const { sources } = graph.factRecord(fact);
      return withSource(fact, sources.length > 0 ? sources : ["origin"]);
    });
    const here = dataset.facts.flatMap((fact) =>
      fact.claims.flatMap(({ says, source }) =>
        withSource({ ...fact, qualifiers: { ...fact.qualifiers, ...says } }, [source]),
      ),
    );
    expect(asSet(here)).toEqual(asSet(there));
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { Parser, type Quad } from "n3";
import { afterAll, beforeAll, expect, it, describe as suite } from "vitest";
import { checkProject } from "../../src/build.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { describe } from "../../src/emit/rdf/describe.ts";
import type { Description, Literal } from "../../src/emit/rdf/terms.ts";
import { DEFAULT_BASE } from "../../src/emit/rdf/vocabulary.ts";
import { writeJsonLd } from "../../src/emit/rdf/write-jsonld.ts";
import { writeNQuads } from "../../src/emit/rdf/write-quads.ts";
import { writeTriG } from "../../src/emit/rdf/write-trig.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { doubtedHarbour, NOT_ASSERTED } from "../helpers/doubted-harbour.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { oraclePython } from "../helpers/oracles.ts";

function open(host: Host): KnowledgeGraph {
  const { dataset } = checkProject(host, { partial: true });
  if (!dataset) throw new Error("the project is faulty");
  return openGraph(dataset);
}

const graph = open(memoryHost(harbourProject()));
const BASES = [DEFAULT_BASE, "https://example.org/graph/", "http://example.org/x#"];
const described = (of: KnowledgeGraph, base = DEFAULT_BASE) => [...describe(of, base, new Ledger())];
const nquads = (all: readonly Description[]) => [...writeNQuads(all, "1.1")].join("");
const trig = (all: readonly Description[], base = DEFAULT_BASE) => [...writeTriG(all, base, "1.1")].join("");

function parsed(text: string, format: string): string[] {
  return new Parser({ format }).parse(text).map(lineOf).sort();
}

function lineOf({ subject, predicate, object, graph: name }: Quad): string {
  const o =
    object.termType === "Literal" ? `${object.value}^^${object.datatype.value}@${object.language}` : object.value;
  return [subject.value, predicate.value, o, name.value].join(" | ");
}

suite("RDF as n3 reads it", () => {
  it.each(BASES)("is the same as N-Quads and as TriG, below %s", (base) => {
    const all = described(graph, base);
    const quads = parsed(nquads(all), "application/n-quads");
    expect(quads).toEqual(parsed(trig(all, base), "application/trig"));
    expect(new Set(quads).size).toBe(quads.length);
  });

  it("asserts what a voice asserts, in a graph of its own, and nothing else", () => {
    const project = open(memoryHost(doubtedHarbour()));
    const quads = new Parser({ format: "application/n-quads" }).parse(nquads(described(project)));
    const named = new Set(quads.map((quad) => quad.graph.value).filter((name) => name !== ""));
    const asserted = project.dataset.facts.map(({ id }) => id).filter((id) => !NOT_ASSERTED.includes(id));
    expect(asserted).toHaveLength(project.dataset.facts.length - NOT_ASSERTED.length);
    expect([...named].sort()).toEqual(asserted.map((id) => `${DEFAULT_BASE}fact:${encodeURIComponent(id)}`).sort());
    const relations = quads.filter(({ predicate }) => predicate.value.startsWith(`${DEFAULT_BASE}relation:`));
    expect(relations).toHaveLength(asserted.length);
    expect(relations.every((quad) => quad.graph.value !== "")).toBe(true);
    // RDF 1.2 has the triples of the others, too, as terms that assert nothing.
    const reified = described(project).filter(({ reifies }) => reifies);
    for (const id of NOT_ASSERTED) expect(reified.map(({ about }) => about.iri)).toContain(`${DEFAULT_BASE}fact:${id}`);
  });

  it("keeps every text, whatever is in it", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        "\\",
        "\n",
        "\r",
        "\t",
        "\u0000",
        "\u007f",
        "'''",
        "<b>",
        " .\n",
        "^^",
        "@en",
        "😀",
        "é",
        "\u2028",
      ),
      fc.string({ unit: "grapheme" }),
    );
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
    const literal: fc.Arbitrary<Literal> = fc.oneof(
      fc.record({ text }),
      fc.record({ text, language: fc.constantFrom("en", "zh-Hant") }),
      fc.record({ text, datatype: fc.constantFrom("http://www.w3.org/2001/XMLSchema#date", "urn:x:y") }),
    );
    fc.assert(
      fc.property(fc.array(literal, { minLength: 1, maxLength: 4 }), (literals) => {
        const says = literals.map((one, n) => [{ iri: `urn:p:${n}` }, one] as const);
        const about = { iri: `${DEFAULT_BASE}entity:a` };
        const all: Description[] = [{ about, says, asserts: null, reifies: null }];
        const wanted = literals.map(({ text }) => text).sort();
        for (const [written, format] of [
          [nquads(all), "application/n-quads"],
          [trig(all), "application/trig"],
        ] as const) {
          const read = new Parser({ format }).parse(written).map(({ object }) => object.value);
          expect(read.sort()).toEqual(wanted);
        }
        const json: { "@graph": Record<string, { "@value"?: string }[]>[] } = JSON.parse(
          [...writeJsonLd(all, DEFAULT_BASE)].join(""),
        );
        const values = literals.map((_, n) => json["@graph"][0]?.[`urn:p:${n}`]?.[0]);
        expect(values.map((value) => (typeof value === "string" ? value : value?.["@value"])).sort()).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it("says how much is described without being asserted", () => {
    const ledger = new Ledger();
    const facts = [...describe(open(memoryHost(doubtedHarbour())), DEFAULT_BASE, ledger)].filter(
      ({ reifies }) => reifies,
    );
    expect(facts.length).toBeGreaterThan(0);
    const { written, lost } = ledger.report("nquads");
    expect(lost.map(({ count }) => count)).toEqual([NOT_ASSERTED.length]);
    expect(Number(written["facts"])).toBe(
      Number(written["asserted triples"]) + lost.reduce((sum, { count }) => sum + count, 0),
    );
  });
});

const python = oraclePython("pyoxigraph", "rdflib");
suite.skipIf(python.missing !== "")(`RDF as oxigraph and rdflib read it${python.missing}`, () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-rdf-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: string): unknown {
    const { stdout, stderr, status } = spawnSync(python.command, ["-c", script], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  function writeAll(of: KnowledgeGraph): void {
    const all = described(of);
    const out = nodeHost(folder);
    out.write("a.nq", [nquads(all)]);
    out.write("a.trig", [trig(all)]);
    out.write("a.jsonld", writeJsonLd(all, DEFAULT_BASE));
    out.write("b.nq", writeNQuads(all, "1.2"));
    out.write("b.trig", writeTriG(all, DEFAULT_BASE, "1.2"));
  }

  it("is one set of statements in every format, and in RDF 1.2 says what claims are about", () => {
    writeAll(graph);
    const [same, same12, reified] = run(`import json, pyoxigraph as ox
def load(path, format):
    store = ox.Store(); store.load(path=path, format=format); return set(store)
a, b, c = load("a.nq", ox.RdfFormat.N_QUADS), load("a.trig", ox.RdfFormat.TRIG), load("a.jsonld", ox.RdfFormat.JSON_LD)
d, e = load("b.nq", ox.RdfFormat.N_QUADS), load("b.trig", ox.RdfFormat.TRIG)
store = ox.Store(); store.load(path="b.nq", format=ox.RdfFormat.N_QUADS)
q = "PREFIX e: <urn:entente:vocabulary:> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?c { ?c a e:Claim ; e:ofFact ?f ; rdf:reifies <<( ?s ?p ?o )>> . ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
print(json.dumps([a == b == c, d == e and a < d, len(list(store.query(q)))]))`) as [boolean, boolean, number];
    expect([same, same12]).toEqual([true, true]);
    const withObject = described(graph).filter(({ about, reifies }) => reifies && about.iri.includes(":claim:"));
    expect(reified).toBe(withObject.length);
    expect(reified).toBeGreaterThan(0);
  });

  it.each([
    ["a small project", () => graph],
    ["the shipped one", () => open(nodeHost(resolve(".")))],
  ] as const)("answers SPARQL as SQL would count: %s", (_, opened) => {
    const of = opened();
    writeAll(of);
    const counted = run(`import json, pyoxigraph as ox, rdflib
P = "PREFIX e: <urn:entente:vocabulary:> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
questions = [
  "SELECT ?k (COUNT(*) AS ?n) { ?f a e:Fact ; e:support ?k } GROUP BY ?k",
  "SELECT ?k (COUNT(*) AS ?n) { ?c a e:Claim ; e:stance ?k } GROUP BY ?k",
  "SELECT ?k (COUNT(*) AS ?n) { ?f a e:Fact ; e:deniedBy ?k } GROUP BY ?k",
  "SELECT ?k (COUNT(*) AS ?n) { ?f a e:Fact ; rdf:predicate ?k } GROUP BY ?k",
]
store = ox.Store(); store.load(path="a.nq", format=ox.RdfFormat.N_QUADS)
data = rdflib.Dataset(); data.parse("a.nq", format="nquads")
def table(rows): return {str(getattr(k, "value", k)).split(":")[-1]: int(n.value if hasattr(n, "value") else n) for k, n in rows}
print(json.dumps([[table((r[0], r[1]) for r in store.query(P + q)), table((r[0], rdflib.Literal(r[1]).toPython()) for r in data.query(P + q))] for q in questions]))`) as Record<
      string,
      number
    >[][];
    const { facts } = of.dataset;
    const tally = (keys: readonly string[]) => {
      const counts: Record<string, number> = {};
      for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    };
    const wanted = [
      tally(facts.map(({ rollup }) => rollup.support)),
      tally(facts.flatMap(({ claims }) => claims.map(({ stance }) => stance))),
      tally(facts.flatMap(({ rollup }) => rollup.deniers)),
      tally(facts.map(({ type }) => type)),
    ];
    for (const [n, want] of wanted.entries()) {
      expect(counted[n]).toEqual([want, want]);
    }
  });
});

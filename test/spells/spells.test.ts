import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { runs } from "../helpers/runs.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

/** One who was a member of a bloc, as entries say it; other files beside it. */
function project(entries: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const relations =
    entries.length === 0 ? "" : `relations:\n  member_of:\n${entries.map((one) => `    - ${one}\n`).join("")}`;
  const source = (name: string): string => `type: source\nname: ${name}\nkind: news\ndate: 2014-02-03\n`;
  const data = {
    "data/states/estland.yaml": `type: state\nname: Estland\n${relations}`,
    "data/organisations/bloc.yaml": "type: organisation\nname: The Bloc\n",
    "data/sources/a.yaml": source("A"),
    "data/sources/b.yaml": source("B"),
    ...files,
  };
  return checkProject(memoryHost(new Map([...shippedSchema(), ...Object.entries(data)])), { partial: true });
}

function graphOf(entries: readonly string[], files: Readonly<Record<string, string>> = {}): KnowledgeGraph {
  const { dataset } = project(entries, files);
  if (!dataset) throw new Error("no dataset");
  return openGraph(dataset);
}

const codes = (entries: readonly string[], files: Readonly<Record<string, string>> = {}): readonly string[] =>
  project(entries, files)
    .diagnostics.map(({ code }) => code)
    // A source that no claim of a test uses.
    .filter((code) => code !== "W3017");

const TWICE = ["{to: bloc, when: 1991/1999, source: a}", "{to: bloc, when: 2006/2012, source: b}"];

describe("one who is a member twice", () => {
  it("has two facts, each with its own claims and support, of which none holds today", () => {
    const graph = graphOf(TWICE);
    const facts = [...graph.facts("member_of")].map(({ id, rollup, claims }) => [id, rollup.support, claims.length]);
    expect(facts).toEqual([
      ["estland.member_of.bloc.1991--1999", "reported", 1],
      ["estland.member_of.bloc.2006--2012", "reported", 1],
    ]);
    expect([...graph.asOf({ trueOn: "2020" }).facts("member_of")]).toEqual([]);
    expect([...graph.asOf({ trueOn: "2008" }).facts("member_of")].map(({ id }) => id)).toEqual([
      "estland.member_of.bloc.2006--2012",
    ]);
    expect(codes(TWICE)).toEqual([]);
  });

  it("may be told so where the relation is not told apart by date: then a spell has a name", () => {
    const leader = (entries: string) => ({
      "data/people/mart.yaml": `type: person\nname: Mart\nrelations:\n  leads:\n${entries}`,
    });
    const plain = "    - {to: estland, when: 1992/1994, source: a}\n";
    expect(codes(TWICE, leader(`${plain}    - {to: estland, when: 1999/2002, source: a}\n`))).toEqual(["E4001"]);
    const named = leader(`${plain}    - {to: estland, spell: 1999, when: 1999/2002, source: a}\n`);
    expect(codes(TWICE, named)).toEqual([]);
    expect(graphOf(TWICE, named).facts("leads").ids()).toEqual(["mart.leads.estland", "mart.leads.estland.1999"]);
  });
});

describe("sources that date one spell differently", () => {
  const one = "{to: bloc, when: 1991/1999, claims: [{source: a}, {source: b, when: 1992/1999}]}";

  it("make claims of one fact", () => {
    const [fact] = graphOf([one]).facts("member_of");
    expect(fact?.id).toBe("estland.member_of.bloc.1991--1999");
    expect(fact?.rollup.support).toBe("corroborated");
    expect(fact?.claims.map(({ says }) => says["when"])).toEqual([undefined, "1992/1999"]);
    expect(codes([one])).toEqual([]);
  });

  it("are asked about where they make two entries", () => {
    const two = ["{to: bloc, when: 1991/1999, source: a}", "{to: bloc, when: 1992/1999, source: b}"];
    expect(codes(two)).toEqual(["W4030"]);
    expect(
      codes(["{to: bloc, when: 1991/1999, source: a}", "{to: bloc, spell: 1992, when: 1992/1999, source: b}"]),
    ).toEqual([]);
    // One ends in the year in which the next begins.
    expect(codes(["{to: bloc, when: 1991/1999, source: a}", "{to: bloc, when: 1999/2003, source: b}"])).toEqual([]);
    expect(codes(["{to: bloc, when: 1991/.., source: a}", "{to: bloc, when: ../1992, source: b}"])).toEqual(["W4030"]);
  });

  it("are asked about across files", () => {
    const meeting = (to: string, when: string) => `relations: {met: {to: ${to}, when: ${when}, source: a}}\n`;
    const files = (first: string, second: string) => ({
      "data/people/mart.yaml": `type: person\nname: Mart\n${meeting("lennart", first)}`,
      "data/people/lennart.yaml": `type: person\nname: Lennart\n${meeting("mart", second)}`,
    });
    expect(codes(TWICE, files("2014", "2014-02"))).toEqual(["W4030"]);
    expect(codes(TWICE, files("2014-01", "2014-02"))).toEqual([]);
    expect(codes(TWICE, files("2014-02", "2014-02"))).toEqual(["E4001"]);
  });
});

describe("a fact with a new id", () => {
  const renamed = ["{to: bloc, spell: first, former_ids: estland.member_of.bloc, when: 1991/1999, source: a}"];

  it("is found by the ids that it used to have", () => {
    const graph = graphOf(renamed);
    expect(graph.fact("estland.member_of.bloc")?.id).toBe("estland.member_of.bloc.first");
    expect(graph.facts().ids()).toEqual(["estland.member_of.bloc.first"]);
    expect(codes(renamed)).toEqual([]);
  });

  it("cannot have given up an id that something has, or that another has given up", () => {
    expect(codes([...renamed, "{to: bloc, source: b}"])).toEqual(["E4031"]);
    expect(codes([...renamed, "{to: bloc, spell: two, former_ids: [estland.member_of.bloc], source: b}"])).toEqual([
      "E4031",
    ]);
    expect(codes(["{to: bloc, former_ids: [bloc], source: b}"])).toEqual(["E4031"]);
  });
});

const when = fc.constantFrom("1991/1999", "2006/2012", "2013/..", "1950", "../1940", "1970-05", null);
const spell = fc.constantFrom(null, null, "first", "2006");
const entry = fc.record({ when, spell, source: fc.constantFrom("a", "b") });

it("an added spell changes no other id, wherever it is added", () => {
  const text = (one: { when: string | null; spell: string | null; source: string }): string => {
    const parts = [one.when === null ? "" : `when: ${one.when}, `, one.spell === null ? "" : `spell: ${one.spell}, `];
    return `{to: bloc, ${parts.join("")}source: ${one.source}}`;
  };
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), entry, fc.nat(4), (entries, added, at) => {
      const before = graphOf(entries.map(text)).facts("member_of").ids();
      const all = entries.toSpliced(Math.min(at, entries.length), 0, added);
      const after = graphOf(all.map(text)).facts("member_of").ids();
      expect(after).toEqual(expect.arrayContaining([...before]));
      expect(graphOf(all.toReversed().map(text)).facts("member_of").ids()).toEqual(after);
    }),
    { numRuns: runs(12) },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { rollupSentence } from "../../src/wording/support/rollup-sentence.ts";
import { runs } from "../helpers/runs.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

const SCHEMA = new Map([
  ...shippedSchema(),
  [
    "schema/relations/launched_from.yaml",
    "label: launched from\ndomain: [weapon]\nrange: [place]\nkey: [when]\nexclusive: from\n",
  ],
  [
    "schema/relations/capital_of.yaml",
    "label: capital of\ndomain: [place]\nrange: [state]\nkey: [when]\nexclusive: to\n",
  ],
  [
    "schema/relations/married_to.yaml",
    "label: married to\nsymmetric: true\ndomain: [person]\nrange: [person]\nkey: [when]\nexclusive: from\n",
  ],
]);
const source = (name: string, date = "2024-05-01"): string =>
  `type: source\nname: ${name}\nkind: news\ndate: ${date}\n`;
const place = (name: string): string => `type: place\nname: ${name}\n`;
const COMMON = {
  "data/sources/s1.yaml": source("S1"),
  "data/sources/s2.yaml": source("S2", "2024-06-01"),
  "data/sources/s3.yaml": source("S3", "2024-07-01"),
  "data/places/alta.yaml": place("Alta"),
  "data/places/berg.yaml": place("Berg"),
  "data/places/cala.yaml": place("Cala"),
  "data/states/freedonia.yaml": "type: state\nname: Freedonia\n",
};

function graphOf(files: Readonly<Record<string, string>>): KnowledgeGraph {
  const { dataset } = checkProject(memoryHost(new Map([...SCHEMA, ...Object.entries({ ...COMMON, ...files })])), {
    partial: true,
  });
  if (!dataset) throw new Error("no dataset");
  return openGraph(dataset);
}

const missile = (...entries: readonly string[]) => ({
  "data/weapons/missile-7.yaml": `type: weapon\nname: Missile 7\nrelations:\n  launched_from:\n${entries.map((one) => `    - ${one}\n`).join("")}`,
});
const standing = (graph: KnowledgeGraph, type: string): Record<string, unknown> =>
  Object.fromEntries(
    [...graph.facts(type)].map(({ id, rollup }) => [
      id.replace("missile-7.launched_from.", ""),
      [rollup.contested, rollup.rivals.map((one) => one.replace("missile-7.launched_from.", ""))],
    ]),
  );

describe("two launch sites of one missile", () => {
  const graph = graphOf(missile("{to: alta, claims: [{source: s1}, {source: s2}]}", "{to: berg, source: s3}"));

  it("are rivals, and contest one another", () => {
    expect(standing(graph, "launched_from")).toEqual({ alta: ["by-rival", ["berg"]], berg: ["by-rival", ["alta"]] });
    expect([...graph.facts("launched_from")].map(({ rollup }) => rollup.support)).toEqual(["corroborated", "reported"]);
    expect(graph.facts().rivals().count()).toBe(2);
    expect(graph.facts().contested().count()).toBe(2);
  });

  it("are told so in the sentence", () => {
    const fact = graph.fact("missile-7.launched_from.berg");
    if (!fact) throw new Error("no fact");
    expect(rollupSentence(graph, fact, graph.statementsOf(fact))).toBe(
      "Reported by one voice only, S3; cannot both be true: Missile 7 launched from Alta (corroborated).",
    );
  });

  it("are none while only one of them is known, or only one told", () => {
    expect(standing(graph.asOf({ knownOn: "2024-06-15" }), "launched_from")).toEqual({ alta: ["no", []] });
    expect(standing(graph.asToldBy("s3"), "launched_from")).toEqual({ berg: ["no", []] });
    expect(standing(graph.asOf({ knownOn: "2024-07-15" }), "launched_from")).toEqual({
      alta: ["by-rival", ["berg"]],
      berg: ["by-rival", ["alta"]],
    });
  });
});

describe("no rival is", () => {
  const none = (...entries: readonly string[]) =>
    expect(
      Object.values(standing(graphOf(missile(...entries)), "launched_from")).map(
        (own) => (own as [string, string[]])[1],
      ),
    ).toEqual(entries.map(() => []));

  it("what is only denied, doubted, expected or taken back", () => {
    for (const stance of ["denies", "doubts", "predicts"])
      none("{to: alta, source: s1}", `{to: berg, stance: ${stance}, source: s2}`);
    none("{to: alta, source: s1}", "{to: berg, claims: [{source: s2}, {stance: retracts, source: s2, said: 2024-08}]}");
  });

  it("what holds at another time, or may", () => {
    none("{to: alta, when: 2024-03-01, source: s1}", "{to: berg, when: 2024-03-02, source: s2}");
    none("{to: alta, when: 2012/2018, source: s1}", "{to: berg, when: 2018/.., source: s2}");
    none("{to: alta, when: 2012-05-07/2018-05-07, source: s1}", "{to: berg, when: 2018-05-07/.., source: s2}");
    none(
      "{to: alta, when: 2012/2016, claims: [{source: s1}, {source: s2, when: 2012/2014}]}",
      "{to: berg, when: 2015/2020, source: s3}",
    );
  });

  it("someone or something unknown", () => none("{to: alta, source: s1}", "{to: unknown, source: s2}"));

  it("another spell of the same", () => none("{to: alta, source: s1}", "{to: alta, when: 2024, source: s2}"));
});

it("edges say how many rivals their fact has, in every output", () => {
  const files = {
    ...COMMON,
    ...missile("{to: alta, source: s1}", "{to: berg, source: s2}", "{to: cala, when: 1999, source: s3}"),
  };
  const out = new Map<string, string | Uint8Array>();
  const project = memoryHost(new Map([...SCHEMA, ...Object.entries(files)]));
  expect(buildProject(project, memoryHost(out)).failed).toBe(false);
  const { edges } = JSON.parse(Buffer.from(out.get("graph.json") ?? "").toString());
  const launches = edges.filter(
    ({ attributes }: { attributes: { kind: string } }) => attributes.kind === "launched_from",
  );
  expect(launches.map(({ attributes }: { attributes: { rivals: number } }) => attributes.rivals)).toEqual([2, 2, 2]);
  const gexf = Buffer.from(out.get("graph.gexf") ?? "").toString();
  const column = /<attribute id="([^"]+)" title="rivals" type="(?:integer|long)"/.exec(gexf)?.[1] ?? "none";
  expect(gexf.match(new RegExp(`<attvalue for="${column}" value="2"/>`, "g"))).toHaveLength(3);
});

it("times that overlap make rivals, whatever the dates leave open", () => {
  const both = (a: string, b: string) =>
    standing(graphOf(missile(`{to: alta, ${a}source: s1}`, `{to: berg, ${b}source: s2}`)), "launched_from");
  for (const [a, b] of [
    ["when: 2024-03-01, ", "when: 2024-03-01, "],
    ["when: 2010/2018, ", "when: 2016/.., "],
    ["when: ../2018, ", "when: 2016/2017, "],
    ["", "when: 2016, "],
  ] as const) {
    expect(Object.values(both(a, b)).map((own) => (own as [string, string[]])[0])).toEqual(["by-rival", "by-rival"]);
  }
});

it("one state has one capital and one head at a time, in whatever files it is said", () => {
  const graph = graphOf({
    "data/places/alta.yaml": `${place("Alta")}relations:\n  capital_of: {to: freedonia, source: s1}\n`,
    "data/places/berg.yaml": `${place("Berg")}relations:\n  capital_of: {to: freedonia, when: 2001, source: s2}\n`,
    "data/people/ann.yaml":
      "type: person\nname: Ann\nrelations:\n  head_of_state: {to: freedonia, when: 2001/2009, source: s1}\n",
    "data/facts/bob-rules.yaml":
      "type: head_of_state\nfrom: bob\nto: freedonia\nwhen: 2005/2012\nclaims: [{source: s3}]\n",
    "data/people/bob.yaml": "type: person\nname: Bob\n",
  });
  expect(standing(graph, "capital_of")).toEqual({
    "alta.capital_of.freedonia": ["by-rival", ["berg.capital_of.freedonia.2001"]],
    "berg.capital_of.freedonia.2001": ["by-rival", ["alta.capital_of.freedonia"]],
  });
  expect(graph.fact("bob-rules")?.rollup.rivals).toEqual(["ann.head_of_state.freedonia.2001--2009"]);
  expect(graph.fact("ann.head_of_state.freedonia.2001--2009")?.rollup.rivals).toEqual(["bob-rules"]);
});

it("a symmetric relation may have a rival at either end", () => {
  const graph = graphOf({
    "data/people/ann.yaml": "type: person\nname: Ann\nrelations:\n  married_to: {to: bob, source: s1}\n",
    "data/people/bob.yaml": "type: person\nname: Bob\n",
    "data/people/cid.yaml": "type: person\nname: Cid\nrelations:\n  married_to: {to: bob, source: s2}\n",
  });
  expect(graph.fact("ann.married_to.bob")?.rollup.rivals).toEqual(["cid.married_to.bob"]);
});

it("numbers that no number satisfies are rivals, at one time and with one aim", () => {
  const strength = (...entries: readonly string[]) =>
    graphOf({
      "data/states/freedonia.yaml": `type: state\nname: Freedonia\nrelations:\n  has_strength:\n${entries.map((one) => `    - ${one}\n`).join("")}`,
    })
      .facts("has_strength")
      .rivals()
      .count();
  const at = (value: string, more = "") => `{value: ${value}, spell: ${value.replace(/\W+/g, "-")}, ${more}source: s1}`;
  expect(strength(at("9000 troops"), at("12000 troops"))).toBe(2);
  expect(strength(at("9000.. troops"), at("12000 troops"))).toBe(0);
  expect(strength(at("9000 troops"), at("12 items"))).toBe(0);
  expect(strength(at("9000 troops", "when: 2020, "), at("12000 troops", "when: 2024, "))).toBe(0);
  expect(strength(at("9000 troops", "aim: planned, "), at("12000 troops", "aim: actual, "))).toBe(0);
});

it("a denial counts for more than a rival", () => {
  const graph = graphOf(
    missile("{to: alta, claims: [{source: s1}, {stance: denies, source: s2}]}", "{to: berg, source: s3}"),
  );
  expect(standing(graph, "launched_from")).toEqual({ alta: ["independently", ["berg"]], berg: ["by-rival", ["alta"]] });
});

const claim = fc.record({
  source: fc.constantFrom("s1", "s2", "s3"),
  stance: fc.constantFrom("states", "alleges", "denies", "predicts", "confirms"),
  when: fc.constantFrom(null, null, "2001/2004", "2005"),
});
const entry = fc.record({
  to: fc.constantFrom("alta", "berg", "cala"),
  when: fc.constantFrom(null, "2001/2004", "2004/2009", "2005"),
  claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
});
const written = fc.uniqueArray(entry, { minLength: 2, maxLength: 5, selector: ({ to, when }) => `${to} ${when}` });

function text({
  to,
  when,
  claims,
}: {
  to: string;
  when: string | null;
  claims: readonly { source: string; stance: string; when: string | null }[];
}): string {
  const own = (one: string | null) => (one === null ? "" : `when: ${one}, `);
  const all = claims.map((one) => `{${own(one.when)}stance: ${one.stance}, source: ${one.source}}`);
  return `{to: ${to}, ${own(when)}claims: [${all.join(", ")}]}`;
}

it("rivals are each other's, whatever the order of facts and claims", () => {
  fc.assert(
    fc.property(written, fc.boolean(), (entries, reversed) => {
      const graph = graphOf(missile(...entries.map(text)));
      const all = new Map([...graph.facts("launched_from")].map(({ id, rollup }) => [id, rollup]));
      for (const [id, { rivals }] of all) for (const rival of rivals) expect(all.get(rival)?.rivals).toContain(id);
      const turned = entries
        .map((one) => ({ ...one, claims: reversed ? one.claims.toReversed() : one.claims }))
        .toReversed();
      const again = graphOf(missile(...turned.map(text)));
      for (const { id, rollup } of again.facts("launched_from")) expect(rollup).toEqual(all.get(id));
    }),
    { numRuns: runs(15) },
  );
});

it("an added rival changes no id, and the support of nothing", () => {
  fc.assert(
    fc.property(written, (entries) => {
      const [added, ...before] = entries;
      if (!added) return;
      const standings = (own: typeof entries) =>
        new Map(
          [...graphOf(missile(...own.map(text))).facts("launched_from")].map(({ id, rollup }) => [
            id,
            [rollup.support, rollup.voices],
          ]),
        );
      const now = standings(entries);
      for (const [id, own] of standings(before)) expect(now.get(id)).toEqual(own);
    }),
    { numRuns: runs(10) },
  );
});

it("takes its time over thousands of rivals, and no more", () => {
  const many = Array.from({ length: 3000 }, (_, n) => `{to: berg, spell: s${n}, source: s1}`);
  const graph = graphOf(missile(...many, "{to: alta, source: s1}"));
  const rivals = [...graph.facts("launched_from")].reduce((sum, { rollup }) => sum + rollup.rivals.length, 0);
  expect(rivals).toBeGreaterThan(0);
  expect(rivals).toBeLessThan(1000);
});

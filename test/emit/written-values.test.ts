import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { isWanted, outputFiles } from "../../src/emit/outputs.ts";
import { pathsJson } from "../../src/emit/page/paths-file.ts";
import { entityOrUnknown, numberLiteral, valueTerms } from "../../src/emit/rdf/values.ts";
import { NAMESPACES, openBase } from "../../src/emit/rdf/vocabulary.ts";
import { valueColumns } from "../../src/emit/sheets/value-columns.ts";
import { emitStix } from "../../src/emit/stix/emit-stix.ts";
import { opinionOf, stanceOf } from "../../src/emit/stix/opinions.ts";
import { EXTENSION } from "../../src/emit/stix/stix-objects.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { QualifierValue } from "../../src/model/claim.ts";
import type { ValueType } from "../../src/model/kinds/index.ts";
import type { FactsFile } from "../../src/model/outputs/page.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import type { Field } from "../../src/model/schema.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { textOf } from "../helpers/text-of.ts";
import { sampleDataset } from "../viewer/sample-dataset.ts";
import { pageFilesOf } from "./page-files-of.ts";

function amount(text: string): QualifierValue {
  const value = parseQuantity(text);
  if (value === null) throw new Error(text);
  return value;
}

const field = (name: string, type: ValueType): Field => ({
  ...{ name, type, list: false, required: false, description: "" },
});

describe("a value in RDF", () => {
  const owner = { base: "urn:x:", about: { iri: "urn:f" }, name: "size" };
  const { xsd, edtf } = NAMESPACES;
  const objects = (kind: ValueType["kind"], value: QualifierValue) =>
    valueTerms(owner, { kind } as ValueType, value).map(({ object }) => object);

  it.each([
    ["text", "a", { text: "a" }],
    ["date", "2024~", { text: "2024~", datatype: `${edtf}EDTF` }],
    ["boolean", true, { text: "true", datatype: `${xsd}boolean` }],
    ["number", 12, { text: "12", datatype: `${xsd}integer` }],
    ["number", -1.5, { text: "-1.5", datatype: `${xsd}decimal` }],
    ["url", "https://example.org/a", { iri: "https://example.org/a" }],
    ["url", "mailto:a@example.org", { text: "mailto:a@example.org" }],
    ["url", "https://example.org/?q=a|b", { text: "https://example.org/?q=a|b" }],
    ["ref", "ann", { iri: "urn:x:entity:ann" }],
    ["ref", "unknown", { iri: "urn:f/unknown-size" }],
  ] as const)("of kind %s, %s", (kind, value, expected) => {
    expect(objects(kind, value)).toEqual([expected]);
  });

  it("is plain where it is not of the kind, or no kind is known", () => {
    expect(objects("number", "a")).toEqual([{ text: "a" }]);
    expect(valueTerms(owner, undefined, 5)).toEqual([{ object: { text: "5" }, described: [] }]);
    expect(numberLiteral(1e21)).toEqual({ text: "1e+21", datatype: `${xsd}double` });
  });

  it("has a place of its own where it is one of several", () => {
    expect(objects("ref", ["unknown", "unknown"])).toEqual([
      { iri: "urn:f/unknown-size-1" },
      { iri: "urn:f/unknown-size-2" },
    ]);
    expect(objects("ref", ["unknown"])).toEqual([{ iri: "urn:f/unknown-size" }]);
    expect(entityOrUnknown("https://x/", "ann", owner.about, "from")).toEqual({ iri: "https://x/entity/ann" });
    expect(["https://x", "https://x/", "urn:x:", "https://x#"].map(openBase)).toEqual([
      ...["https://x/", "https://x/", "urn:x:", "https://x#"],
    ]);
  });

  it.each([
    ["5..7 troops/day", ["label 5..7 troops/day", "min 5", "max 7", "unit troops", "rate day"]],
    ["5.. troops", ["label 5.. troops", "min 5", "unit troops"]],
    ["..7", ["label ..7", "max 7"]],
  ])("says the bounds, the unit and the rate of %s", (text, expected) => {
    const [term] = valueTerms(owner, { kind: "quantity", units: ["troops"] }, amount(text));
    expect(term?.object).toEqual({ iri: "urn:f/size" });
    const [{ says } = { says: [] }] = term?.described ?? [];
    const shown = says.slice(1).map(([{ iri }, object]) => {
      return `${iri.replace(/^.*[#:]/, "")} ${"text" in object ? object.text : object.iri}`;
    });
    expect(shown).toEqual(expected);
  });
});

describe("a value in a sheet", () => {
  const fields = [field("size", { kind: "quantity", units: ["troops"] }), field("when", { kind: "date" })];
  const columns = valueColumns<Readonly<Record<string, QualifierValue>>>({ entity: () => undefined } as never, fields, {
    value: (item, name) => item[name],
    type: (_, name) => fields.find((one) => one.name === name)?.type,
  });
  const row = (item: Readonly<Record<string, QualifierValue>>) =>
    Object.fromEntries(columns.map(({ title, cell }) => [title, cell(item)]));

  it.each([
    ["5..7 troops/day", 5, 7, "troops / day"],
    ["5 troops", 5, 5, "troops"],
    ["5../month", 5, null, "/ month"],
    ["..7", null, 7, ""],
  ])("has bounds and unit of %s beside it", (text, min, max, unit) => {
    expect(row({ size: amount(text) })).toMatchObject({
      ...{ "size, at least": min, "size, at most": max, "size, unit": unit, when: null },
    });
  });

  it("is a number where it is one, a date as written, and nothing where there is none", () => {
    expect(row({ when: "2024-10/.." })).toMatchObject({ size: null, when: "2024-10/..", "size, unit": null });
    expect(row({ size: 5 })).toMatchObject({ size: 5 });
    expect(row({ when: 2024 })).toMatchObject({ when: 2024 });
  });
});

describe("STIX", () => {
  const files = harbourProject();
  const fact = (rest: string) => `type: supplies\nfrom: ostia\nto: norland\nitem: timber\n${rest}`;
  const claim = (stance: string, rest = "") => `  - {by: sudmark, stance: ${stance}, source: evening-post${rest}}\n`;
  files.set("data/facts/one.yaml", fact(`when: 2024-05\nclaims:\n${claim("states", ", quote: Yes., note: Said so.")}`));
  files.set(
    "data/facts/two.yaml",
    fact(`when: ../2023-02-03\nclaims:\n${claim("states")}  - {by: ostia, stance: denies, source: evening-post}\n`),
  );
  const { dataset } = checkProject(memoryHost(files), { partial: true });
  if (!dataset) throw new Error("the project is faulty");
  const graph = openGraph(dataset);
  const { objects }: { objects: Readonly<Record<string, unknown>>[] } = JSON.parse(
    [...emitStix(graph, new Ledger())].join(""),
  );
  const own = (one: Readonly<Record<string, unknown>>) =>
    (one["extensions"] as Readonly<Record<string, Record<string, unknown>>> | undefined)?.[EXTENSION] ?? {};
  const relationship = (id: string) => {
    const found = objects.find((one) => one["type"] === "relationship" && own(one)["entente_id"] === id);
    return found ?? expect.fail(id);
  };

  it("has the days of a date, and whether it is contested", () => {
    const [one, two] = [relationship("one"), relationship("two")];
    expect(one).toMatchObject({
      relationship_type: "supplies",
      start_time: "2024-05-01T00:00:00.000Z",
      stop_time: "2024-05-31T23:59:59.999Z",
    });
    expect(one["labels"]).toEqual([graph.fact("one")?.rollup.support]);
    expect(one["external_references"]).toMatchObject([{ external_id: "evening-post" }]);
    expect(own(one)).toMatchObject({ entente_qualifiers: { when: ["2024-05"], item: ["timber"] } });
    expect(own(one)).not.toHaveProperty("entente_spell");
    expect(two).not.toHaveProperty("start_time");
    expect(two["stop_time"]).toBe("2023-02-03T23:59:59.999Z");
    const { support, contested } = graph.fact("two")?.rollup ?? {};
    expect(contested).not.toBe("no");
    expect(two["labels"]).toEqual([support, `contested-${contested}`]);
  });

  it("has quotes and notes of claims, and nothing where there are none", () => {
    const opinions = (id: string) =>
      objects.filter((one) => String(one["object_refs"]) === relationship(id)["id"] && one["type"] === "opinion");
    const [said] = opinions("one");
    expect(said).toMatchObject({ explanation: "Yes.\nSaid so.", opinion: "strongly-agree", labels: ["states"] });
    expect(said?.["authors"]).toHaveLength(1);
    expect(own(said ?? {})["entente_claim"]).toMatchObject({ by: "sudmark", stance: "states", quote: "Yes." });
    for (const one of opinions("two")) expect(one).not.toHaveProperty("explanation");
    expect(opinions("two").map((one) => one["opinion"])).toEqual(["strongly-agree", "strongly-disagree"]);
  });

  it("tells stances by the opinions that it made of them", () => {
    for (const stance of ["states", "denies"] as const) expect(stanceOf(opinionOf(stance))).toBe(stance);
    expect(stanceOf("neutral")).toBeUndefined();
    expect(stanceOf("odd")).toBeUndefined();
  });
});

describe("the size of a node in GEXF", () => {
  const sizes = (size: number, x = 1) => {
    const attributes = { label: "A", x, y: 2, size, color: "#000000" } as never;
    const text = textOf(
      emitGexf(
        { attributes: {} as never, nodes: [{ key: "a", attributes }], edges: [] },
        {
          ...{ creator: "", description: "", keywords: "" },
        },
      ),
    );
    return /<viz:position[^\n]*?(?=<\/node>)/.exec(text)?.[0];
  };

  it("is told where it is one", () => {
    expect(sizes(3)).toBe('<viz:position x="1" y="2"/><viz:size value="3"/>');
    for (const none of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(sizes(none)).toBe('<viz:position x="1" y="2"/>');
    expect(sizes(3, Number.NaN)).toBe('<viz:position x="0" y="2"/><viz:size value="3"/>');
  });
});

describe("the file of paths", () => {
  it("has each pair once with its best step, and none that no path leads over", () => {
    const pairs = [
      [3, 1, 2],
      [1, 3, 4],
      [1, 3, 12],
      [0, 2, 0],
      [2, 2, 4],
      [1, 2, 11],
      [0, 1, 3],
    ] as const;
    const links = {
      ends: Uint32Array.from(pairs.flatMap(([a, b, _]) => [a, b])),
      pulls: new Float64Array(pairs.length),
      shaping: new Uint8Array(pairs.length),
      steps: Uint8Array.from(pairs, ([, , step]) => step),
    };
    const none = {
      ends: new Uint32Array(),
      pulls: new Float64Array(),
      shaping: new Uint8Array(),
      steps: new Uint8Array(),
    };
    expect(JSON.parse(textOf([pathsJson("d", 4, [none, links])]))).toEqual({
      ...{ digest: "d", tied: [[1], [1, 1], [], []], steps: ["3", "b4", "", ""] },
    });
  });
});

describe("the files of facts", () => {
  it("are the same in whichever order they are read", () => {
    const { dataset: many } = sampleDataset({ entities: 300, facts: 2500 });
    const facts = (order: readonly number[]) => {
      const files = pageFilesOf(many);
      const read = order.map((n) => {
        const file = files.find(({ path }) => path === `view/facts-${n}.json.gz`);
        const { facts }: FactsFile = JSON.parse(String(gunzipSync(file?.bytes() ?? new Uint8Array())));
        return facts.map(({ id }) => id);
      });
      return order.map((_, n) => read[order.indexOf(n)] ?? []);
    };
    const inOrder = facts([0, 1, 2]);
    expect(inOrder.flat()).toEqual(many.facts.map(({ id }) => id));
    for (const order of [
      [2, 0, 1],
      [1, 2, 0],
      [2, 1, 0],
    ])
      expect(facts(order)).toEqual(inOrder);
  });
});

describe("the files of a build", () => {
  const page = {
    opening: { format: "entente/1" as const, schema: { entities: {}, relations: {}, families: {} } },
    ...{ count: 0, entityCount: 0, digest: "d", facts: () => [], entities: () => [], places: () => new Map() },
    ...{ ties: () => ({}) as never, links: () => [], mentions: () => [] },
  };
  const graph = () => [new TextEncoder().encode("{}")];
  const built = (files?: Readonly<Record<string, string>>, count = 0) => {
    const made = outputFiles(
      { facts: graph, graph, gexf: graph, page: { ...page, count } },
      files && memoryHost(new Map(Object.entries(files))),
    );
    const single = made.find(({ path }) => path === "entente.html");
    return { paths: made.map(({ path }) => path), single: textOf(single?.chunks() ?? []) };
  };
  const SIMPLE = ["index.html", "first-page.css", "first-page.js"];

  it("are the viewer's and those that it loads, where it is built", () => {
    const { paths, single } = built({ "index.html": "<i>", "single.html": "S<!-- entente-data -->T", "a.js": "" });
    expect(paths.slice(0, 5)).toEqual(["facts.json", "graph.json", "graph.gexf", "a.js", "index.html"]);
    expect(paths).toContain("view/overview.json");
    expect(paths).not.toContain("single.html");
    expect(single).toMatch(/^S<script type="text\/plain" data-file="view\/.*<\/script>T$/s);
  });

  it("are a simple page, where there is no viewer or half of one", () => {
    const { paths, single } = built();
    expect(paths).toEqual(["facts.json", "graph.json", "graph.gexf", ...SIMPLE, "entente.html"]);
    expect(single).toContain("<style>");
    expect(single).toContain('id="entente-data">{"graph":{}}</script>');
    expect(built({ "single.html": "S" }).paths).toEqual(paths);
    expect(built({ "single.html": "S" }).single).toContain('S<script type="application/json"');
    expect(built({ "index.html": "I" }).single).toBe(single);
  });

  it("leave the data out of one page where it is too much", () => {
    expect(built(undefined, 100_000).single).toContain("entente-data");
    expect(built(undefined, 100_001).single).not.toContain("entente-data");
  });

  it("are all wanted but what is made on demand; those of the page go together", () => {
    expect(["facts.json", "graph.json", "view/paths.json.gz"].map((one) => isWanted(one, undefined))).toEqual([
      ...[false, true, true],
    ]);
    expect(["facts.json", "graph.json"].map((one) => isWanted(one, ["facts.json"]))).toEqual([true, false]);
    expect(isWanted("view/paths.json.gz", ["view/overview.json"])).toBe(true);
    expect(isWanted("view/paths.json.gz", ["view/paths.json.gz"])).toBe(false);
  });
});

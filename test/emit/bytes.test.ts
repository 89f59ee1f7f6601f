import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EdgeStyle, FactEdge } from "../../src/compile/fact-edge.ts";
import type { EdgeRow } from "../../src/compile/graph-rows.ts";
import { ByteSink } from "../../src/emit/byte-sink.ts";
import { writeEdgeJson } from "../../src/emit/edge-json.ts";
import { writeFact } from "../../src/emit/fact-json.ts";
import { type Column, ColumnCollector, columnText } from "../../src/emit/gexf-columns.ts";
import { gexfEdgeWriter, surveyEdge } from "../../src/emit/gexf-edge.ts";
import { writeJson } from "../../src/emit/json-value.ts";
import { scriptData } from "../../src/emit/script-data.ts";
import { stripForbidden, xmlId, xmlText } from "../../src/emit/xml-text.ts";
import type { Fact } from "../../src/model/fact.ts";
import { jsonText } from "../../src/text/json-text.ts";
import { unescapeXml } from "../attack/judge/shapes.ts";
import { textOf } from "../helpers/text-of.ts";
import { sampleSchema } from "../viewer/sample-dataset.ts";
import { anyValue, hostileEntity, hostileFact, hostileText } from "./hostile.ts";

/** What is written into a sink that is too small and has something in it already. */
function written(write: (sink: ByteSink) => void): string {
  const sink = new ByteSink(3);
  sink.ascii("[");
  write(sink);
  const kept = sink.take();
  expect(sink.length).toBe(0);
  sink.utf8("something else");
  return textOf([kept.subarray(1)]);
}

/** Bytes of a text, which JSON never leaves in halves of pairs. */
const encoded = (text: string): string => textOf([text]);

/** What a terminal obeys, or reorders a line of it. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe("byte sink", () => {
  it("prints nothing that a terminal obeys, and loses none of it", () => {
    const marks = fc.constantFrom(..."\u007f\u0085\u009b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069");
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, hostileText)), (parts) => {
        const text = parts.join("");
        const [json, xml] = [written((sink) => sink.json(text)), written((sink) => sink.xml(text))];
        expect(json).not.toMatch(OBEYED);
        expect(JSON.parse(json)).toBe(text);
        expect(xml).not.toMatch(OBEYED);
        expect(unescapeXml(xml)).toBe(stripForbidden(text));
      }),
    );
  });

  it("writes a text as JSON and as XML do", () => {
    fc.assert(
      fc.property(hostileText, fc.nat(9), (text, n) => {
        const start = n % (text.length + 1);
        expect(written((sink) => sink.json(text))).toBe(jsonText(text));
        expect(written((sink) => sink.xml(text))).toBe(xmlText(text));
        expect(written((sink) => sink.xmlId(text))).toBe(xmlId(text));
        expect(written((sink) => sink.utf8(text))).toBe(encoded(text));
        const rest = jsonText(text.slice(start)).slice(1, -1);
        expect(written((sink) => sink.jsonFrom(text, start))).toBe(rest);
      }),
      { numRuns: 500 },
    );
  });

  it("writes numbers, and what it wrote before", () => {
    fc.assert(fc.property(fc.double(), (n) => void expect(written((sink) => sink.number(n))).toBe(String(n))));
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 32), max: 2 ** 32 }), (n) => {
        expect(written((sink) => sink.number(n / 100))).toBe(String(n / 100));
      }),
    );
    for (const n of [0, -0, 1, 9, 10, 1.5, 1e21]) expect(written((sink) => sink.number(n))).toBe(String(n));
    const twice = written((sink) => {
      sink.ascii("abcdef");
      sink.again(2, 5);
      sink.cutTo(sink.length - 1);
      sink.again(1, sink.length);
    });
    expect(twice).toBe("abcdefbcabcdefbc");
  });
});

describe("JSON in bytes", () => {
  it("is what jsonText gives of any value", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(written((sink) => writeJson(sink, value))).toBe(encoded(jsonText(value)));
      }),
      { numRuns: 500 },
    );
  });

  it("is what jsonText gives of any fact", () => {
    fc.assert(
      fc.property(hostileFact, (fact) => {
        expect(written((sink) => writeFact(sink, fact))).toBe(jsonText(fact));
        const claims = fact.claims.map((claim, n) => ({ ...claim, id: `${fact.id}#${n + 1}`, fact: fact.id }));
        const whole = { ...fact, claims };
        expect(written((sink) => writeFact(sink, whole, true))).toBe(jsonText(whole));
      }),
      { numRuns: 500 },
    );
  });

  it("is what jsonText gives of any entity", () => {
    fc.assert(
      fc.property(hostileEntity, (entity) => {
        expect(written((sink) => writeJson(sink, entity))).toBe(jsonText(entity));
      }),
      { numRuns: 500 },
    );
  });
});

/** A relation with every name of a qualifier that the facts here bear; `numbered` has one that comes first in any object. */
function styleOf(label: string, numbered: boolean, background: boolean, undirected: boolean): EdgeStyle {
  const relation = sampleSchema().relations["supplies"];
  const item = relation?.qualifiers["item"];
  if (!relation || !item) throw new Error("no such relation");
  const names = ["when", "item", "label", "quantity", "toString", ...(numbered ? ["7"] : [])];
  const qualifiers = Object.fromEntries(names.map((name) => [name, { ...item, name }]));
  return {
    ...{ relation: { ...relation, name: label || "supplies", qualifiers, background } },
    ...{ label, kind: `${label}<&>`, origin: "projected", undirected, sources: { publication: () => null } },
  };
}

const edges: fc.Arbitrary<readonly FactEdge[]> = fc
  .tuple(hostileText, fc.boolean(), fc.boolean(), fc.boolean(), fc.array(hostileFact, { minLength: 1, maxLength: 4 }))
  .map(([label, numbered, background, undirected, facts]) => {
    const style = styleOf(label, numbered, background, undirected);
    return facts.map((fact, n) => {
      const own = Object.entries(fact.qualifiers).filter(([name]) => Object.hasOwn(style.relation.qualifiers, name));
      const dated = n % 2 === 0 ? [...own, ["when", "2024-10~"] as const] : own;
      const known: Fact = { ...fact, qualifiers: Object.fromEntries(dated) };
      const key = [fact.id, `${fact.id}~1`, `other-${fact.id}`, `${fact.id}\udc00`][n % 4] ?? "";
      return new FactEdge(key, fact.subject, fact.object ?? "", known, style);
    });
  });

const plain = ({ key, source, target, undirected, attributes }: EdgeRow): EdgeRow => {
  return { key, source, target, undirected, attributes };
};

describe("edges in bytes", () => {
  it("are what jsonText gives of their attributes", () => {
    fc.assert(
      fc.property(edges, (list) => {
        for (const edge of list) {
          const { key, source, target, undirected, attributes } = edge;
          const expected = jsonText({ key, source, target, attributes, ...(undirected && { undirected }) });
          expect(written((sink) => writeEdgeJson(sink, edge))).toBe(expected);
          expect(written((sink) => writeEdgeJson(sink, plain(edge)))).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are the GEXF that their attributes give", () => {
    fc.assert(
      fc.property(edges, (list) => {
        const collector = new ColumnCollector(new Set(["label", "kind", "weight", "color", "start", "end"]));
        for (const edge of list) surveyEdge(edge, collector);
        const columns = collector.columns();
        const write = gexfEdgeWriter(columns);
        for (const edge of list) {
          expect(written((sink) => write(sink, edge))).toBe(plainGexf(edge, columns));
          expect(written((sink) => write(sink, plain(edge)))).toBe(plainGexf(edge, columns));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The same made as text. */
function plainGexf({ key, source, target, undirected, attributes }: EdgeRow, columns: readonly Column[]): string {
  const values = columns.flatMap(({ id, name, type }) => {
    const value = Object.hasOwn(attributes, name) ? columnText(attributes[name], type) : null;
    return value === null ? [] : [`<attvalue for="${id}" value="${xmlText(value)}"/>`];
  });
  const { label, kind, weight, color, start, end } = attributes;
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return [
    `<edge id="${xmlId(key)}" source="${xmlId(source)}" target="${xmlId(target)}"`,
    ` type="${undirected ? "undirected" : "directed"}" weight="${weight}" label="${xmlText(label)}"`,
    ` kind="${xmlText(kind)}"${start ? ` start="${start}"` : ""}${end ? ` end="${end}"` : ""}>`,
    `<attvalues>${values.join("")}</attvalues><viz:color r="${r}" g="${g}" b="${b}"/></edge>\n`,
  ].join("");
}

describe("data in a script of a page", () => {
  it("holds nothing that ends the script, and reads back as the same", () => {
    const parts = fc.array(fc.constantFrom("</script>", "<!--", "\u2028", "\u2029", "“", "\u2030", "é", "a"));
    fc.assert(
      fc.property(fc.array(parts.map((some) => some.join(""))), (texts) => {
        const data = textOf(scriptData(texts.map((text) => Buffer.from(text))));
        const ESCAPES: Readonly<Record<string, string>> = { "<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029" };
        expect(data).toBe(texts.join("").replace(/[<\u2028\u2029]/g, (one) => ESCAPES[one] ?? ""));
      }),
    );
  });
});

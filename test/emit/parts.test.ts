import { describe, expect, it } from "vitest";
import { ByteSink, bytesFor } from "../../src/emit/byte-sink.ts";
import { gather, writeArray } from "../../src/emit/chunks.ts";
import { loseOwnOfEntity, loseOwnOfFact } from "../../src/emit/exchange/analyst.ts";
import { isAsserted } from "../../src/emit/exchange/asserted.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { plainDates } from "../../src/emit/exchange/plain-dates.ts";
import { ColumnCollector, columnText, LONGEST } from "../../src/emit/gexf-columns.ts";
import { color, interval, weightText } from "../../src/emit/gexf-parts.ts";
import { qualifierNames } from "../../src/emit/qualifier-names.ts";
import { placesIn } from "../../src/emit/read-places.ts";
import { scriptData } from "../../src/emit/script-data.ts";
import { perStanding, type Standing } from "../../src/emit/standing.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Support } from "../../src/model/support.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { textOf } from "../helpers/text-of.ts";
import { schema } from "../resolve/tiny-schema.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("plain dates", () => {
  it.each([
    ["2024", { date: "2024", start: null, end: null, isExact: true }],
    [2024, { date: "2024", start: null, end: null, isExact: true }],
    ["2024-05-01", { date: "2024-05-01", start: null, end: null, isExact: true }],
    ["2023/2024-05", { date: null, start: "2023", end: "2024-05", isExact: true }],
    ["2023/", { date: null, start: "2023", end: null, isExact: true }],
    ["/2024", { date: null, start: null, end: "2024", isExact: true }],
    ["2023/..", { date: null, start: "2023-01-01", end: null, isExact: false }],
    ["../2024", { date: null, start: null, end: "2024-12-31", isExact: false }],
    ["2023~/2024", { date: null, start: "2023-01-01", end: "2024-12-31", isExact: false }],
    ["2024?", { date: null, start: "2024-01-01", end: "2024-12-31", isExact: false }],
    ["-0044", null],
    ["-0044/0014", { date: null, start: null, end: "0014-12-31", isExact: false }],
    ["soon", null],
    [true, null],
  ])("%s", (written, expected) => {
    expect(plainDates(written)).toEqual(expected);
  });
});

describe("places in a graph.json", () => {
  const node = (key: string, attributes: unknown = { x: 1, y: -2.5 }) => JSON.stringify({ key, attributes });
  const graph = (...nodes: readonly string[]) =>
    `{"attributes":{},\n"nodes":[\n${nodes.join(",\n")}\n],\n"edges":[\n]}\n`;
  const places = (text: string, size = 1000) => {
    const all = bytes(text);
    return placesIn(
      Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.subarray(n * size, (n + 1) * size)),
    );
  };

  it("are those of its nodes, wherever chunks end", () => {
    const text = graph(node("a"), node("ü", { x: 3, y: 4, label: "ü" }));
    for (const size of [1, 2, 7, 1000]) {
      expect([...(places(text, size) ?? [])]).toEqual([
        ["a", { key: "a", x: 1, y: -2.5 }],
        ["ü", { key: "ü", x: 3, y: 4 }],
      ]);
    }
  });

  it("are none where a node has none, or there is no node", () => {
    for (const attributes of [{ x: 1 }, { y: 1 }, { x: 1, y: null }, { x: "1", y: 1 }, null, 5])
      expect(places(graph(node("a"), node("b", attributes)))).toBeNull();
    for (const odd of [
      "5",
      "null",
      '{"key":"a"}',
      '{"attributes":{"x":1,"y":1}}',
      '{"key":1,"attributes":{"x":1,"y":1}}',
    ])
      expect(places(graph(odd))).toBeNull();
    expect(places(`{"nodes":[\n],\n"edges":[\n${node("a")}\n]}\n`)).toBeNull();
    expect(places("")).toBeNull();
    expect(() => places(`"nodes":[\n{"key":\n]`)).toThrow(SyntaxError);
  });
});

describe("columns of GEXF", () => {
  const typesOf = (...values: readonly unknown[]) => {
    const collector = new ColumnCollector(new Set(["label"]));
    for (const value of values) collector.addValue("a", value);
    collector.addValue("label", "x");
    return collector.types();
  };

  it.each([
    [[1, 2 ** 31 - 1, -(2 ** 31 - 1)], "integer"],
    [[1, 2 ** 31], "long"],
    [[1, -(2 ** 31)], "long"],
    [[2 ** 31, 1], "long"],
    [[1, 0.5], "double"],
    [[0.5, 2 ** 31], "double"],
    [[2 ** 60], "double"],
    [[true, false], "boolean"],
    [[true, 1], "string"],
    [[1, "1"], "string"],
    [["a", 1], "string"],
    [[["a"], []], "liststring"],
    [[["a"], "a"], "string"],
    [[[1]], "string"],
    [[{ a: 1 }], "string"],
  ])("hold %j as %s", (values, type) => {
    expect(typesOf(...values)).toEqual([["a", type]]);
  });

  it("are none of what is nothing", () => {
    expect(typesOf(null, undefined, Number.NaN, Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it("have ids that differ by more than case, from one another and from what has a place of its own", () => {
    const collector = new ColumnCollector(new Set(["kind"]));
    for (const name of ["b", "B", "Kind", "ID", " ", "a<b", "b_2"]) collector.addType(name, "string");
    expect(collector.columns().map(({ name, id }) => [name, id])).toEqual([
      [" ", "_"],
      ["B", "B"],
      ["ID", "ID_2"],
      ["Kind", "Kind_2"],
      ["a<b", "a&lt;b"],
      ["b", "b_2"],
      ["b_2", "b_2_2"],
    ]);
    const style = {};
    expect(collector.knows(style)).toBe(false);
    collector.add({ more: 1 }, style);
    expect(collector.knows(style)).toBe(true);
    expect(collector.types()).toContainEqual(["more", "integer"]);
  });

  it("write lists in Gephi's way, and nothing that is too long for it", () => {
    expect(columnText(["a, b", 'say "x"', "c\\d", "e\n\tf"], "liststring")).toBe(
      '["a, b", "say \\"x\\"", "c\\\\d", "e f"]',
    );
    expect(columnText([], "liststring")).toBe("[]");
    expect(columnText("a", "liststring")).toBe('["a"]');
    expect(columnText({ a: 1 }, "string")).toBe('{"a":1}');
    expect(columnText(1.5, "double")).toBe("1.5");
    expect(columnText(null, "string")).toBeNull();
    expect(columnText("x".repeat(LONGEST), "string")).toHaveLength(LONGEST);
    const long = columnText("x".repeat(LONGEST + 1), "string");
    expect([long?.length, long?.at(-1)]).toEqual([LONGEST, "…"]);
    const fits = "x".repeat(LONGEST - 4);
    expect(columnText([fits], "liststring")).toHaveLength(LONGEST);
    expect(columnText([`${fits}x`, "a"], "liststring")).toBe("[]");
    expect(columnText(["a", fits], "liststring")).toBe('["a"]');
  });

  it("have parts only as tools read them", () => {
    expect(weightText(0.5)).toBe(' weight="0.5"');
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(weightText(weight)).toBe("");
    expect(color("#0aFf10")).toBe('<viz:color r="10" g="255" b="16"/>');
    for (const odd of ["#0aff1", "0aff10", "red", 5, undefined]) expect(color(odd)).toBe("");
    expect(interval({ start: "2024-01-01", end: "2024-01-02" })).toBe(' start="2024-01-01" end="2024-01-02"');
    expect(interval({ start: "2024-01-01", end: "2024-01-01" })).toBe(' start="2024-01-01" end="2024-01-01"');
    expect(interval({ start: "2024-01-02", end: "2024-01-01" })).toBe("");
    expect(interval({ start: "2024-01-02" })).toBe(' start="2024-01-02"');
    expect(interval({ start: "2024", end: "2024-01-01" })).toBe(' end="2024-01-01"');
    expect(interval({ start: 5 })).toBe("");
  });
});

describe("names of qualifiers on edges", () => {
  const named = (...qualifiers: string[]) => {
    const supplies = schema.relations["supplies"];
    if (!supplies) throw new Error("another schema");
    const field = { name: "", type: { kind: "text" }, list: false, required: false, description: "" } as const;
    return qualifierNames({ ...supplies, qualifiers: Object.fromEntries(qualifiers.map((name) => [name, field])) });
  };

  it("are told where each has one of its own, and keeps its place", () => {
    expect([...(named("item", "source") ?? [])]).toEqual([
      ["item", "item"],
      ["source", "q_source"],
    ]);
    expect(named("source", "q_source")).toBeNull();
    expect(named("item", "12")).toBeNull();
    expect(named("__x")).toBeNull();
    expect(named("a12", "x__")?.size).toBe(2);
  });
});

describe("what is made once", () => {
  it("is made once for each key, and each standing", () => {
    const made: string[] = [];
    const once = bytesFor((key: string) => {
      made.push(key);
      return key;
    });
    expect(["a", "a", "b", "a", "b"].map((key) => textOf([once(key)]))).toEqual(["a", "a", "b", "a", "b"]);
    expect(made).toEqual(["a", "b"]);
    const standing = (support: Support, voices: number): Standing => ({
      support,
      contested: "no",
      voices: Array(voices).fill("v"),
    });
    let count = 0;
    const label = perStanding(({ support, voices }) => {
      count += 1;
      return `${support} ${voices.length}`;
    });
    expect(
      [standing("reported", 1), standing("reported", 2), standing("denied", 1), standing("reported", 1)].map(label),
    ).toEqual(["reported 1", "reported 2", "denied 1", "reported 1"]);
    expect(count).toBe(3);
  });

  it("is handed on in chunks that are worth it", () => {
    const piece = "x".repeat(40 * 1024);
    expect([...gather([piece, piece, "y"])].map(({ length }) => length)).toEqual([80 * 1024, 1]);
    expect([...gather(["", ""])]).toEqual([]);
    const sink = new ByteSink();
    let yields = 0;
    for (const _ of writeArray(sink, [piece, piece, "y"], (to, one) => to.ascii(one))) yields += 1;
    expect(yields).toBe(2);
    expect(textOf([sink.take()])).toBe(`[\n${piece},\n${piece},\ny\n]`);
    for (const _ of writeArray(sink, [], () => expect.fail()));
    expect(textOf([sink.take()])).toBe("[]");
  });
});

describe("data in a script", () => {
  const shown = (...chunks: readonly Uint8Array[]) => textOf([...scriptData(chunks)].map((one) => one.slice()));

  it("has no `<` and no separators of lines, wherever chunks end", () => {
    const text = '"a<b" \u2028 \u2029 \u2027 \u00e2\u0080 </script> <!--';
    const whole = bytes(text);
    const expected = text.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
    for (let cut = 0; cut <= whole.length; cut += 1) {
      expect(shown(whole.subarray(0, cut), whole.subarray(cut))).toBe(expected);
    }
    expect(shown(...Array.from(whole, (_, n) => whole.subarray(n, n + 1)))).toBe(expected);
    expect(shown()).toBe("");
  });
});

describe("what an exchange says of itself", () => {
  const fact: Fact = {
    ...{ id: "f", type: "opposes", subject: "a", object: "b", qualifiers: {}, claims: [], rollup: UNSOURCED },
    ...{ file: "f", pointer: "" },
  };

  it("counts what it wrote, and the first few of what it lost for each reason", () => {
    const ledger = new Ledger();
    ledger.wrote("nodes", 3);
    ledger.wrote("nodes");
    for (const id of ["a", "b", "a", "c", "d", "e", "f"]) ledger.lost("one", id);
    ledger.lost("other", "z");
    expect(ledger.report("x")).toEqual({
      ...{ format: "x", written: { nodes: 4 } },
      lost: [
        { reason: "one", count: 7, examples: ["a", "b", "c", "d", "e"] },
        { reason: "other", count: 1, examples: ["z"] },
      ],
    });
  });

  it("loses what only a project's own files can say", () => {
    const lostBy = (act: (ledger: Ledger) => void) => {
      const ledger = new Ledger();
      act(ledger);
      return ledger.report("x").lost.length;
    };
    const entity = { id: "a", unnamed: false, former_ids: [], not_same_as: [] } as unknown as Entity;
    expect(lostBy((ledger) => loseOwnOfEntity(entity, ledger))).toBe(0);
    for (const more of [{ unnamed: true }, { former_ids: ["x"] }, { not_same_as: ["x"] }])
      expect(lostBy((ledger) => loseOwnOfEntity({ ...entity, ...more }, ledger))).toBe(1);
    expect(lostBy((ledger) => loseOwnOfFact(fact, ledger))).toBe(0);
    const assessed = { ...UNSOURCED, assessment: { support: "reported" as const, why: "" } };
    for (const more of [{ rollup: assessed }, { former_ids: ["x"] }, { note: "" }])
      expect(lostBy((ledger) => loseOwnOfFact({ ...fact, ...more }, ledger))).toBe(1);
  });

  it("says that a fact is so where a voice alleges it or says more, or the analyst does", () => {
    const asserted = (support: Support, parts: Partial<Fact> = {}, by_analyst = false) => {
      const { opposes } = schema.relations;
      if (!opposes) throw new Error("another schema");
      const relations = { ...schema.relations, opposes: { ...opposes, by_analyst } };
      return isAsserted({ ...schema, relations }, { ...fact, rollup: { ...UNSOURCED, support }, ...parts });
    };
    for (const support of ["alleged", "reported", "corroborated", "confirmed"] as const)
      expect(asserted(support)).toBe(true);
    for (const support of ["denied", "unsourced", "projected"] as const) expect(asserted(support)).toBe(false);
    expect(asserted("unsourced", {}, true)).toBe(true);
    expect(asserted("unsourced", { claims: [{ id: "f#1" } as Fact["claims"][number]] }, true)).toBe(false);
  });
});

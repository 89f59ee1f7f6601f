import { describe, expect, it } from "vitest";
import { addValues, declarationOf, type Property, planFields } from "../../../src/import/presets/plan-fields.ts";
import type { Field } from "../../../src/model/schema.ts";

type Kind = "number" | "boolean" | null;
const values = (texts: readonly string[], kind: Kind = null) => ({ texts, kind, path: [] });
const field = (type: Field["type"], more: Partial<Field> = {}): Field => ({
  ...{ name: "x", type, list: false, required: false, description: "" },
  ...more,
});

/** What becomes of properties: what each is called, and what is declared. */
function planned(
  properties: Readonly<Record<string, ReturnType<typeof values>>>,
  declared: Readonly<Record<string, Field>> = {},
  types: Readonly<Record<string, string>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  const all = new Map<string, Property>();
  addValues(all, properties);
  const scope = {
    isA: (type: string, others: readonly string[]) => others.includes(type),
    preset: "ftm",
    reserved: new Set(["name", "when"]),
  };
  const { names, added } = planFields({ ...scope, typeOf: (id) => types[id] }, all, declared);
  return [Object.fromEntries(names), Object.fromEntries([...added].map(([name, one]) => [name, declarationOf(one)]))];
}

describe("properties of an origin", () => {
  it.each([
    ["birthDate", "birth_date"],
    ["x_mitre_platforms", "mitre_platforms"],
    ["Größe", "grosse"],
    ["7days", "ftm_7days"],
    ["…", "ftm_value"],
    ["name", "ftm_name"],
    ["a b-c", "a_b_c"],
  ])("%s is called %s", (property, name) => {
    expect(planned({ [property]: values(["some text"]) })[0]).toEqual({ [property]: name });
  });

  it("of one name have two", () => {
    expect(planned({ aB: values(["x y"]), a_b: values(["x y"]), "a b": values(["x y"]), a__b: values([]) })).toEqual([
      { aB: "a_b", a_b: "ftm_a_b", "a b": "ftm_a_b_2" },
      { a_b: { type: "text" }, ftm_a_b: { type: "text" }, ftm_a_b_2: { type: "text" } },
    ]);
  });

  it.each([
    [["2020-01", "2020-01-05"], null, { type: "date" }],
    [["2020-01", "2020-13"], null, { type: "text" }],
    [["2020"], null, { type: "text" }],
    [["https://a.example"], null, { type: "url" }],
    [["https://a.example x"], null, { type: "text" }],
    [["https://a.example", "b"], null, { type: "text" }],
    [["5"], "number", { type: "number" }],
    [["true"], "boolean", { type: "boolean" }],
    [["5", "6"], "number", { type: "number" }],
    [["5"], null, { type: "text" }],
  ] as const)("with the values %j are of a kind", (texts, kind, expected) => {
    const list = texts.length > 1 ? { list: true } : {};
    expect(planned({ x: values(texts, kind) })).toEqual([{ x: "x" }, { x: { ...expected, ...list } }]);
  });

  it("refer, where all their values are ids of things", () => {
    const types = { a: "ship", b: "port", c: "ship" };
    expect(planned({ x: values(["a", "b", "c"]) }, {}, types)[1]).toEqual({ x: { ref: ["port", "ship"], list: true } });
    expect(planned({ x: values(["a", "z"]) }, {}, types)[1]).toEqual({ x: { type: "text", list: true } });
  });

  it("are lists where one thing has several, texts where they are of two kinds", () => {
    const all = new Map<string, Property>();
    addValues(all, { x: values(["a"]), y: values(["1"], "number") });
    addValues(all, { x: values(["b", "c"]), y: values(["d"]) });
    addValues(all, { x: values(["a"]), z: values([]) });
    expect([...all.values()].map(({ name, texts, isList, kinds }) => [name, [...texts], isList, [...kinds]])).toEqual([
      ["x", ["a", "b", "c"], true, [null]],
      ["y", ["1", "d"], false, ["number", null]],
    ]);
  });

  it("go into fields that there are, which may become lists or take more types", () => {
    const number = { x: field({ kind: "number" }) };
    expect(planned({ x: values(["5"]) }, number)).toEqual([{ x: "x" }, {}]);
    expect(planned({ x: values(["5", "6"]) }, number)).toEqual([{ x: "x" }, { x: { type: "number", list: true } }]);
    expect(planned({ x: values(["5", "6"]) }, { x: field({ kind: "number" }, { list: true }) })).toEqual([
      { x: "x" },
      {},
    ]);
    expect(planned({ x: values(["a b"]) }, number)).toEqual([{ x: "ftm_x" }, { ftm_x: { type: "text" } }]);
    expect(planned({ x: values(["5", "6"]) }, { x: field({ kind: "number" }, { claimed: true }) })).toEqual([
      { x: "ftm_x" },
      { ftm_x: { type: "text", list: true } },
    ]);
    expect(planned({ x: values(["5"]) }, { x: field({ kind: "number" }, { claimed: true }) })).toEqual([
      { x: "x" },
      {},
    ]);
    const ref = { x: field({ kind: "ref", types: ["ship"] }) };
    const types = { a: "ship", b: "port" };
    expect(planned({ x: values(["a"]) }, ref, types)).toEqual([{ x: "x" }, {}]);
    expect(planned({ x: values(["b"]) }, ref, types)).toEqual([{ x: "x" }, { x: { ref: ["ship", "port"] } }]);
    expect(planned({ x: values(["a", "b"]) }, ref, types)).toEqual([
      { x: "x" },
      { x: { ref: ["ship", "port"], list: true } },
    ]);
    expect(planned({ x: values(["a z"]) }, ref, types)).toEqual([{ x: "ftm_x" }, { ftm_x: { type: "text" } }]);
    expect(planned({ x: values(["a"]) }, { x: field({ kind: "text" }) }, types)).toEqual([
      { x: "ftm_x" },
      { ftm_x: { ref: ["ship"] } },
    ]);
    // Every object has a constructor, which is not a field.
    expect(planned({ constructor: values(["a b"]) })[1]).toEqual({ constructor: { type: "text" } });
  });

  it("are declared with all that a field says", () => {
    expect(
      declarationOf(field({ kind: "enum", values: ["a"] }, { required: true, description: "So.", inverse: "of" })),
    ).toEqual({
      ...{ enum: ["a"], required: true, description: "So.", inverse: "of" },
    });
    expect(declarationOf(field({ kind: "text" }))).toEqual({ type: "text" });
  });
});

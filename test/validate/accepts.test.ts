import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import type { JsonSchema } from "../../src/model/json-schema.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { entitySchema, entrySchema, factSchema } from "../../src/schema/json-schema.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { createAccepts } from "../../src/validate/accepts.ts";
import { createAjv } from "../../src/validate/create-ajv.ts";
import { narrowed } from "../../src/validate/narrowed.ts";
import { aValue } from "../helpers/any-value.ts";

const host = nodeHost(".");
const { schema } = loadSchema(readFolder(host, "schema").documents);
const { documents } = readFolder(host, "data");
const compile = createAccepts();
const ajv = createAjv();

function bothAgree(name: string, json: JsonSchema, samples: readonly unknown[]): void {
  const quick = compile(json);
  const judge = ajv.compile(json);
  const judgements = new Map<unknown, boolean>();
  for (const sample of samples) judgements.set(sample, judge(sample));
  for (const [sample, fits] of judgements) expect([name, sample, quick(sample)]).toEqual([name, sample, fits]);
  fc.assert(
    fc.property(fc.oneof(fc.anything(), aValue(samples)), (value) => quick(value) === judge(value)),
    { numRuns: 150 },
  );
}

describe("the quick check says what ajv says", () => {
  it.each(["state", "source", "thesis", "event"])("of a %s", (type) => {
    const entity = schema.entities[type];
    if (!entity) throw new Error(`no type ${type}`);
    const samples = documents.filter(({ value }) => value["type"] === type).map(({ value }) => value);
    bothAgree(type, entitySchema(entity, schema.relations), samples);
  });

  it.each(["supplies", "deploys_to", "has_strength", "part_of", "compares_in_size", "has_trait"])("of %s", (name) => {
    const relation = schema.relations[name];
    if (!relation) throw new Error(`no relation ${name}`);
    const samples = documents.flatMap(({ value }) => {
      const relations = value["relations"] as Record<string, unknown> | undefined;
      return relations?.[name] === undefined ? [] : [relations[name]];
    });
    bothAgree(name, entrySchema(relation), samples);
    bothAgree(
      name,
      factSchema(relation),
      documents.map(({ value }) => value).filter(({ type }) => type === name),
    );
  });
});

it.each(["entity", "entry"])(
  "what is left of the schema of an %s for values that do not fit gives the same errors",
  (what) => {
    const [source, supplies] = [schema.entities["source"], schema.relations["supplies"]];
    if (!source || !supplies) throw new Error("no such types");
    const json = what === "entity" ? entitySchema(source, schema.relations) : entrySchema(supplies);
    const samples = documents.flatMap(({ value }) =>
      what === "entity"
        ? value["type"] === "source"
          ? [value]
          : []
        : ((value["relations"] as Record<string, unknown> | undefined)?.["supplies"] ?? []),
    );
    const judge = ajv.compile(json);
    const errorsOf = (validate: typeof judge, value: unknown): unknown => {
      validate(value);
      return validate.errors?.map(({ keyword, instancePath, params, data, parentSchema = {} }) => {
        const keys = Object.keys((parentSchema["properties"] as object | undefined) ?? {});
        return {
          keyword,
          instancePath,
          params,
          data,
          keys,
          owner: parentSchema["x-owner"],
          kind: parentSchema["x-kind"],
        };
      });
    };
    let misfits = 0;
    fc.assert(
      fc.property(aValue(samples), (value) => {
        if (judge(value)) return;
        misfits += 1;
        expect(errorsOf(ajv.compile(narrowed(json, [value], compile) as JsonSchema), value)).toEqual(
          errorsOf(judge, value),
        );
      }),
      { numRuns: 40 },
    );
    expect(misfits).toBeGreaterThan(0);
  },
);

it.each<[JsonSchema, readonly unknown[], readonly unknown[]]>([
  [{ pattern: "^a$" }, ["a", 5, null, ["b"]], ["b", ""]],
  [{ enum: ["a", 1] }, ["a", 1], ["1", null, "b"]],
  [{ const: "a" }, ["a"], ["b", null]],
  [{ type: "string" }, ["a"], [1, null, ["a"]]],
  [{ type: "number" }, [1, 1.5], ["1", Number.NaN, null]],
  [{ type: "integer" }, [1], [1.5, "1"]],
  [{ type: "boolean" }, [true, false], ["true", 0, null]],
  [{ type: "array" }, [[], [1]], [{}, "a", null]],
  [{ type: "object" }, [{}, { a: 1 }], [[], "a", null]],
  [{ type: ["string", "number"] }, ["a", 1], [null, true, []]],
  [{ required: ["a", "b"] }, [{ a: 1, b: null }, [], "a"], [{ a: 1 }, {}]],
  [{ minItems: 1 }, [[1], {}, "a"], [[]]],
  [
    { uniqueItems: true },
    [[], ["a"], ["a", "b"], ["1", 1], [1, 2, 3], "aa"],
    [
      ["a", "a"],
      [1, 1],
      [{}, {}],
      [1, 2, 1],
    ],
  ],
  [{ items: { type: "string" } }, [[], ["a", "b"], 5], [["a", 5], [null]]],
  [{ properties: { a: { type: "string" } } }, [{ a: "x" }, { b: 5 }, {}, []], [{ a: 5 }]],
  [{ properties: { a: true }, additionalProperties: false }, [{ a: 5 }, {}, "b"], [{ b: 5 }, { a: 1, b: 2 }]],
  [{ additionalProperties: { type: "string" } }, [{}, { a: "x" }, 5], [{ a: 5 }]],
  [{ propertyNames: { pattern: "^a" } }, [{}, { ab: 1 }, "b"], [{ b: 1 }, { ab: 1, b: 2 }]],
  [JSON.parse('{"if": {"type": "string"}, "then": {"const": "a"}, "else": {"const": 1}}'), ["a", 1], ["b", 2, null]],
  [JSON.parse('{"if": {"type": "string"}, "then": {"const": "a"}}'), ["a", 1, null], ["b"]],
  [{ type: "string", pattern: "a", enum: ["a", "ab", "b"] }, ["a", "ab"], ["b", "ac", 5]],
  [{ description: "x" }, [1, null, {}], []],
])("takes what %j does, and nothing else", (json, fitting, others) => {
  const accepts = compile(json);
  for (const value of fitting) expect([value, accepts(value)]).toEqual([value, true]);
  for (const value of others) expect([value, accepts(value)]).toEqual([value, false]);
});

it("refuses to pass over a keyword that it does not know", () => {
  expect(() => compile({ maxLength: 5 })).toThrow("maxLength");
  for (const type of [["string"], ["string", "number", "boolean"]])
    expect(() => compile({ type })).toThrow("no check for so many types");
});

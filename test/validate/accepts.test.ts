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

it("refuses to pass over a keyword that it does not know", () => {
  expect(() => compile({ maxLength: 5 })).toThrow("maxLength");
});

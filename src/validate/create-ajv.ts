import { createRequire } from "node:module";
import type { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaValidateFunction } from "ajv/dist/types/index.js";
import { GRAMMARS } from "../model/kinds/index.ts";
import { misfitOfSources } from "../model/several-sources.ts";
import { sharedSchemas } from "../schema/json-schema.ts";
import { firstRepeated } from "./unique-items.ts";

/** ajv with the grammars that JSON Schema cannot write: those of the kinds of value. */
export function createAjv(): Ajv2020 {
  // Loaded only when a file does not fit: a sound project never waits for it.
  const { Ajv2020 }: typeof import("ajv/dist/2020.js") = createRequire(import.meta.url)("ajv/dist/2020.js");
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictTypes: false,
    ownProperties: true,
    // What many fields share is called and not copied, and the code is not polished: compiling takes longer than checking.
    inlineRefs: false,
    code: { optimize: false },
    validateSchema: false,
  });
  for (const { keyword, schemaType, accepts } of GRAMMARS) {
    ajv.addKeyword({ keyword, type: ["string", "number"], schemaType, errors: false, validate: accepts });
  }
  // ajv's own compares each item with each.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", errors: true, validate: isUnique });
  ajv.addKeyword({ keyword: "x-sources", type: "object", schemaType: "boolean", errors: true, validate: fitsSources });
  for (const keyword of ["x-kind", "x-owner", "x-keys", "x-ref"]) ajv.addKeyword({ keyword });
  for (const shared of sharedSchemas()) ajv.addSchema(shared);
  return ajv;
}

const fitsSources: SchemaValidateFunction = (_: boolean, claim: Readonly<Record<string, unknown>>): boolean => {
  const misfit = misfitOfSources(claim);
  if (misfit !== null) fitsSources.errors = [{ keyword: "x-sources", params: misfit }];
  return misfit === null;
};

/** As ajv's keyword, errors included. */
const isUnique: SchemaValidateFunction = (wanted: boolean, list: readonly unknown[]): boolean => {
  const repeated = wanted ? firstRepeated(list) : null;
  if (repeated !== null)
    isUnique.errors = [{ keyword: "uniqueItems", params: { i: repeated.again, j: repeated.first } }];
  return repeated === null;
};

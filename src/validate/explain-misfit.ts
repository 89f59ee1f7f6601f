import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../model/json-schema.ts";
import { createAjv } from "./create-ajv.ts";

/** Asks ajv what is wrong with a value. Schemas are made when first asked about, once for each key. */
export function createExplainer(): (key: string, make: () => JsonSchema, value: unknown) => readonly ErrorObject[] {
  const known = new Map<string, ValidateFunction>();
  return (key, make, value) => {
    let validate = known.get(key);
    if (!validate) {
      validate = compileOnce(make());
      known.set(key, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

/**
 * What ajv compiled, by what the schemas say. It outlives a check: compiling takes several times as long as the check of a whole project, and an
 * editor asks again with each key stroke, a comparison for each revision.
 */
const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** So many schemas that projects had are kept. */
const MOST = 500;

function compileOnce(schema: JsonSchema): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= MOST) {
    compiled.clear();
    ajv = undefined;
  }
  ajv ??= createAjv();
  const validate = ajv.compile(schema);
  compiled.set(text, validate);
  return validate;
}

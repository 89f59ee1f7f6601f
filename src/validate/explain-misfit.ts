import type { Ajv2020, AnySchema, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../model/json-schema.ts";
import { type Accepts, createAccepts } from "./accepts.ts";
import { createAjv } from "./create-ajv.ts";
import { narrowed } from "./narrowed.ts";

/** Asks ajv what is wrong with a value. Schemas are made when first asked about, once for each key. */
export function createExplainer(): (key: string, make: () => JsonSchema, value: unknown) => readonly ErrorObject[] {
  const known = new Map<string, JsonSchema>();
  const compile = createAccepts();
  const accepting = new WeakMap<JsonSchema, Accepts>();
  const acceptsOf = (schema: JsonSchema): Accepts => {
    const accepts = accepting.get(schema) ?? compile(schema);
    accepting.set(schema, accepts);
    return accepts;
  };
  return (key, make, value) => {
    const schema = known.get(key) ?? make();
    known.set(key, schema);
    const validate = compileOnce(narrowed(schema, [value], acceptsOf));
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

function compileOnce(schema: JsonSchema | boolean): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= MOST) {
    compiled.clear();
    ajv = undefined;
  }
  ajv ??= createAjv();
  const validate = ajv.compile(schema as AnySchema);
  compiled.set(text, validate);
  return validate;
}

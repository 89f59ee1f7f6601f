import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../model/json-schema.ts";
import { createAjv } from "./create-ajv.ts";

/** Asks ajv what is wrong with a value. Schemas are compiled when first asked about, once for each key. */
export function createExplainer(): (key: string, make: () => JsonSchema, value: unknown) => readonly ErrorObject[] {
  let ajv: Ajv2020 | undefined;
  const compiled = new Map<string, ValidateFunction>();
  return (key, make, value) => {
    let validate = compiled.get(key);
    if (!validate) {
      ajv ??= createAjv();
      validate = ajv.compile(make());
      compiled.set(key, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

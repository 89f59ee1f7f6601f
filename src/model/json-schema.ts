/** A JSON Schema of draft 2020-12. Keys that begin with `x-` are ours: see create-ajv. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

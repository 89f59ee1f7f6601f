import { type JsonSchema, sharedSchemas } from "../schema/json-schema.ts";
import { isDate, isQuantity } from "./grammars.ts";

/** Says whether a value fits, and nothing more. */
export type Accepts = (value: unknown) => boolean;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema as closures, for the keywords that `json-schema.ts` uses. Nearly all files are sound, and building this takes
 * a hundredth of the time that ajv needs to compile: only what does not fit is shown to ajv, which says why.
 *
 * Throws on a keyword that it does not know, so that it can never pass over one.
 */
export function createAccepts(): (schema: JsonSchema) => Accepts {
  const shared = new Map<string, Accepts>();
  const compile = (schema: JsonSchema | boolean): Accepts => {
    if (typeof schema === "boolean") return () => schema;
    const { if: condition, then, else: otherwise, ...rest } = schema;
    const checks = Object.entries(rest).flatMap(([keyword, argument]) => keywordCheck(keyword, argument, schema));
    if (condition !== undefined) checks.push(choice(condition, then, otherwise));
    const [only, second] = checks;
    if (only && !second) return only;
    return (value) => checks.every((check) => check(value));
  };
  const choice = (condition: unknown, then: unknown = true, otherwise: unknown = true): Accepts => {
    const [test, yes, no] = [condition, then, otherwise].map((part) => compile(part as JsonSchema));
    return (value) => Boolean(test?.(value) ? yes?.(value) : no?.(value));
  };

  const keywordCheck = (keyword: string, argument: unknown, schema: JsonSchema): Accepts[] => {
    switch (keyword) {
      case "$id":
      case "x-kind":
      case "x-owner":
      case "x-keys":
      case "x-ref":
      case "description":
        return [];
      case "$ref":
        return [(value) => Boolean(shared.get(String(argument))?.(value))];
      case "const":
        return [(value) => value === argument];
      case "properties":
        return [
          propertiesCheck(argument as Readonly<Record<string, JsonSchema>>, schema["additionalProperties"] ?? true),
        ];
      case "additionalProperties":
        return schema["properties"] ? [] : [propertiesCheck({}, argument)];
      case "propertyNames": {
        const accepts = compile(argument as JsonSchema);
        return [(value) => !isMapping(value) || Object.keys(value).every(accepts)];
      }
      case "items": {
        const accepts = compile(argument as JsonSchema);
        return [(value) => !Array.isArray(value) || value.every(accepts)];
      }
      default:
        return [simpleCheck(keyword, argument)];
    }
  };
  const propertiesCheck = (properties: Readonly<Record<string, JsonSchema>>, additional: unknown): Accepts => {
    const known = new Map(Object.entries(properties).map(([key, schema]) => [key, compile(schema)]));
    const others = compile(additional as JsonSchema | boolean);
    return (value) => {
      if (!isMapping(value)) return true;
      for (const key of Object.keys(value)) if (!(known.get(key) ?? others)(value[key])) return false;
      return true;
    };
  };

  for (const schema of sharedSchemas()) shared.set(String(schema["$id"]), compile(schema));
  return compile;
}

function simpleCheck(keyword: string, argument: unknown): Accepts {
  switch (keyword) {
    case "type": {
      const types = typeof argument === "string" ? [argument] : (argument as readonly string[]);
      return (value) => types.some((type) => hasType(value, type));
    }
    case "enum": {
      const values = new Set(argument as readonly unknown[]);
      return (value) => values.has(value);
    }
    case "required": {
      const keys = argument as readonly string[];
      return (value) => !isMapping(value) || keys.every((key) => Object.hasOwn(value, key));
    }
    case "minLength":
      // Counts code units where JSON Schema counts characters: the same for the one limit in use, 1.
      return (value) => typeof value !== "string" || value.length >= Number(argument);
    case "minItems":
      return (value) => !Array.isArray(value) || value.length >= Number(argument);
    case "uniqueItems":
      return (value) => !Array.isArray(value) || new Set(value.map(identity)).size === value.length;
    case "pattern": {
      const pattern = new RegExp(String(argument), "u");
      return (value) => typeof value !== "string" || pattern.test(value);
    }
    case "x-quantity":
      return (value) => !isWritten(value) || isQuantity(argument as readonly string[], value);
    case "x-date":
      return (value) => !isWritten(value) || isDate(value);
    default:
      throw new Error(`no check for the JSON Schema keyword ${keyword}`);
  }
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "object":
      return isMapping(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWritten(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** Equal for equal values, whatever the order of their keys. */
function identity(value: unknown): string {
  if (!isMapping(value)) return Array.isArray(value) ? `[${value.map(identity).join()}]` : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${identity(value[key])}`).join()}}`;
}

import type { JsonSchema } from "../model/json-schema.ts";
import { GRAMMARS } from "../model/kinds/index.ts";
import { isMapping } from "../model/mapping.ts";
import { misfitOfSources } from "../model/several-sources.ts";
import { sharedSchemas } from "../schema/json-schema.ts";
import { firstRepeated } from "./unique-items.ts";

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
    const { if: condition, then = true, else: otherwise = true, ...rest } = schema;
    const checks = Object.entries(rest).flatMap(([keyword, argument]) => keywordCheck(keyword, argument, schema));
    if (condition !== undefined) {
      const [test, yes, no] = [
        compile(condition as JsonSchema),
        compile(then as JsonSchema),
        compile(otherwise as JsonSchema),
      ];
      checks.push((value) => (test(value) ? yes(value) : no(value)));
    }
    return allOf(checks);
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
        return [refCheck(String(argument))];
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
        return [(value) => !isMapping(value) || everyKey(value, accepts)];
      }
      case "items": {
        const accepts = compile(argument as JsonSchema);
        return [(value) => !Array.isArray(value) || everyItem(value, accepts)];
      }
      default:
        return [simpleCheck(keyword, argument)];
    }
  };
  /** Looked up when it is first used: shared schemas refer to one another. */
  const refCheck = (name: string): Accepts => {
    let target: Accepts | undefined;
    return (value) => {
      target ??= shared.get(name) ?? (() => false);
      return target(value);
    };
  };
  const propertiesCheck = (properties: Readonly<Record<string, JsonSchema>>, additional: unknown): Accepts => {
    const known = new Map(Object.entries(properties).map(([key, schema]) => [key, compile(schema)]));
    const others = compile(additional as JsonSchema | boolean);
    return (value) => {
      if (!isMapping(value)) return true;
      for (const key in value) {
        if (Object.hasOwn(value, key) && !(known.get(key) ?? others)(value[key])) return false;
      }
      return true;
    };
  };

  for (const schema of sharedSchemas()) shared.set(String(schema["$id"]), compile(schema));
  return compile;
}

/** Written out for the usual numbers of checks: loops and `every` take several times as long. */
function allOf(checks: readonly Accepts[]): Accepts {
  const [one, two, ...rest] = checks;
  if (!one) return () => true;
  if (!two) return one;
  if (rest.length === 0) return (value) => one(value) && two(value);
  const others = allOf(rest);
  return (value) => one(value) && two(value) && others(value);
}

function everyKey(value: Mapping, accepts: Accepts): boolean {
  for (const key in value) if (Object.hasOwn(value, key) && !accepts(key)) return false;
  return true;
}

/** Gaps count as undefined, as they do for ajv. */
function everyItem(list: readonly unknown[], accepts: Accepts): boolean {
  for (let at = 0; at < list.length; at += 1) if (!accepts(list[at])) return false;
  return true;
}

function simpleCheck(keyword: string, argument: unknown): Accepts {
  switch (keyword) {
    case "type": {
      if (typeof argument === "string") return typeCheck(argument);
      const [one, two, ...rest] = (argument as readonly string[]).map(typeCheck);
      if (!one || !two || rest.length > 0) throw new Error("no check for so many types");
      return (value) => one(value) || two(value);
    }
    case "enum": {
      const values = new Set(argument as readonly unknown[]);
      return (value) => values.has(value);
    }
    case "required": {
      const keys = argument as readonly string[];
      return (value) => !isMapping(value) || hasAll(value, keys);
    }
    case "minItems":
      return (value) => !Array.isArray(value) || value.length >= Number(argument);
    case "uniqueItems":
      return (value) => !Array.isArray(value) || value.length < 2 || areUnique(value);
    case "x-sources":
      return (value) => !isMapping(value) || misfitOfSources(value) === null;
    case "pattern": {
      const pattern = new RegExp(String(argument), "u");
      return (value) => typeof value !== "string" || pattern.test(value);
    }
    default: {
      const grammar = GRAMMARS.find((one) => one.keyword === keyword);
      if (!grammar) throw new Error(`no check for the JSON Schema keyword ${keyword}`);
      const { accepts } = grammar;
      return (value) => !isWritten(value) || accepts(argument, value);
    }
  }
}

function typeCheck(type: string): Accepts {
  switch (type) {
    case "object":
      return isMapping;
    case "array":
      return Array.isArray;
    case "integer":
      return Number.isInteger;
    case "number":
      return Number.isFinite;
    case "string":
      return (value) => typeof value === "string";
    default:
      return (value) => typeof value === type;
  }
}

function hasAll(value: Mapping, keys: readonly string[]): boolean {
  for (let at = 0; at < keys.length; at += 1) if (!Object.hasOwn(value, keys[at] ?? "")) return false;
  return true;
}

function areUnique(list: readonly unknown[]): boolean {
  const [first, second] = list;
  if (list.length === 2 && typeof first === "string" && typeof second === "string") return first !== second;
  return firstRepeated(list) === null;
}

function isWritten(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

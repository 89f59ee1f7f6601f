import { DuckDBDateValue, type Json as DuckDBJson, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import type { Json } from "../../model/entity.ts";
import { commonDigits, exactNumber } from "../answer.ts";
import { plainDay } from "../days.ts";

/** Turns a value as DuckDB's own JSON conversion gives it into what we print: numbers as numbers, JSON columns as JSON. */
export function plainValue(value: DuckDBJson, type: DuckDBType): Json {
  if (value === null) return null;
  if (typeof value !== "string") return plainJson(value);
  if (NUMBERS.has(type.typeId)) return exactNumber(value);
  if (type.alias === "JSON") return parsed(value);
  if (type.typeId === DuckDBTypeId.DATE) return INFINITE.get(value) ?? plainDay(value);
  return value;
}

/** DuckDB's own conversion prints its infinite days as days. */
const INFINITE: ReadonlyMap<string, string> = new Map([
  [DuckDBDateValue.NegInf.toString(), "-infinity"],
  [DuckDBDateValue.PosInf.toString(), "infinity"],
]);

const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
]);

/** JSON has no `undefined`; everything else passes. */
function plainJson(value: DuckDBJson): Json {
  if (typeof value === "number") return commonDigits(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plainJson);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, one === undefined ? null : plainJson(one)]),
  );
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

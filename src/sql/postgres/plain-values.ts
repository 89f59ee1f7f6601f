import { type CustomTypesConfig, types } from "pg";
import type { Json } from "../../model/entity.ts";
import { exactNumber } from "../answer.ts";
import { plainDay } from "../days.ts";

const NUMBERS: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700]);
const BOOLEAN = 16;
const DATE = 1082;
const JSON_TYPES: ReadonlySet<number> = new Set([114, 3802]);
const LISTS: ReadonlySet<number> = new Set([1005, 1007, 1009, 1015, 1016, 1022]);

/** Reads the server's texts as what we print: numbers as numbers, dates as they are written, JSON as JSON. */
export const PLAIN_TYPES: CustomTypesConfig = {
  getTypeParser: (oid: number) => (text: string | Buffer) => plainValue(String(text), oid),
};

function plainValue(text: string, oid: number): Json {
  if (NUMBERS.has(oid)) return exactNumber(text);
  if (oid === DATE) return plainDay(text);
  if (oid === BOOLEAN) return text === "t";
  if (JSON_TYPES.has(oid)) return JSON.parse(text);
  if (!LISTS.has(oid)) return text;
  const parse: (text: string) => unknown = types.getTypeParser(oid, "text");
  const list = parse(text);
  return Array.isArray(list) ? list.map((one) => (typeof one === "bigint" ? exactNumber(String(one)) : one)) : text;
}

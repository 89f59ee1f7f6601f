import { jsonText } from "../text/json-text.ts";
import { type ByteSink, bytesFor } from "./byte-sink.ts";

/**
 * Any value as JSON: members that are undefined are left out, and in a list are null; so is a number
 * that is not finite.
 */
export function writeJson(sink: ByteSink, value: unknown): void {
  if (typeof value === "string") sink.json(value);
  else if (value === null) sink.ascii("null");
  else if (typeof value === "number" && Number.isFinite(value)) sink.number(value);
  else if (value === true) sink.ascii("true");
  else if (value === false) sink.ascii("false");
  else if (Array.isArray(value)) writeList(sink, value);
  else if (isPlain(value)) writeObject(sink, value);
  else sink.utf8(jsonText(value));
}

const [COMMA, OPEN_LIST, CLOSE_LIST, CLOSE] = [0x2c, 0x5b, 0x5d, 0x7d];

function writeList(sink: ByteSink, list: readonly unknown[]): void {
  sink.byte(OPEN_LIST);
  for (let n = 0; n < list.length; n += 1) {
    if (n > 0) sink.byte(COMMA);
    writeJson(sink, list[n]);
  }
  sink.byte(CLOSE_LIST);
}

const firstKey = bytesFor((key: string) => `{${jsonText(key)}:`);
const nextKey = bytesFor((key: string) => `,${jsonText(key)}:`);

function writeObject(sink: ByteSink, object: Readonly<Record<string, unknown>>): void {
  const start = sink.length;
  let isEmpty = true;
  for (const key in object) {
    const value = object[key];
    if (value === undefined || typeof value === "symbol") continue;
    if (typeof value === "function") {
      if (key !== "toJSON") continue;
      sink.cutTo(start);
      sink.utf8(jsonText(object));
      return;
    }
    sink.put(isEmpty ? firstKey(key) : nextKey(key));
    isEmpty = false;
    writeJson(sink, value);
  }
  if (isEmpty) sink.ascii("{}");
  else sink.byte(CLOSE);
}

/** Dates and their like have ideas of their own of how they are written. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

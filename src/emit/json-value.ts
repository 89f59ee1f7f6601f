import type { ByteSink } from "./byte-sink.ts";

/**
 * Any value as JSON.stringify gives it: members that are undefined are left out, and in a list are null; so is a number
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
  else sink.utf8(JSON.stringify(value) ?? "null");
}

function writeList(sink: ByteSink, list: readonly unknown[]): void {
  let before = "[";
  for (const item of list) {
    sink.ascii(before);
    writeJson(sink, item);
    before = ",";
  }
  sink.ascii(before === "[" ? "[]" : "]");
}

function writeObject(sink: ByteSink, object: Readonly<Record<string, unknown>>): void {
  const start = sink.length;
  let before = "{";
  for (const key in object) {
    const value = object[key];
    if (value === undefined || typeof value === "symbol") continue;
    if (typeof value === "function") {
      if (key !== "toJSON") continue;
      sink.cutTo(start);
      sink.utf8(JSON.stringify(object) ?? "null");
      return;
    }
    sink.ascii(before);
    sink.json(key);
    sink.ascii(":");
    writeJson(sink, value);
    before = ",";
  }
  sink.ascii(before === "{" ? "{}" : "}");
}

/** Dates and their like have ideas of their own of how they are written. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

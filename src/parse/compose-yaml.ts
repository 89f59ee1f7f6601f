import type { Document } from "yaml";
import { yaml } from "./yaml-library.ts";

/** Deeper nesting than any legal file needs; keeps the recursion of parsers shallow. */
export const MAX_DEPTH: number = 32;

/**
 * Text to the syntax tree of `yaml`, positions included. Duplicate keys are left to the caller: `yaml` compares all pairs.
 * Call `nestsTooDeep` first: very deep input makes `yaml` overflow the stack, which nothing can catch.
 */
export function composeYaml(text: string): Document.Parsed {
  // `yaml` makes an Error of every slip, and their stacks, which are never read, take most of the time of a hostile file.
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return yaml().parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
    });
  } finally {
    Error.stackTraceLimit = before;
  }
}

/** Where the first value begins that nests too deep; -1 where none does. Tokens are looked at only if the text could nest so. */
export function nestsTooDeep(text: string): number {
  if (!mayNestDeep(text)) return -1;
  let offset = 0;
  let flow = 0;
  let onLine = 0;
  let isScalar = false;
  let atLineStart = true;
  for (const token of new (yaml().Lexer)().lex(text)) {
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") {
      isScalar = token === "\u001f";
      continue;
    }
    if (!isScalar) {
      if (token === "[" || token === "{") flow += 1;
      else if (token === "]" || token === "}") flow = Math.max(0, flow - 1);
      else if (token === "-" || token === "?" || token === ":") onLine += 1;
      else if (atLineStart && /^ {200}/.test(token)) return offset;
      if (token.includes("\n") || flow > 0) onLine = 0;
      if (flow > MAX_DEPTH || onLine > MAX_DEPTH) return offset;
    }
    isScalar = false;
    atLineStart = token.endsWith("\n");
    offset += token.length;
  }
  return -1;
}

function mayNestDeep(text: string): boolean {
  const opening = text.match(/[[{]/g);
  if (opening !== null && opening.length > MAX_DEPTH) return true;
  let marks = 0;
  for (const [found] of text.matchAll(/[\r\n]|[-?:][ \t]| {200}/g)) {
    if (found.length > 2) return true;
    marks = found.length === 1 ? 0 : marks + 1;
    if (marks > MAX_DEPTH) return true;
  }
  return false;
}

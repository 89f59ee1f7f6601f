import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isScalar, parseDocument, type Scalar, visit } from "yaml";
import { checkProject } from "../../src/build.ts";
import type { Host } from "../../src/host/host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { runs } from "../helpers/runs.ts";

const shipped = nodeHost(resolve("."));
const files = shipped.list("data").files.map(({ path }) => path);
const ids = new Set(files.map((path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "")));
/** Messages that the shipped data has anyway. */
const before = new Set(checkProject(shipped).diagnostics.map(({ message }) => message));
const decoder = new TextDecoder();

/** Keys whose values are text, in which an id is but a word. */
const TEXT =
  /^(name|aliases|names|identifiers|note|quote|description|title|statement|type|kind|role|value|terms|aspect)$/;

interface Reference {
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly id: string;
}

/** Every place in a file where an entity's id is a reference. */
function referencesIn(path: string): Reference[] {
  const text = decoder.decode(shipped.read(path));
  const found: Reference[] = [];
  visit(parseDocument(text), {
    Scalar(key, node: Scalar, above) {
      const pair = [...above].reverse().find((one) => typeof one === "object" && one !== null && "key" in one);
      const name = pair && "key" in pair && isScalar(pair.key) ? String(pair.key.value) : "";
      if (key === "key" || TEXT.test(name) || typeof node.value !== "string" || !ids.has(node.value)) return;
      found.push({ path, text, start: node.range?.[0] ?? 0, id: node.value });
    },
  });
  return found;
}

function withFile(path: string, text: string): Host {
  return { ...shipped, read: (wanted) => (wanted === path ? new TextEncoder().encode(text) : shipped.read(wanted)) };
}

/** The same id with one letter put in the place of another; null where that is an id too. */
function misspell(id: string, at: number, letter: string): string | null {
  const index = [...id].findLastIndex((char, i) => i <= at % id.length && char !== "-");
  const wrong = `${id.slice(0, index)}${letter}${id.slice(index + 1)}`;
  return wrong === id || ids.has(wrong) || wrong === "unknown" ? null : wrong;
}

describe("a wrong letter in a reference of the shipped data", () => {
  const reference = fc
    .constantFrom(...files)
    .map(referencesIn)
    .filter((found) => found.length > 0)
    .chain((found) => fc.constantFrom(...found));
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789");

  it("is an error at that reference, and never passes", () => {
    fc.assert(
      fc.property(reference, fc.nat(), letter, ({ path, text, start, id }, at, other) => {
        const wrong = misspell(id, at, other);
        fc.pre(wrong !== null);
        const broken = `${text.slice(0, start)}${text.slice(start).replace(id, wrong ?? "")}`;
        const { diagnostics, failed, dataset } = checkProject(withFile(path, broken));
        const found = diagnostics.filter(({ message }) => !before.has(message));
        expect(found.map(({ span, message }) => [span.file, span.start, message])).toEqual([
          [path, start, `No file declares \`${wrong}\`.`],
        ]);
        expect({ failed, dataset }).toEqual({ failed: true, dataset: null });
      }),
      { numRuns: runs(10) },
    );
  });

  it("is looked for in more than a thousand places", () => {
    expect(files.flatMap(referencesIn).length).toBeGreaterThan(1000);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fastHead } from "../../../src/parse/fast-yaml.ts";
import { parseYaml } from "../../../src/parse/parse-yaml.ts";
import { generate } from "../../bench/generate/project.ts";
import { restyle, STYLES } from "../../bench/styles/restyle.ts";
import { runs } from "../../helpers/runs.ts";
import { jumbledYaml, slippedYaml } from "./yaml-text.ts";

const RUNS = runs(2500);
const KEPT: ReadonlySet<string> = new Set(["part_of", "authored_by", "a", "key"]);

const written = [
  ...readdirSync("data", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => readFileSync(join("data", path), "utf8")),
  ...[...generate(300, 11)].map(({ text }) => text),
];

const documents = [
  ...written,
  ...written.filter((_, n) => n % 8 === 0).map((text, n) => restyle(parse(text), STYLES[n % STYLES.length] ?? "JSON")),
];

/** What is left of a document in its head, however much of it was passed over. */
function headOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !("relations" in value)) return value;
  const { relations } = value;
  if (typeof relations !== "object" || relations === null || Array.isArray(relations)) return value;
  const kept = Object.entries(relations).map(([key, own]) => [key, KEPT.has(key) ? own : null]);
  return { ...value, relations: Object.fromEntries(kept) };
}

/** Whether the head was read; throws where it holds something else than its document, where that is sound. */
function readAlike(text: string): boolean {
  const head = fastHead(text, "relations", KEPT);
  if (head === undefined) return false;
  const { value, findings } = parseYaml({ path: "a.yaml", text });
  if (findings.length === 0) expect({ text, head: headOf(head) }).toEqual({ text, head: headOf(value) });
  return true;
}

describe("the head of a document", () => {
  it("is read of nearly every file, and is what its document says", () => {
    expect(documents.filter(readAlike).length / documents.length).toBeGreaterThan(0.9);
  });

  it("passes over what is not wanted, whatever is there", () => {
    const text =
      'type: state\nrelations:\n  part_of: [x]\n  borders:\n  - to: y\n    note: |\n      # no comment\n\n      text\n# a comment\n  leads: {to: z, note: "two\n     lines"}\n  hosts: [\n    broken\nname: N\n';
    expect(fastHead(text, "relations", KEPT)).toEqual({
      type: "state",
      relations: { part_of: ["x"], borders: null, leads: null, hosts: null },
      name: "N",
    });
  });

  it("agrees with the document on texts with slips", () => {
    fc.assert(
      fc.property(slippedYaml(documents), (text) => void readAlike(text)),
      { numRuns: RUNS },
    );
  });

  it("agrees with the document on jumbled relations", () => {
    const jumbled = jumbledYaml.map((text) => `type: state\nrelations:\n  ${text.replaceAll("\n", "\n  ")}\nname: N\n`);
    fc.assert(
      fc.property(jumbled, (text) => void readAlike(text)),
      { numRuns: RUNS },
    );
  });
});

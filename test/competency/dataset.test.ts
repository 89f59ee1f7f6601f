import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "../helpers/run-cli.ts";
import { documents, set, shipped } from "./shipped.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const seeds = fileURLToPath(new URL("../../../shared/seeds", import.meta.url));
/** The documents themselves are not part of the repository. */
const withSeeds = existsSync(seeds) ? describe : describe.skip;

/** Claims on the subject matter: what a source mentions, cites or answers, and who wrote it, does not count. */
const claims = shipped
  .facts()
  .filter(({ type }) => shipped.schema.relations[type]?.background !== true)
  .claims();

describe("the shipped dataset", () => {
  test("is free of findings, warnings included", () => {
    expect(shipped.diagnostics).toEqual([]);
  });

  test("is in canonical form", async () => {
    expect((await run("fmt", "--check", "--project", root)).code).toBe(0);
  });

  test("carries what the documents say", () => {
    expect(shipped.entities().count()).toBeGreaterThanOrEqual(200);
    expect(claims.count()).toBeGreaterThanOrEqual(350);
  });

  test("names a source and a place in it for every claim", () => {
    expect(claims.filter(({ source, at }) => source === null || at === null).ids()).toEqual([]);
  });

  test.each(documents)("has claims and mentions of %s", (document) => {
    expect(claims.inSource(document).count()).toBeGreaterThanOrEqual(80);
    expect(shipped.facts("mentions").inSource(document).count()).toBeGreaterThanOrEqual(30);
  });

  test("takes a third of document 001's claims and more from its comments, each of which makes one", () => {
    const comments = shipped
      .facts("part_of")
      .to("garner-2024")
      .subjects()
      .ids()
      .filter((id) => id.includes("comment"));
    const inComments = claims.inSource(...comments);
    expect(inComments.count()).toBeGreaterThan(claims.inSource("garner-2024").count() / 3);
    expect(set([...inComments].map(({ source }) => source))).toHaveLength(16);
  });

  test("has no entity that nothing is said about", () => {
    const idle = shipped.entities().filter(({ id }) => shipped.facts().about(id).first() === undefined);
    expect(idle.ids()).toEqual([]);
  });

  test("has only theses that someone argues or disputes", () => {
    expect(shipped.entities("thesis").whichNever("argued by").whichNever("disputed by").ids()).toEqual([]);
  });
});

withSeeds("against the documents", () => {
  test("every locator and quote verifies", async () => {
    const { code, out } = await run("verify", "--project", root, "--archive", seeds, "--format", "json");
    const report: { findings: unknown[]; checked: { locators: number }; unchecked: number } = JSON.parse(out);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
    expect(report.checked.locators).toBeGreaterThanOrEqual(claims.count());
  });

  test("each competency question has a test of its own", () => {
    const asked = readFileSync(`${seeds}/../competency.yaml`, "utf8").matchAll(/^- id: (q\d+)/gm);
    const here = fileURLToPath(new URL(".", import.meta.url));
    const tests = readdirSync(here).map((name) => readFileSync(`${here}/${name}`, "utf8"));
    const answered = new Set(tests.flatMap((text) => [...text.matchAll(/test\("(q\d+) /g)].map(([, id]) => id)));
    expect([...asked].map(([, id]) => id).filter((id) => !answered.has(id))).toEqual([]);
  });

  test("no run of nine words of a document is found in data", () => {
    const runs = new Map<string, string>();
    for (const name of readdirSync(seeds))
      for (const words of wordRuns(readFileSync(`${seeds}/${name}`, "utf8"), 9)) runs.set(words, name);
    expect(runs.size).toBeGreaterThan(3000);
    const files = readdirSync(`${root}/data`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".yaml"),
    );
    const copied = files.flatMap((name) =>
      wordRuns(ownWords(name, readFileSync(`${root}/data/${name}`, "utf8")), 9)
        .filter((words) => runs.has(words))
        .map((words) => `${name}: ${words}`),
    );
    expect(copied).toEqual([]);
  });
});

/** A file without the titles and addresses of sources, which are what they are. */
function ownWords(file: string, text: string): string {
  return /^sources\W/.test(file) ? text.replaceAll(/^(?:name|title|url): .*$/gm, "") : text;
}

/** All runs of so many words, letters and digits alone. */
function wordRuns(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(length - 1).map((_, index) => words.slice(index, index + length).join(" "));
}

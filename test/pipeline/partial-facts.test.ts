import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { readDataset } from "../../src/pipeline/stored-facts.ts";
import { runs } from "../helpers/runs.ts";
import {
  edit,
  generated,
  harbour,
  inFoldersOfTheirOwn,
  partialInBlocks,
  root,
  storedInBlocks,
  write,
} from "./built-in-blocks.ts";
import { EDITS } from "./edits.ts";
import { settle } from "./settled.ts";

inFoldersOfTheirOwn();

/** What is made of the project's blocks is what is made of it in memory. Returns what it was, and blocks that are in memory alone. */
function expectSame(what: string) {
  mkdirSync(join(root, "cache"), { recursive: true });
  settle();
  const checked = checkProject(projectHost(root), { partial: true, errorsOnly: true });
  const found = partialInBlocks();
  expect(found.diagnostics, what).toEqual(checked.diagnostics);
  const partial = found.state === "whole" ? { stored: found.stored, leftOut: [] } : found.partial();
  if (partial === null) return null;
  const { stored, leftOut } = partial;
  expect(readDataset(stored), what).toEqual(JSON.parse(JSON.stringify(checked.dataset)));
  expect({ files: leftOut, entries: found.leftOut }, what).toEqual(checked.leftOut);
  expect(stored.isIntact()).toBe(true);
  return {
    failed: checked.failed,
    inMemory: stored.blocks.filter(({ facts }) => facts.bytes).length,
    of: stored.blocks.length,
  };
}

/** A file of data/ by any number. */
function fileAt(n: number): string {
  const files = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );
  return `data/${files.sort()[n % files.length]}`.replaceAll("\\", "/");
}

/** Ways to break a file, whatever is in it. */
const BREAKS: Readonly<Record<string, (file: string) => void>> = {
  "it is gone": (file) => rmSync(join(root, file)),
  "it has another type": (file) => edit(file, (text) => text.replace(/^type: .*/m, "type: person")),
  "it has no type": (file) => edit(file, (text) => text.replace(/^type: .*\n/m, "")),
  "it is not YAML": (file) => edit(file, (text) => `${text}\n  x: [`),
  "its references lead nowhere": (file) => edit(file, (text) => text.replace(/(to|source|by): ([a-z])/g, "$1: no-$2")),
  "it has an unknown key": (file) => edit(file, (text) => `colour: red\n${text}`),
  "it is there twice": (file) =>
    write(
      file.replace(/[^/]+$/, (name) => `copy/${name}`),
      readFileSync(join(root, file), "utf8"),
    ),
  "it has another name": (file) => edit(file, (text) => text.replace(/^name: /m, "name: New ")),
};

describe("a project with errors", () => {
  it("gives in blocks what it gives at once, whatever happened before", () => {
    let faulty = 0;
    const edits = fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(edits, (names) => {
        rmSync(root, { recursive: true });
        harbour();
        for (const name of ["", ...names]) {
          EDITS[name]?.();
          if (expectSame(name)?.failed) faulty += 1;
        }
      }),
      {
        numRuns: runs(4),
        examples: [
          [["what others refer to is gone", "another name", "it is back"]],
          [["no YAML", "a reference to nowhere", "YAML again"]],
        ],
      },
    );
    expect(faulty).toBeGreaterThan(0);
  }, 120_000);

  it("does so in whatever file they are, and whatever is said of whom", () => {
    let faulty = 0;
    const broken = fc.array(fc.tuple(fc.constantFrom(...Object.keys(BREAKS)), fc.nat(10_000)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(broken, (all) => {
        rmSync(root, { recursive: true });
        generated(60);
        expectSame("");
        for (const [name, n] of all) {
          BREAKS[name]?.(fileAt(n));
          if (expectSame(`${name} ${n}`)?.failed) faulty += 1;
        }
      }),
      { numRuns: runs(6) },
    );
    expect(faulty).toBeGreaterThan(0);
  }, 120_000);

  it("has those blocks compiled alone that errors concern, however many there are", () => {
    const inMemory = [60, 240].map((islands) => {
      harbour();
      for (let n = 0; n < islands; n++) write(`data/states/isle-${n}.yaml`, `type: state\nname: Isle ${n}\n`);
      expectSame("");
      edit("data/states/isle-7.yaml", (text) => `${text}colour: red\n`);
      const found = expectSame("an unknown key");
      expect(found?.of).toBeGreaterThan(islands / 6);
      edit("data/states/isle-7.yaml", (text) => text.replace("colour: red\n", ""));
      return found?.inMemory;
    });
    expect(inMemory).toEqual([1, 1]);
    expect(storedInBlocks().state).toBe("whole");
  });
});

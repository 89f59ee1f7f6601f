import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, it } from "vitest";

/** Circles that are meant, each with its reason. */
const MEANT: readonly string[] = [
  // A query of facts steps to entities, and a query of entities to facts: each names the other's type.
  "src/query/entity-query.ts, src/query/fact-query.ts",
];

const files = ["src", "viewer"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => join(root, path.replaceAll("\\", "/")))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts")),
);

/** What each file imports of these, types included. */
const imports = new Map(files.map((path) => [path, importsOf(path)]));

function importsOf(path: string): readonly string[] {
  const code = readFileSync(path, "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"\n]+)"/g)].map(([, name = ""]) =>
    join(dirname(path), name),
  );
}

/** All files that a file leads to, over any number of imports. */
function reach(from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const target of imports.get(path) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}

it("finds what files import", () => {
  expect(imports.get("src/cli/program.ts")).toContain("src/cli/check/command.ts");
});

it("no files import each other in a circle, types included", () => {
  const reached = new Map(files.map((path) => [path, reach(path)]));
  const circles = new Set<string>();
  for (const path of files) {
    const mates = files.filter((other) => reached.get(path)?.has(other) && reached.get(other)?.has(path));
    if (mates.length > 0) circles.add(mates.sort().join(", "));
  }
  expect([...circles]).toEqual(MEANT);
});

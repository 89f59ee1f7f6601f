import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";

/** What the page may load of src/: the stages that a browser can run. */
const STAGES = ["model", "corroborate", "wording", "query", "draw"];

/** Single files beyond those, each pure text work without Node, and why the page needs it. */
const FILES: Readonly<Record<string, string>> = {
  "src/compile/derived-edges.ts": "the page makes the edges that graph.json holds, from the facts",
  "src/compile/fact-edge.ts": "the same",
  "src/compile/node-attributes.ts": "and its nodes, from the entities",
  "src/compile/stated-edges.ts": "the same",
  "src/emit/gexf.ts": "a saved GEXF is the one that the build writes",
  "src/emit/gexf-meta.ts": "what that file says about itself",
  "src/text/csv-line.ts": "a saved CSV is as harmless to spreadsheets as the command's",
  "src/text/plain.ts": "a name is as harmless on the page as in the pages of `build --pages`",
  "src/text/fold.ts": "what the page searches is found as the command finds it",
};

/** Files of Vite's, which run in Node. */
const OF_THE_BUILD = /^viewer\/[a-z.-]*\.ts$/;

const sources = readdirSync("viewer", { recursive: true, encoding: "utf8" })
  .map((path) => join("viewer", path.replaceAll("\\", "/")))
  .filter((path) => /\.tsx?$/.test(path) && !OF_THE_BUILD.test(path))
  .sort();

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g)].map(([, name = ""]) => name);
}

/** All that a file of src/ leads to when it runs. */
function reachable(path: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(path, "utf8");
  for (const [, name = ""] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gm)) {
    if (name.startsWith(".")) reachable(join(dirname(path), name), seen);
    else seen.add(name);
  }
  return seen;
}

describe("the viewer's imports", () => {
  const targets = new Set(
    sources.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith("."))
        .map((name) => join(dirname(path), name))
        .filter((target) => target.startsWith("src/")),
    ),
  );

  it("lead to the stages that a browser can run, and to the files named above", () => {
    expect(targets.size).toBeGreaterThan(10);
    const others = [...targets].filter((target) => !STAGES.some((stage) => target.startsWith(`src/${stage}/`)));
    expect(others.sort()).toEqual(Object.keys(FILES).sort());
  });

  it("never end in Node", () => {
    const found = [...targets].flatMap((target) => [...reachable(target)].filter((name) => name.startsWith("node:")));
    expect(found).toEqual([]);
  });
});

import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildViewer } from "./build-viewer.ts";
import { findMutants, sampleOf } from "./find-mutants.ts";
import { tryMutants } from "./try-mutants.ts";

interface Folder {
  /** The tests that have to notice a change of it: the quick ones, which name it or draw it. */
  readonly tests: readonly string[];
  /** How much of it they have to notice, in per cent. */
  readonly least: number;
  /** The tests that `--browser` tries with what those do not notice. */
  readonly browser?: readonly string[];
}

const PAGES = ["test/e2e/viewer-graph.test.ts", "test/e2e/keyboard.test.ts", "test/e2e/expand.test.ts"];

const FOLDERS: Readonly<Record<string, Folder>> = {
  "src/compile": { tests: ["test/compile"], least: 80 },
  "src/corroborate": {
    tests: [
      ...["test/corroborate", "test/rivals/rivals.test.ts", "test/compile/consequences.test.ts"],
      ...["test/time/holds.test.ts", "test/time/held-together.test.ts", "test/time/lifetimes.test.ts"],
    ],
    least: 80,
  },
  "src/diff": { tests: ["test/diff", "test/wording"], least: 80 },
  "src/emit": { tests: ["test/emit"], least: 80 },
  "src/fmt": { tests: ["test/fmt"], least: 80 },
  "src/import": { tests: ["test/import", "test/cli/import", "test/diagnostics/fixtures.test.ts"], least: 80 },
  "src/parse": { tests: ["test/parse"], least: 80 },
  "src/pipeline": { tests: ["test/pipeline"], least: 80 },
  "src/query": { tests: ["test/query", "test/competency"], least: 80 },
  "src/refactor": { tests: ["test/refactor"], least: 80 },
  "src/report": {
    tests: [
      "test/report",
      "test/faces",
      "test/cli/ask",
      "test/cli/show",
      "test/cli/entities.test.ts",
      "test/cli/match.test.ts",
    ],
    least: 80,
  },
  "src/resolve": { tests: ["test/resolve", "test/validate"], least: 80 },
  "src/rules": { tests: ["test/rules", "test/diagnostics"], least: 80 },
  "src/validate": { tests: ["test/validate"], least: 80 },
  "src/wording": { tests: ["test/wording", "test/viewer/share/cite.test.ts", "test/viewer/evidence"], least: 80 },
  "viewer/canvas": { tests: ["test/viewer"], least: 60, browser: PAGES },
  "viewer/derive": { tests: ["test/viewer"], least: 80, browser: PAGES },
  "viewer/evidence": { tests: ["test/viewer/evidence"], least: 80 },
  "viewer/state": { tests: ["test/viewer"], least: 80, browser: PAGES },
  "viewer/story": { tests: ["test/viewer"], least: 60 },
};

/** Where the viewer is built with the changes. */
const VIEWER = "node_modules/.cache/entente-mutants/viewer";

// Where it is ended, what its processes wrote goes as well.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(2));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    browser: { type: "boolean", default: false },
    concurrency: { type: "string", default: String(availableParallelism()) },
  },
});
const [path = ""] = positionals;
const folder = Object.keys(FOLDERS).find((name) => path === name || path.startsWith(`${name}/`));
const chosen = folder === undefined ? undefined : FOLDERS[folder];
if (!chosen || !existsSync(path)) {
  const names = Object.keys(FOLDERS).join(", ");
  console.error(
    `usage: npm run mutants -- FOLDER [--sample N] [--seed N] [--browser] [--concurrency N], or one file. Folders: ${names}`,
  );
  process.exit(2);
}
const { tests, least, browser } = chosen;
const files = /\.tsx?$/.test(path)
  ? [path]
  : readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(path, name));

const { mutants, texts } = await findMutants(files);
const tried = values.sample ? sampleOf(mutants, Number(values.sample), Number(values.seed)) : mutants;
const setting = {
  texts,
  tests: tests.map((name) => (name.endsWith(".ts") ? name : `${name}/**/*.test.{ts,tsx}`)),
  // They read the whole of data/ each time, lay out thousands of nodes, or build project after project: others notice the same sooner.
  exclude: [
    ...["test/wording/verb-phrase.test.ts", "test/refactor/merge-versions.test.ts"],
    ...["test/resolve/shipped-references.test.ts", "test/corroborate/shipped-deployment.test.ts"],
    ...["test/compile/layout/large-pictures.test.ts", "test/emit/million-edges.test.ts"],
    ...["test/pipeline/outputs.test.ts", "test/pipeline/partial-facts.test.ts", "test/pipeline/snapshots.test.ts"],
  ],
};
try {
  let unnoticed = await tryMutants(tried, setting, Number(values.concurrency), console.log);
  if (values.browser && browser && unnoticed.length > 0) {
    await buildViewer(texts, VIEWER);
    const inBrowser = { ...setting, tests: browser, viewer: VIEWER };
    unnoticed = await tryMutants(unnoticed, inBrowser, Number(values.concurrency), console.log);
  }
  console.log("");
  for (const { file, line, column, original, replacement } of unnoticed) {
    console.log(`${file}:${line}:${column} ${original} -> ${replacement}`);
  }
  const noticed = tried.length - unnoticed.length;
  const score = (100 * noticed) / tried.length;
  console.log(
    `\n${path}: ${noticed} of ${tried.length} noticed, ${Math.round(score)} %; at least ${least} % are asked for`,
  );
  process.exitCode = score < least ? 1 : 0;
} catch (error) {
  console.error(String(error));
  process.exitCode = 2;
}

import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { samplePlaces } from "./sample.mjs";

/** The tests that have to notice a change of a folder: the quick ones, which name it or draw it; and how much of it they have to notice. */
const FOLDERS = {
  "src/compile": { tests: ["test/compile"], least: 80 },
  "src/corroborate": { tests: ["test/corroborate", "test/time"], least: 80 },
  "src/diff": { tests: ["test/diff", "test/wording"], least: 80 },
  "src/emit": { tests: ["test/emit"], least: 80 },
  "src/fmt": { tests: ["test/fmt"], least: 80 },
  "src/import": { tests: ["test/import"], least: 80 },
  "src/parse": { tests: ["test/parse"], least: 80 },
  "src/pipeline": { tests: ["test/pipeline"], least: 80 },
  "src/query": { tests: ["test/query", "test/competency"], least: 80 },
  "src/refactor": { tests: ["test/refactor"], least: 80 },
  "src/report": { tests: ["test/report"], least: 80 },
  "src/resolve": { tests: ["test/resolve", "test/validate"], least: 80 },
  "src/rules": { tests: ["test/rules", "test/diagnostics"], least: 80 },
  "src/validate": { tests: ["test/validate"], least: 80 },
  "src/wording": { tests: ["test/wording", "test/viewer/share/cite.test.ts", "test/viewer/evidence"], least: 80 },
  "viewer/canvas": { tests: ["test/viewer"], least: 60 },
  "viewer/derive": { tests: ["test/viewer"], least: 80 },
  "viewer/evidence": { tests: ["test/viewer/evidence"], least: 80 },
  "viewer/state": { tests: ["test/viewer"], least: 80 },
  "viewer/story": { tests: ["test/viewer"], least: 60 },
};

/** What is left changes what the code decides. Words and shapes have tests that compare them whole. */
const EXCLUDED = [
  ...["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "BlockStatement", "Regex", "MethodExpression"],
  "ArrowFunction",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    concurrency: { type: "string", default: String(availableParallelism()) },
  },
});
const [path = ""] = positionals;
const folder = Object.keys(FOLDERS).find((name) => path === name || path.startsWith(`${name}/`));
if (folder === undefined || !existsSync(path)) {
  const names = Object.keys(FOLDERS).join(", ");
  console.error(
    `usage: npm run mutants -- FOLDER [--sample N] [--seed N] [--concurrency N], or one file. Folders: ${names}`,
  );
  process.exit(2);
}
const { tests, least } = FOLDERS[folder];
const files = /\.tsx?$/.test(path)
  ? [path]
  : readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(path, name));

// The processes that run the tests read it in vitest.config.ts.
process.env["MUTANTS_TESTS"] = tests.join(",");
await new Stryker({
  mutate: values.sample ? await samplePlaces(files, EXCLUDED, Number(values.sample), Number(values.seed)) : files,
  mutator: { excludedMutations: EXCLUDED },
  // Tests build their world once, outside of any test: what runs there counts, too, though each such change loads all of it anew.
  ignoreStatic: false,
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: Number(values.concurrency),
  checkers: [],
  // TypeScript 7 has no interface that Stryker could read it with.
  tsconfigFile: "none",
  ignorePatterns: ["coverage", "dist", "docs", "lib", ".entente"],
  tempDirName: ".mutants",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: least, break: least },
}).runMutationTest();

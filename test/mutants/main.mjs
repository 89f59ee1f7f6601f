import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Stryker } from "@stryker-mutator/core";

/** The tests that have to notice a change of a folder: the quick ones, which name it or draw it. */
const TESTS = {
  "src/corroborate": ["test/corroborate"],
  "src/wording": ["test/wording", "test/viewer/share/cite.test.ts"],
  "viewer/evidence": ["test/viewer/evidence"],
  "viewer/derive": ["test/viewer"],
  "viewer/state": ["test/viewer"],
};

const [path = ""] = process.argv.slice(2);
const folder = Object.keys(TESTS).find((name) => path === name || path.startsWith(`${name}/`));
if (folder === undefined || !existsSync(path)) {
  console.error(`usage: npm run mutants -- FOLDER, or one file of it. Folders: ${Object.keys(TESTS).join(", ")}`);
  process.exit(2);
}

// The processes that run the tests read it in vitest.config.ts.
process.env["MUTANTS_TESTS"] = TESTS[folder].join(",");
await new Stryker({
  mutate: [/\.tsx?$/.test(path) ? path : `${path}/**/*.{ts,tsx}`],
  mutator: {
    // What is left changes what the code decides. Words and shapes have tests that compare them whole.
    excludedMutations: [
      ...["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "BlockStatement", "Regex", "MethodExpression"],
      "ArrowFunction",
    ],
  },
  ignoreStatic: true,
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: availableParallelism(),
  checkers: [],
  // TypeScript 7 has no interface that Stryker could read it with.
  tsconfigFile: "none",
  ignorePatterns: ["coverage", "dist", "docs", "lib", ".entente"],
  tempDirName: ".mutants",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: 80 },
}).runMutationTest();

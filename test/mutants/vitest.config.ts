import { defineConfig } from "vitest/config";

const tests = process.env["MUTANTS_TESTS"]?.split(",") ?? [];

export default defineConfig({
  test: {
    include: tests.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.test.ts`)),
    // It reads the whole of data/ each time.
    exclude: ["test/wording/verb-phrase.test.ts"],
    testTimeout: 60_000,
    isolate: false,
  },
});

// Runs before each file of tests, in its worker: says which change is active, and what of the changed code the file ran.
import { afterAll, inject } from "vitest";
import type { Meta } from "./messages.ts";

/** What Stryker's changed code reads and writes. */
interface State {
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { readonly static: Record<string, number>; readonly perTest: object };
}

const shared: { __stryker__?: State } = globalThis as object;
const isFirst = shared.__stryker__ === undefined;
shared.__stryker__ ??= {};
const state = shared.__stryker__;
const { mutant, hitLimit } = inject("mutants");
// The changed place throws when it is reached too often: so most loops without an end are noticed at once, on any machine.
if (mutant !== undefined && hitLimit !== undefined) {
  state.activeMutant = mutant;
  state.hitLimit = hitLimit;
  state.hitCount ??= 0;
}

if (isFirst && process.env["VIEWER_BUILD"] !== undefined) {
  const { activateInPages } = await import("./pages.ts");
  const hits: Record<string, number> = {};
  state.mutantCoverage ??= { static: hits, perTest: {} };
  activateInPages({ ...(mutant !== undefined && { mutant }) }, (id) => {
    hits[id] ??= 1;
  });
}

// Without a change, a worker runs one file, so what modules do when they are loaded is counted for each file.
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to know which fixtures are asked for.
afterAll(({}, suite) => {
  const meta: object & Meta = suite.file.meta;
  meta.hits = state.mutantCoverage?.static ?? {};
});

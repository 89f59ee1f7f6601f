import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { findMutants, type Mutant, sampleOf } from "./find-mutants.ts";
import { tryMutants } from "./try-mutants.ts";

const FOLDER = "test/mutants/fixture";
const { mutants, texts } = await findMutants([`${FOLDER}/sum.ts`]);
const named = ({ line, original, replacement }: Mutant): string => `${line}: ${original} -> ${replacement}`;
const setting = (test: string) => ({ texts, tests: [`${FOLDER}/${test}.check.ts`], exclude: [] });

// Each starts a process with Vitest in it, which a busy machine does slowly.
describe("trying changes", { timeout: 600_000 }, () => {
  beforeAll(() => {
    // `npm run types` checks its types.
    execFileSync("node_modules/.bin/tsc", ["-p", "test/mutants", "--noCheck"]);
  }, 600_000);

  it("tells what tests notice from what they do not notice and do not run", async () => {
    const noticed = ["3: most < 0 -> true"];
    const endless = ["6: n++ -> n--"];
    const unnoticed = ["4: most > 100 -> most >= 100"];
    const unrun = ["11: n < 0 -> n <= 0"];
    const tried = mutants.filter((mutant) => [...noticed, ...endless, ...unnoticed, ...unrun].includes(named(mutant)));
    expect(tried).toHaveLength(4);
    const lines: string[] = [];
    const left = await tryMutants(tried, setting("sum"), 1, (text) => lines.push(text));
    expect(left.map(named)).toEqual([...unnoticed, ...unrun]);
    expect(lines.filter((line) => line.includes("not run"))).toHaveLength(1);
  });

  it("says which test fails without a change", async () => {
    await expect(tryMutants(mutants, setting("broken"), 1, () => undefined)).rejects.toThrow(
      /fails without a change: test\/mutants\/fixture\/broken\.check\.ts: fails with and without a change: expected 6 to be 7/,
    );
  });

  it("takes all for unnoticed where no file of tests imports what is changed", async () => {
    const elsewhere = { ...setting("sum"), texts: new Map([["test/mutants/main.ts", ""]]) };
    expect(await tryMutants(mutants, elsewhere, 1, () => undefined)).toEqual(mutants);
  });
});

describe("a sample of changes", () => {
  it("is the same for the same seed, and keeps the order", () => {
    const sample = sampleOf(mutants, 5, 1);
    expect(sample).toEqual(sampleOf(mutants, 5, 1));
    expect(sample).not.toEqual(sampleOf(mutants, 5, 2));
    expect(mutants.filter((mutant) => sample.includes(mutant))).toEqual(sample);
  });

  it("is all of them where more are asked for than there are", () => {
    expect(sampleOf(mutants, mutants.length + 1, 1)).toEqual(mutants);
  });
});

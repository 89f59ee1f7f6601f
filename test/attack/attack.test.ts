import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { isLong } from "../helpers/runs.ts";

/** `npm run attack` goes on for as long as it is told to. */
const [CASES, KILLS] = isLong ? ["40", "36"] : ["3", "6"];
const FOLDER = "node_modules/.cache/entente-attack/test/attack";

beforeAll(() => {
  // `npm run types` checks its types.
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "test/attack", "--noCheck"]);
});

/** Attacks the program as `npm test` built it, always in the same way. */
function attack(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(FOLDER, "main.js"), ...args], { encoding: "utf8" });
  return `${stderr}${stdout}`;
}

test("spoilt projects are reported, built and printed soundly", { timeout: 240_000 }, () => {
  const said = attack("--parts", "corruptions", "--seed", "1", "--cases", CASES);
  expect(said).toMatch(/^seed 1: \d+ cases, \d+ builds, \d+ findings, 0 kills; 0 failures\n$/);
});

test("a command that is killed leaves the old or the new", { timeout: 240_000 }, () => {
  const said = attack("--parts", "kills", "--seed", "2", "--cases", KILLS);
  expect(said).toMatch(/^seed 2: 0 cases, 0 builds, 0 findings, \d+ kills; 0 failures\n$/);
});

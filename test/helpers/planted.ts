import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The command line as it was built. */
export const BIN: string = join(process.cwd(), "lib/cli/main.js");

const PRELOAD = pathToFileURL(join(process.cwd(), "test/helpers/plant.mjs")).href;

/** How to start the command line with a fault in it. `at`: a file below src/, `#`, one of its functions. */
export function planted(
  at: string,
  args: readonly string[],
): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return { args: ["--import", PRELOAD, BIN, ...args], env: { ...process.env, PLANT_AT: at } };
}

/** Runs the command line with a fault in it. */
export function runPlanted(at: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const call = planted(at, args);
  return spawnSync(process.execPath, call.args, { encoding: "utf8", env: call.env });
}

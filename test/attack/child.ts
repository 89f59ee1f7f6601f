import { join } from "node:path";
import { runCase } from "./run-case.ts";

/** A process that takes the seeds of cases one by one: what ends it or hangs in it ends one case. */
const folder = process.argv[2] ?? "";

const tell = (message: object): void => void process.send?.(message);

process.on("uncaughtException", (error) => tell({ loose: error.stack ?? String(error) }));
// Left alone by a campaign that was stopped, there is no one to tell.
process.on("disconnect", () => process.exit());
process.on("message", (seed: number) => {
  void runCase(seed, join(folder, "project")).then(tell);
});

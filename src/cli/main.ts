#!/usr/bin/env node
import { allocateYoung, inlineFor, ownEngine } from "../host/engine.ts";
import { runCli, tellFailure } from "./run.ts";

const args = process.argv.slice(2);

// A reader that has seen enough (`| head`) is not a failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
// Nothing can be said any more; the exit code still tells.
process.stderr.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
// What fails outside of the command's own promise, such as in a callback or in a promise that nothing awaits.
process.on("uncaughtException", (error) => process.exit(tellFailure(error, args)));

ownEngine();
inlineFor("much code");
allocateYoung();
process.exitCode = await runCli(args);

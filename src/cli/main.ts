#!/usr/bin/env node
import { inlineFor } from "../host/inlining.ts";
import { runCli } from "./run.ts";

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

inlineFor("much code");
process.exitCode = await runCli(process.argv.slice(2));

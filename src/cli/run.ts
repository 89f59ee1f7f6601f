import { CommanderError } from "commander";
import { neutralLines } from "../report/display.ts";
import { EXIT } from "./failure.ts";
import { failureOf } from "./fault.ts";
import { createProgram } from "./program.ts";

/** Runs a command line and gives the exit code. A command sets another one through `process.exitCode`. */
export async function runCli(args: readonly string[]): Promise<number> {
  const program = createProgram();
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    // Commander repeats arguments as they came.
    command.configureOutput({ outputError: (text, write) => write(neutralLines(text)) });
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return typeof process.exitCode === "number" ? process.exitCode : EXIT.clean;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    return tellFailure(error, args);
  }
}

/** Prints why a command could not do its work, and gives the exit code. */
export function tellFailure(error: unknown, args: readonly string[]): number {
  const { text, code } = failureOf(error, { args, debug: args.includes("--debug") });
  process.stderr.write(text);
  return code;
}

import { neutral, neutralLines } from "../report/display.ts";
import { brokenMachine, EXIT, UsageError } from "./failure.ts";
import { version } from "./version.ts";

/** How the command was called. */
export interface Call {
  readonly args: readonly string[];
  /** Show stacks. */
  readonly debug: boolean;
}

/** Why a command could not do its work, and the exit code for it. */
export function failureOf(error: unknown, call: Call): { readonly text: string; readonly code: number } {
  if (error instanceof UsageError) {
    const hint = error.hint === undefined ? "" : `hint: ${neutralLines(error.hint)}\n`;
    return { text: `entente: ${neutralLines(error.message)}\n${hint}`, code: EXIT.usage };
  }
  const broken = brokenMachine(error);
  return broken === undefined
    ? { text: faultText(error, call), code: EXIT.fault }
    : { text: `entente: ${neutralLines(broken)}\n`, code: EXIT.usage };
}

/** What to print of an error that nothing in Entente expects: that it is ours, and what to report. */
function faultText(error: unknown, { args, debug }: Call): string {
  const { platform, arch } = process;
  const lines = [
    `entente: this is a fault in Entente, not in your files: ${neutral(faultName(error))}`,
    "Please report it with these lines:",
    `  version: entente ${version()}, Node ${process.versions.node}, ${platform} ${arch}`,
    `  command: ${neutral(["entente", ...args].map(withoutPassword).join(" "))}`,
    ...(debug ? [neutralLines(stackOf(error))] : ["`--debug` adds where in the program it happened."]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The class and the message of an error, on one line. */
export function faultName(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
  return text.replace(/\s+/g, " ");
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? faultName(error)}${cause}`;
}

/** Addresses of databases may hold one. */
function withoutPassword(text: string): string {
  return text.replace(/:\/\/([^/@\s:]*):[^@\s]*@/g, "://$1:...@");
}

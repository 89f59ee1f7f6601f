import type * as run from "../../src/cli/run.ts";
import { built } from "./program.ts";

/** What a command printed, and its exit code. */
export interface Called {
  readonly args: readonly string[];
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Write = typeof process.stdout.write;

/** Runs a command line in this process, since a thousand processes take minutes to start. */
export async function call(...args: readonly string[]): Promise<Called> {
  const { runCli } = await built<typeof run>("cli/run.js");
  const printed: { out: Buffer[]; err: Buffer[] } = { out: [], err: [] };
  const record = (to: Buffer[]) =>
    ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      to.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
      const finished = typeof encoding === "function" ? encoding : done;
      if (typeof finished === "function") finished();
      return true;
    }) as Write;
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = record(printed.out);
  process.stderr.write = record(printed.err);
  process.exitCode = undefined;
  try {
    const code = await runCli(args);
    const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
    return { args, code, out: text(printed.out), err: text(printed.err) };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
    process.exitCode = undefined;
  }
}

import { vi } from "vitest";
import { runCli } from "../../src/cli/run.ts";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process and catches what it prints. */
export async function run(...args: string[]): Promise<Run> {
  const printed = { out: "", err: "" };
  const record = (to: "out" | "err") => (chunk: unknown, encoding?: unknown, done?: unknown) => {
    printed[to] += typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString("utf8");
    const finished = typeof encoding === "function" ? encoding : done;
    if (typeof finished === "function") finished();
    return true;
  };
  const out = vi.spyOn(process.stdout, "write").mockImplementation(record("out") as typeof process.stdout.write);
  const err = vi.spyOn(process.stderr, "write").mockImplementation(record("err") as typeof process.stderr.write);
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const code = await runCli(args);
    return { code, ...printed };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = before;
  }
}

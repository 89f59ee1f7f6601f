import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { runCli } from "../../src/cli/run.ts";
import { keeping } from "../../src/cli/run-project.ts";

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

let kept: string | undefined;

/**
 * Lets the command lines of a file find what the first of them made of the shipped project, as they do of a project that is large: to compile it takes
 * most of the time of a question. It is kept for all tests of a worker, beside the database that `query` asks, and for no later run.
 */
export function keepShipped(): void {
  const before = { from: keeping.from, cache: process.env["ENTENTE_CACHE"] };
  beforeAll(() => {
    // What an earlier build left would answer for this one.
    kept ??= mkdtempSync(join(tmpdir(), "entente-kept-"));
    process.env["ENTENTE_CACHE"] = kept;
    keeping.from = 1;
  });
  afterAll(() => {
    keeping.from = before.from;
    if (before.cache === undefined) delete process.env["ENTENTE_CACHE"];
    else process.env["ENTENTE_CACHE"] = before.cache;
  });
}

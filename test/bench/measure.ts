import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a command took. */
export interface Run {
  /** Seconds of user and system time, all threads. */
  readonly cpu: number;
  /** Seconds that a person waits. */
  readonly wall: number;
  /** Largest resident set, in bytes. */
  readonly peak: number;
  /** Bytes of the files that it left behind new or changed. */
  readonly written: number;
}

export interface Outcome {
  /** null where the command failed: `reason` says how. */
  readonly run: Run | null;
  readonly reason: string;
  readonly output: string;
}

const USAGE_HOOK = join(import.meta.dirname, "usage-hook.js");

/**
 * Runs a command to its end, once nothing waits for the disk, so that no command pays for what others wrote. Node reports its own usage through a
 * hook, Python by itself, both into a file that a variable names.
 *
 * @param outputs the folders that it writes into
 */
export function measure(command: string, args: readonly string[], outputs: readonly string[] = []): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "entente-usage-"));
  const usage = join(folder, "usage.json");
  const node = command === process.execPath;
  // There is no such command on Windows, and then it is as it is.
  spawnSync("sync");
  const startedAt = Date.now();
  const began = performance.now();
  const child = spawnSync(command, node ? ["--import", USAGE_HOOK, ...args] : args, {
    env: { ...process.env, ENTENTE_BENCH_USAGE: usage },
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const wall = (performance.now() - began) / 1000;
  try {
    if (child.status !== 0) return { run: null, reason: reasonOf(child.stderr, child.signal), output: child.stdout };
    const { cpu, peak } = JSON.parse(readFileSync(usage, "utf8")) as { cpu: number; peak: number };
    const written = bytesSince(startedAt, outputs);
    return { run: { cpu: round(cpu), wall: round(wall), peak, written }, reason: "", output: child.stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesSince(startedAt: number, folders: readonly string[]): number {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name))),
  );
  return files.filter((file) => file.mtimeMs >= startedAt).reduce((sum, file) => sum + file.size, 0);
}

function reasonOf(stderr: string, signal: string | null): string {
  const line = stderr.split("\n").find((text) => /error|exception/i.test(text)) ?? stderr.trim().split("\n").at(-1);
  return signal ?? (line?.trim() || "failed without a word");
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

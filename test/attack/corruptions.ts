import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { CaseResult } from "./run-case.ts";

/** Seconds of processor that a case may take. It takes one or two. */
const MOST_CPU = 30;
/** Seconds by the clock, for one that waits for something that never comes. */
const MOST_WALL = 300;

/** A process that runs cases, one after the other. */
export class CaseRunner {
  readonly #folder = mkdtempSync(join(tmpdir(), "entente-attack-"));
  #child: ChildProcess | undefined;

  async run(seed: number): Promise<CaseResult> {
    this.#child ??= this.#start();
    const child = this.#child;
    const began = { cpu: cpuOf(child), wall: performance.now() };
    const heard = new Promise<CaseResult>((done) => {
      const failed = (fault: string) => done({ seed, what: "", faults: [fault], findings: 0, built: false });
      child.removeAllListeners("message").removeAllListeners("exit");
      child.on("message", (message: CaseResult | { loose: string }) => {
        if ("loose" in message) failed(`thrown where nothing awaits it: ${message.loose}`);
        else done(message);
      });
      child.on("exit", (code, signal) => {
        this.#child = undefined;
        failed(`the process ended: ${signal ?? `exit ${code}`}`);
      });
      child.send(seed);
    });
    const over = new AbortController();
    const watch = async (): Promise<void> => {
      while (!over.signal.aborted) {
        await setTimeout(250);
        const wall = (performance.now() - began.wall) / 1000;
        if (cpuOf(child) - began.cpu > MOST_CPU || wall > MOST_WALL) child.kill("SIGKILL");
      }
    };
    void watch();
    const result = await heard;
    over.abort();
    const took = cpuOf(child) - began.cpu;
    if (took <= MOST_CPU) return result;
    return { ...result, faults: [...result.faults, `a hang: more than ${MOST_CPU} s of processor`] };
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(): ChildProcess {
    const [home, cache] = [join(this.#folder, "home"), join(this.#folder, "cache")];
    mkdirSync(home, { recursive: true });
    const env = { ...process.env, HOME: home, XDG_CACHE_HOME: cache, NO_COLOR: "1" };
    return fork(join(import.meta.dirname, "child.js"), [this.#folder], { env });
  }
}

/** Seconds of processor that a process has taken, where the machine tells; else 0, and the clock alone ends a hang. */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch (error) {
    if (error instanceof Error && "code" in error) return 0;
    throw error;
  }
}

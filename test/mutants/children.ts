import { type ChildProcess, fork } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Job, Message, Setting } from "./messages.ts";

/** Where `tsc -p test/mutants` writes it. */
const CHILD = "node_modules/.cache/entente-mutants/test/mutants/child.js";

/** A process that runs tests, started when it is first needed and again after it was ended. */
export class Child {
  readonly #setting: Setting;
  readonly #temporary: string;
  #process: ChildProcess | undefined;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#temporary = mkdtempSync(join(tmpdir(), "entente-mutants-"));
    // PostgreSQL runs as another user.
    chmodSync(this.#temporary, 0o755);
    process.once("exit", this.#onExit);
  }

  /** A signal that ends this process leaves no files behind either. */
  readonly #onExit = (): void => {
    this.#process?.kill("SIGKILL");
    this.#remove();
  };

  #remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The files of tests that it found. */
  async files(): Promise<readonly string[]> {
    return await this.#start();
  }

  /**
   * @param limit in milliseconds, after which the process is ended
   * @returns what failed; `undefined` where the process ended, by the limit or by itself
   */
  async run(job: Job, limit?: number): Promise<Answer | undefined> {
    if (!this.#process) await this.#start();
    const timer = limit === undefined ? undefined : setTimeout(() => this.#process?.kill("SIGKILL"), limit);
    const answer = await this.#ask<Answer>({ kind: "run", job });
    clearTimeout(timer);
    return answer;
  }

  async end(): Promise<void> {
    const running = this.#process;
    if (running) {
      const ended = new Promise((done) => running.once("exit", done));
      running.kill("SIGKILL");
      await ended;
    }
    process.off("exit", this.#onExit);
    this.#remove();
  }

  async #start(): Promise<readonly string[]> {
    const { texts, tests, exclude, viewer } = this.#setting;
    const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: this.#temporary, ...(viewer && { VIEWER_BUILD: viewer }) };
    // Where a test starts it, it is not a worker of that test's run.
    for (const name of Object.keys(env)) if (name.startsWith("VITEST")) delete env[name];
    const started = fork(CHILD, { env, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#process = started;
    started.once("exit", () => {
      if (this.#process === started) this.#process = undefined;
    });
    const files = await this.#ask<readonly string[]>({ kind: "start", texts: [...texts], tests, exclude });
    if (!files) throw new Error("Vitest did not start");
    return files;
  }

  #ask<Reply>(message: Message): Promise<Reply | undefined> {
    const asked = this.#process;
    return new Promise((resolve) => {
      const done = (reply?: unknown): void => {
        asked?.off("message", done);
        asked?.off("exit", gone);
        resolve(reply as Reply | undefined);
      };
      const gone = (): void => done();
      asked?.once("message", done);
      asked?.once("exit", gone);
      asked?.send(message);
    });
  }
}

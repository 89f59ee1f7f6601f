import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Stage } from "../build.ts";
import type { SentHeads } from "./block-reader.ts";
import type { Scope } from "./context.ts";
import { crewMember, type Task } from "./crew-member.ts";
import type { Block } from "./plan.ts";
import type { Tally } from "./tally.ts";
import type { Hired } from "./worker.ts";

/** The threads of a build, this one among them. Blocks come back in the order in which they were given. */
export interface Crew {
  /** Null where there is an error. */
  read(): Promise<readonly SentHeads[] | null>;
  /**
   * Null for each block with an error.
   *
   * @param text the context as JSON, for the others, and `scope` the same for this thread
   */
  compile(scope: Scope, text: string): Promise<readonly (Tally | null)[]>;
  dismiss(): Promise<void>;
}

/** So many blocks are done before another thread has paid for its start, and for optimizing the same code once more. */
const WORTH = 75;
/** More threads wait for one disk. */
const MOST = 4;

/** How many threads are worth their start. */
export function threadsFor(blocks: number): number {
  return blocks < WORTH ? 1 : Math.min(availableParallelism(), MOST);
}

/** @param begin told what share of this thread's blocks is read, and then compiled */
export function hireCrew(
  task: Task,
  blocks: readonly Block[],
  threads: number,
  begin: (stage: Stage, share: number) => void,
): Crew {
  const shares = Array.from({ length: threads }, (_, n) => blocks.filter((_block, i) => i % threads === n));
  const [own = [], ...others] = shares;
  const workers = others.map((share, n) => hire({ ...task, spill: `${task.spill}.${n + 1}`, blocks: share }));
  const member = crewMember({ ...task, spill: `${task.spill}.0` });
  return {
    async read() {
      const mine = member.read(own, (share) => begin("read", share));
      const theirs = mine === null ? [] : await Promise.all(workers.map((worker) => worker.next()));
      const all = [mine, ...(theirs as (readonly SentHeads[] | null)[])];
      return all.includes(null) ? null : deal(all.map((share) => share ?? []));
    },
    async compile(scope, text) {
      for (const worker of workers) worker.tell(text);
      const mine = member.compile(scope, (share) => begin("corroborate", share));
      const theirs = await Promise.all(workers.map((worker) => worker.next()));
      return deal([mine, ...(theirs as (readonly (Tally | null)[])[])]);
    },
    async dismiss() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

/** One list from several that blocks were dealt out to in turn. */
function deal<T>(shares: readonly (readonly T[])[]): readonly T[] {
  const whole: T[] = [];
  const total = shares.reduce((sum, { length }) => sum + length, 0);
  for (let n = 0; n < total; n += 1) {
    const one = shares[n % shares.length]?.[Math.floor(n / shares.length)];
    if (one !== undefined) whole.push(one);
  }
  return whole;
}

interface Hand {
  tell(message: unknown): void;
  /** Its next message, whether it has come already or not. Rejects where the thread failed. */
  next(): Promise<unknown>;
  end(): Promise<unknown>;
}

function hire(hired: Hired): Hand {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: hired });
  const heard: unknown[] = [];
  let failure: Error | undefined;
  let waiting: { resolve(message: unknown): void; reject(error: Error): void } | undefined;
  worker.on("message", (message) => {
    if (waiting === undefined) heard.push(message);
    else waiting.resolve(message);
    waiting = undefined;
  });
  const fail = (error: Error): void => {
    failure ??= error;
    waiting?.reject(failure);
    waiting = undefined;
  };
  worker.on("error", fail);
  // Without this, one that ends without a word would be waited for without end.
  worker.on("exit", (code) => fail(new Error(`a thread ended with code ${code} before its work was done`)));
  return {
    tell: (message) => worker.postMessage(message),
    next: () =>
      new Promise((resolve, reject) => {
        if (heard.length > 0) resolve(heard.shift());
        else if (failure) reject(failure);
        else waiting = { resolve, reject };
      }),
    end: () => worker.terminate(),
  };
}

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { newSpillName } from "../../host/byte-range.ts";
import type { Snapshot } from "../../host/host.ts";
import { LIBRARY } from "../../host/library.ts";
import type { Schema } from "../../model/schema.ts";
import type { Aim } from "../compile-block.ts";
import type { Scope } from "../context.ts";
import { type Steps, settled } from "../steps.ts";
import { type Compiled, type NumberedBlock, poolMember, type Read } from "./pool-member.ts";
import type { ThreadData, ThreadRequest } from "./worker-thread.ts";

/** Threads that read and compile blocks, this one among them. What comes back is in the order of what was given. */
export interface WorkerPool {
  /** @param known contents of blocks that need no reading */
  read(blocks: readonly NumberedBlock[], known: ReadonlySet<string>): Steps<readonly Read[]>;
  /** @param context the scope as JSON, for the other threads */
  compile(blocks: readonly NumberedBlock[], scope: Scope, context: () => string): Steps<readonly Compiled[]>;
  close(): Promise<unknown> | undefined;
}

export interface PoolOptions {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly aim: Aim;
  /** Where parts of outputs go. Absolute, and the folder exists; null: they stay in memory, and there is one thread. */
  readonly cache: string | null;
  readonly threads?: number | undefined;
  readonly begin: (stage: "read" | "corroborate", share: number) => void;
}

/** So many blocks are done before another thread has paid for its start, and for optimizing the same code once more. */
const WORTH = 75;
/** More threads wait for one disk. */
const MOST = 4;

/** How many threads are worth their start. */
function threadsFor(blocks: number): number {
  return blocks < WORTH ? 1 : Math.min(availableParallelism(), MOST);
}

/** Threads are started once there is work for them. */
export function openPool({ host, schema, aim, cache, threads, begin }: PoolOptions): WorkerPool {
  const own = poolMember(host, schema, aim, cache === null);
  const others: Thread[] = [];
  /** The member that has read a block, and holds it. */
  const readers = new Map<number, number>();
  const deal = (blocks: readonly NumberedBlock[]): readonly NumberedBlock[][] => {
    const { origin } = host;
    const wanted = threads ?? threadsFor(blocks.length);
    if (cache !== null && origin) {
      while (others.length < wanted - 1) others.push(startThread({ origin, schema, aim }));
    }
    const shares: NumberedBlock[][] = [[], ...others.map(() => [])];
    for (const [at, block] of blocks.entries()) {
      const member = readers.get(block.n) ?? at % shares.length;
      readers.set(block.n, member);
      shares[member]?.push(block);
    }
    return shares;
  };
  const spillOf = (member: number): string => `${newSpillName(cache ?? "")}.${member}`;
  return {
    *read(blocks, known) {
      const shares = deal(blocks);
      for (const [n, thread] of others.entries()) {
        thread.tell({ to: "read", blocks: shares[n + 1] ?? [], known, spill: spillOf(n + 1) });
      }
      const spill = cache === null ? null : spillOf(0);
      const mine = yield* own.read(shares[0] ?? [], known, spill, (share) => begin("read", share));
      return yield* inOrder(blocks, shares, mine, others);
    },
    *compile(blocks, scope, context) {
      const shares = deal(blocks);
      for (const [n, thread] of others.entries()) {
        thread.tell({ to: "compile", blocks: shares[n + 1] ?? [], context: context(), spill: spillOf(n + 1) });
      }
      const spill = cache === null ? null : spillOf(0);
      const mine = yield* own.compile(shares[0] ?? [], scope, spill, (share) => begin("corroborate", share));
      return yield* inOrder(blocks, shares, mine, others);
    },
    close: () => (others.length === 0 ? undefined : Promise.all(others.map((thread) => thread.end()))),
  };
}

/** One list from what each member made of its share. */
function* inOrder<T>(
  blocks: readonly NumberedBlock[],
  shares: readonly (readonly NumberedBlock[])[],
  mine: readonly T[],
  others: readonly Thread[],
): Steps<readonly T[]> {
  if (others.length === 0) return mine;
  const theirs = yield* settled(Promise.all(others.map((thread) => thread.next<T>())));
  const made = new Map<number, T>();
  for (const [member, own] of [mine, ...theirs].entries()) {
    for (const [at, one] of own.entries()) made.set(shares[member]?.[at]?.n ?? -1, one);
  }
  return blocks.flatMap(({ n }) => made.get(n) ?? []);
}

interface Thread {
  tell(request: ThreadRequest): void;
  /** Its next answer, whether it has come already or not. Rejects where the thread failed. */
  next<T>(): Promise<readonly T[]>;
  end(): Promise<unknown>;
}

function startThread(workerData: ThreadData): Thread {
  const worker = new Worker(join(LIBRARY, "cli", "worker-thread.js"), { workerData });
  const heard: unknown[] = [];
  let failure: Error | undefined;
  let waiting: { resolve(answer: unknown): void; reject(error: Error): void } | undefined;
  worker.on("message", (answer: unknown) => {
    if (waiting === undefined) heard.push(answer);
    else waiting.resolve(answer);
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
    tell: (request) => worker.postMessage(request),
    // What a thread answers is what it was asked for.
    next: <T>() =>
      new Promise<unknown>((resolve, reject) => {
        if (heard.length > 0) resolve(heard.shift());
        else if (failure) reject(failure);
        else waiting = { resolve, reject };
      }) as Promise<readonly T[]>,
    end: () => worker.terminate(),
  };
}

import { parentPort, workerData } from "node:worker_threads";
import { ownEngine } from "../host/engine.ts";
import { type Context, openContext } from "./context.ts";
import { crewMember, type Task } from "./crew-member.ts";
import type { Block } from "./plan.ts";

/** What a thread is told at its start. */
export interface Hired extends Task {
  readonly blocks: readonly Block[];
}

// Only the command line starts threads.
ownEngine();
const { blocks, ...task } = workerData as Hired;
const member = crewMember(task);

// Texts go from thread to thread faster than objects do.
parentPort?.once("message", (context: string) => {
  parentPort?.postMessage(member.compile(openContext(JSON.parse(context) as Context, task.schema)));
});
parentPort?.postMessage(member.read(blocks));

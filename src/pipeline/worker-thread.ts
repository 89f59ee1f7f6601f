import { parentPort, workerData } from "node:worker_threads";
import { ownEngine } from "../host/engine.ts";
import { projectHost } from "../host/project-host.ts";
import type { Schema } from "../model/schema.ts";
import type { Aim } from "./compile-block.ts";
import { type Context, openContext } from "./context.ts";
import { type NumberedBlock, poolMember } from "./pool-member.ts";

/** What a thread is told at its start. */
export interface ThreadData {
  readonly root: string;
  readonly schema: Schema;
  readonly aim: Aim;
}

/** What it is asked for. Texts go from thread to thread faster than objects do: `context` is JSON. */
export type ThreadRequest =
  | { readonly to: "read"; readonly blocks: readonly NumberedBlock[] }
  | {
      readonly to: "compile";
      readonly blocks: readonly NumberedBlock[];
      readonly context: string;
      readonly spill: string;
    };

// Only the command line starts threads.
ownEngine();
const { root, schema, aim } = workerData as ThreadData;
const member = poolMember(projectHost(root), schema, aim, false);

parentPort?.on("message", (request: ThreadRequest) => {
  const { blocks } = request;
  if (request.to === "read") parentPort?.postMessage(member.read(blocks));
  else {
    const scope = openContext(JSON.parse(request.context) as Context, schema);
    parentPort?.postMessage(member.compile(blocks, scope, request.spill));
  }
});

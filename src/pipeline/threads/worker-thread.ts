import { parentPort, workerData } from "node:worker_threads";
import { ownEngine } from "../../host/engine.ts";
import type { SnapshotOrigin } from "../../host/host.ts";
import { openSnapshot } from "../../host/open-snapshot.ts";
import type { Schema } from "../../model/schema.ts";
import type { Aim } from "../compile-block.ts";
import { type Context, openContext } from "../context.ts";
import { finishNow } from "../steps.ts";
import { type NumberedBlock, poolMember } from "./pool-member.ts";

/** What a thread is told at its start. */
export interface ThreadData {
  /** The snapshot that is read. */
  readonly origin: SnapshotOrigin;
  readonly schema: Schema;
  readonly aim: Aim;
}

/** What it is asked for. Texts go from thread to thread faster than objects do: `context` is JSON. */
export type ThreadRequest =
  | {
      readonly to: "read";
      readonly blocks: readonly NumberedBlock[];
      readonly known: ReadonlySet<string>;
      readonly spill: string;
    }
  | {
      readonly to: "compile";
      readonly blocks: readonly NumberedBlock[];
      readonly context: string;
      readonly spill: string;
    };

// Only the command line starts threads.
ownEngine();
const { origin, schema, aim } = workerData as ThreadData;
const member = poolMember(openSnapshot(origin), schema, aim, false);

parentPort?.on("message", (request: ThreadRequest) => {
  const { blocks, spill } = request;
  if (request.to === "read") parentPort?.postMessage(finishNow(member.read(blocks, request.known, spill)));
  else {
    const scope = openContext(JSON.parse(request.context) as Context, schema);
    parentPort?.postMessage(finishNow(member.compile(blocks, scope, spill)));
  }
});

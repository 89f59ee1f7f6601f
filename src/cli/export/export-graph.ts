import { once } from "node:events";
import { basename, dirname, resolve } from "node:path";
import { allUndated } from "../../corroborate/as-of.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { count } from "../../wording/counts.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import type { Project } from "../project.ts";
import { clocksOf, notePossible } from "../selection/clocks.ts";
import type { ExportFlags } from "./export-flags.ts";

/** The graph as the clocks of the command line have it. Null where the project has errors, which are printed. */
export async function openThen(project: Project, flags: ExportFlags): Promise<KnowledgeGraph | null> {
  const now = await openProjectGraph(project);
  const clocks = clocksOf(flags);
  if (!now || clocks === null) return now;
  const then = ask(() => now.asOf(clocks));
  const undated = allUndated(then.undated).size;
  if (undated > 0) process.stderr.write(`${count(undated, "fact")} without a date left out\n`);
  notePossible(then, then.answers.keys());
  return then;
}

/** Into a file, or to standard output as fast as the reader takes it. `pipeline` would leave its listeners there. */
export async function writeOut(out: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  if (out !== "-") nodeHost(dirname(resolve(out))).write(basename(out), chunks);
  else for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

import { neighbourhood } from "../../query/graph/measures.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { nearListing } from "../../report/listing/measure-listing.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { notePossible } from "../selection/clocks.ts";
import { idOf } from "../selection/ids.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { noteNames } from "../selection/note-names.ts";
import { graphAt, networkOf, noteUndated } from "../selection/select-network.ts";
import { readCount } from "../selection/selection-values.ts";
import type { NeighboursFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listNeighbours(project: Project, name: string, flags: NeighboursFlags): Promise<boolean> {
  const now = await openProjectGraph(project);
  if (!now) return false;
  const graph = graphAt(now, flags);
  const listing = ask(() => {
    const hops = readCount("--hops", flags.hops);
    const id = idOf(graph, name);
    const options = networkOf(graph, flags);
    const ids = flags.bloc ? graph.bloc(id).ids : [id];
    const near = neighbourhood(graph, ids, { ...options, hops });
    if (graph.answers.size > 0)
      notePossible(graph, graph.net({ ...options, among: [...ids, ...near.map((one) => one.id)] }).facts());
    noteUndated(now, graph, options);
    return nearListing(firstOf(near, limitOf(flags)), namingOf(graph, flags), { bloc: flags.bloc });
  });
  ask(() => noteNames(now, [name]));
  await printListing(listing, flags.format);
  return true;
}

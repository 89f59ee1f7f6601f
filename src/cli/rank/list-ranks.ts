import { rank } from "../../query/measures.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { rankListing } from "../../report/listing/measure-listing.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { graphAt, networkOf, noteTies } from "../selection/select-network.ts";
import type { RankFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listRanks(project: Project, flags: RankFlags): Promise<boolean> {
  const now = await openProjectGraph(project);
  if (!now) return false;
  const graph = graphAt(now, flags);
  const listing = ask(() => {
    const options = networkOf(graph, flags);
    const ranked = rank(graph, { ...options, by: flags.by });
    noteTies(graph, options);
    return rankListing(firstOf(ranked, limitOf(flags)), flags.by, namingOf(graph, flags));
  });
  await printListing(listing, flags.format);
  return true;
}

import { rank } from "../../query/graph/measures.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { rankListing } from "../../report/listing/measure-listing.ts";
import { UsageError } from "../failure.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { idsOf } from "../selection/ids.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { noteNames } from "../selection/note-names.ts";
import { graphAt, networkOf, noteTies } from "../selection/select-network.ts";
import type { RankFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listRanks(project: Project, flags: RankFlags): Promise<boolean> {
  if (flags.bloc && !flags.of) throw new UsageError("--bloc needs --of", "name one: `--of russia --bloc`");
  const now = await openProjectGraph(project);
  if (!now) return false;
  const graph = graphAt(now, flags);
  const listing = ask(() => {
    const options = networkOf(graph, flags);
    const of = flags.of && new Set(idsOf(graph, flags.of).flatMap((id) => (flags.bloc ? graph.bloc(id).ids : id)));
    const ranked = rank(graph, { ...options, by: flags.by });
    noteTies(now, graph, options);
    const wanted = of ? ranked.filter(({ id }) => of.has(id)) : ranked;
    return rankListing(firstOf(wanted, limitOf(flags)), flags.by, namingOf(graph, flags));
  });
  ask(() => noteNames(now, flags.of ?? []));
  await printListing(listing, flags.format);
  return true;
}

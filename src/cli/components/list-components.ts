import { components } from "../../query/graph/measures.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { componentListing } from "../../report/listing/measure-listing.ts";
import { isolatedNote } from "../../wording/picture/isolated.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { graphAt, networkOf, noteTies } from "../selection/select-network.ts";
import type { ComponentsFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listComponents(project: Project, flags: ComponentsFlags): Promise<boolean> {
  const now = await openProjectGraph(project);
  if (!now) return false;
  const graph = graphAt(now, flags);
  const { listing, isolated } = ask(() => {
    const options = networkOf(graph, flags);
    const found = components(graph, options);
    noteTies(now, graph, options);
    const cut = firstOf(found.components, limitOf(flags));
    return { listing: componentListing(cut, namingOf(graph, flags)), isolated: found.isolated };
  });
  await printListing(listing, flags.format);
  if (isolated > 0) process.stderr.write(`${isolatedNote(isolated)}\n`);
  return true;
}

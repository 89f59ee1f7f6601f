import type { Entity } from "../../model/entity.ts";
import type { EntityQuery } from "../../query/entity-query.ts";
import { rank } from "../../query/graph/measures.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { entityRecord } from "../../query/records.ts";
import type { AnyProject } from "../../query/typing.ts";
import { firstOf } from "../../report/listing/cut.ts";
import { entityListing } from "../../report/listing/entity-listing.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { clocksOf } from "../selection/clocks.ts";
import { idsOf } from "../selection/ids.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { noteNames } from "../selection/note-names.ts";
import { wheresIn } from "../selection/select-facts.ts";
import type { EntityFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listEntities(project: Project, flags: EntityFlags): Promise<boolean> {
  const clocks = clocksOf(flags);
  const now = await openProjectGraph(project);
  if (!now) return false;
  const graph = clocks === null ? now : ask(() => now.asOf(clocks));
  const listing = ask(() => {
    const degrees = new Map(rank(graph).map(({ id, degree }) => [id, degree]));
    const chosen = selectEntities(graph, flags);
    const records = function* (entities: Iterable<Entity>) {
      for (const entity of entities) {
        const exists = graph.existence.get(entity.id);
        yield entityRecord(entity, degrees.get(entity.id) ?? 0, exists === "no" ? undefined : exists);
      }
    };
    return entityListing(
      firstOf(records(chosen), limitOf(flags)),
      graph,
      namingOf(graph, flags),
      flags.asOf !== undefined,
    );
  });
  ask(() => noteNames(now, flags.source ?? []));
  await printListing(listing, flags.format);
  return true;
}

function selectEntities(graph: KnowledgeGraph, flags: EntityFlags): EntityQuery<AnyProject> {
  let query = graph.entities(...(flags.type ?? [])).attributesMeet(wheresIn(graph, flags.where));
  if (flags.source) query = query.inSource(...idsOf(graph, flags.source));
  return flags.text === undefined ? query : query.matching(flags.text);
}

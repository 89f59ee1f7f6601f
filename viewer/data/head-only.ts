import type { PageHead } from "../../src/model/outputs/page.ts";
import type { Loaded } from "./loaded.ts";

/** Whether the first picture is drawn from the head alone: the groups of a large graph that tells no story, and no link to anything else. */
export function opensOnGroups({ overview, project, changes }: PageHead, fragment: string): boolean {
  return overview !== null && !changes && (project?.views ?? []).length === 0 && fragment.replace("#", "") === "";
}

/**
 * The dataset of which only the head has been read: no entity, no fact and no schema. The names of a hundred thousand entities are 3 MB to fetch and
 * 17 MB to read, and the picture of their groups names none but their leads.
 */
export function headOnly({ digest, facts, project }: PageHead): Loaded {
  return {
    dataset: {
      ...{ format: "entente/1", digest, ...(project && { project }) },
      ...{ schema: { entities: {}, relations: {}, families: {} }, entities: [], facts: [] },
    },
    graph: { attributes: { digest }, nodes: [], edges: [] },
    part: { facts: 0, of: facts, ids: new Set(), isHeadOnly: true },
  };
}

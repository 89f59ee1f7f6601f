import { isUnreadable } from "../../host/system-error.ts";
import { differingFacts, isOneRange, readEntities, type StoredFacts } from "../../pipeline/stored-facts.ts";
import { type KnowledgeGraph, openGraph } from "../../query/knowledge-graph.ts";

/**
 * Two large states with the facts alone of which they say something different: a change of one line takes no look at the facts of all files.
 * Null where more is needed to tell what follows, or where the files that hold the facts are not as they were.
 */
export function readApart(
  old: StoredFacts,
  now: StoredFacts,
): readonly [before: { readonly graph: KnowledgeGraph }, after: { readonly graph: KnowledgeGraph }] | null {
  try {
    const [before, after] = differingFacts(old, now);
    const entities = readEntities(now);
    const oldEntities = isOneRange(old.head, now.head) ? entities : readEntities(old);
    if (!old.isIntact() || !now.isIntact()) return null;
    const all = [...before, ...after];
    const ids = new Set(all.map(({ id }) => id));
    // A rival is told by what it says.
    if (all.some(({ rollup }) => rollup.rivals.some((id) => !ids.has(id)))) return null;
    const graphOf = (stored: StoredFacts, part: Pick<KnowledgeGraph["dataset"], "entities" | "facts">) => {
      const { digest, project, schema, scope } = stored;
      const dataset = { format: "entente/1" as const, digest, ...(project && { project }), schema, ...part };
      return { graph: openGraph(dataset, scope.voices) };
    };
    return [graphOf(old, { entities: oldEntities, facts: before }), graphOf(now, { entities, facts: after })];
  } catch (error) {
    if (old.isIntact() && now.isIntact() && !isUnreadable(error)) throw error;
    return null;
  }
}

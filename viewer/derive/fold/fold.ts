import { compareText } from "../../../src/model/order.ts";
import { FOLD_KINDS, type Fold, foldName, foldsOf, nodeOfFold } from "../../state/folds.ts";
import type { Atlas, GraphEdge } from "../atlas.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";
import { belongingTo } from "./belongings.ts";
import { communitiesOf } from "./communities.ts";
import type { Group } from "./group.ts";

/**
 * Folds entities of what is shown: their edges end at the node of their group, and those within a group are not drawn. The same object where
 * there is nothing to fold.
 */
export function fold(atlas: Atlas, seen: Seen, shown: Shown, names: readonly string[]): Shown {
  const held = membersOf(atlas, seen, shown, names);
  if (held.size === 0) return shown;
  const under = new Map<string, string>();
  for (const [node, { members }] of held) for (const id of members) if (id !== node) under.set(id, node);
  const nodeOf = (id: string): string => under.get(id) ?? id;
  const nodes = new Set([...shown.nodes].map(nodeOf));
  const edges: GraphEdge[] = [];
  const drawn = new Set<string>();
  const inside = new Map<string, Set<string>>();
  for (const edge of shown.edges) {
    const [source, target] = [nodeOf(edge.source), nodeOf(edge.target)];
    if (source === target && held.has(source)) {
      inside.set(source, (inside.get(source) ?? new Set()).add(edge.attributes.fact));
      continue;
    }
    drawn.add(edge.attributes.fact);
    edges.push(source === edge.source && target === edge.target ? edge : between(edge, source, target));
  }
  const groups = new Map<string, Group>();
  for (const [id, { folds, members }] of held)
    groups.set(id, { id, folds, members: members.sort(), facts: inside.get(id)?.size ?? 0 });
  return { ...shown, nodes, edges, drawn: drawn.size, groups, under };
}

/** An edge may make its attributes when they are asked for, which a spread would leave behind. */
function between({ key, undirected, attributes }: GraphEdge, source: string, target: string): GraphEdge {
  return { key, source, target, ...(undirected && { undirected }), attributes };
}

interface Held {
  readonly folds: string[];
  readonly members: string[];
}

/** What each node holds. A fold of one entity is none. */
function membersOf(atlas: Atlas, seen: Seen, shown: Shown, names: readonly string[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  const taken = new Set<string>();
  const all = foldsOf(names)
    .map((one) => ({ ...one, all: candidates(atlas, seen, shown, one) }))
    .sort(byRank);
  // Whom a group goes by stays with it.
  const leads = new Set(all.flatMap((one) => (one.by === "type" ? [] : one.of)));
  for (const one of all) {
    const node = nodeOfFold(one);
    const before = held.get(node);
    const isFree = (id: string): boolean => !taken.has(id) && (id === node || !leads.has(id));
    const members = one.all.filter(isFree);
    if (members.length + (before?.members.length ?? 0) < 2) continue;
    for (const id of members) taken.add(id);
    held.set(node, {
      folds: [...(before?.folds ?? []), foldName(one)],
      members: [...(before?.members ?? []), ...members],
    });
  }
  return held;
}

/** By kind; of one kind the smaller first, which a larger may hold. */
function byRank(a: Fold & { readonly all: readonly string[] }, b: typeof a): number {
  return FOLD_KINDS.indexOf(a.by) - FOLD_KINDS.indexOf(b.by) || a.all.length - b.all.length || compareText(a.of, b.of);
}

/** All shown entities that a fold may hold. An entity that is not shown holds none. */
export function candidates(atlas: Atlas, seen: Seen, { nodes }: Shown, { by, of }: Fold): readonly string[] {
  const ids = [...nodes];
  if (by === "type") return ids.filter((id) => atlas.kg.entity(id)?.type === of);
  if (!nodes.has(of)) return [];
  if (by === "under") {
    const belonging = belongingTo(atlas, seen, of);
    return ids.filter((id) => belonging.has(id));
  }
  const communities = communitiesOf(atlas);
  return ids.filter((id) => communities.get(id) === of);
}

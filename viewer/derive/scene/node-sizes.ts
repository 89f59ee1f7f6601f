import type { Fact } from "../../../src/model/fact.ts";
import { nodeSize } from "../../../src/model/outputs/node-size.ts";
import type { SizeMeasure } from "../../state/view-state.ts";
import { type Atlas, entityType } from "../atlas.ts";
import type { Group } from "../fold/group.ts";
import type { Shown } from "../shown.ts";

/** What each measure counts of a node, over what is shown. */
const AMOUNTS: { readonly [M in SizeMeasure]: (drawn: Shown) => ReadonlyMap<string, number> } = {
  relations: ({ edges }) => {
    const counts = new Map<string, number>();
    for (const { source, target, attributes } of edges) {
      if (attributes.origin === "projected") continue;
      add(counts, source, 1);
      add(counts, target, 1);
    }
    return counts;
  },
  claims: ({ facts, under }) => {
    const counts = new Map<string, number>();
    for (const fact of facts) for (const id of endsOf(fact, under)) add(counts, id, fact.claims.length);
    return counts;
  },
  voices: ({ facts, under }) => {
    const voices = new Map<string, Set<string>>();
    for (const fact of facts) {
      for (const id of endsOf(fact, under)) {
        const own = voices.get(id) ?? new Set();
        for (const voice of fact.rollup.voices) own.add(voice);
        voices.set(id, own);
      }
    }
    return new Map([...voices].map(([id, own]) => [id, own.size]));
  },
  same: ({ nodes }) => new Map([...nodes].map((id) => [id, 3])),
};

/** The nodes that a fact lies between; within a group, that of the group. */
function endsOf({ subject, object }: Fact, under: Shown["under"]): Iterable<string> {
  const from = under.get(subject) ?? subject;
  const to = object === null ? from : (under.get(object) ?? object);
  return from === to ? [from] : [from, to];
}

function add(counts: Map<string, number>, id: string, n: number): void {
  counts.set(id, (counts.get(id) ?? 0) + n);
}

/** The canvas is larger than what Gephi opens a file in. */
const SCALE = 1.1;

/** What the ring around a group takes, and more of it for more members. */
function ringOf(group: Group | undefined): number {
  return group ? 3 + Math.min(9, Math.sqrt(group.members.length)) : 0;
}

/** Radius of each drawn node by the chosen measure. */
export function nodeSizes(atlas: Atlas, drawn: Shown, by: SizeMeasure): ReadonlyMap<string, number> {
  const amounts = AMOUNTS[by](drawn);
  // Thousands of marks at full size would be one blot.
  const crowd = Math.min(1, Math.max(0.2, Math.sqrt(450 / drawn.nodes.size)));
  const sizes = new Map<string, number>();
  for (const id of drawn.nodes) {
    const hub = entityType(atlas, atlas.kg.entity(id)?.type ?? "")?.hub ? 1 : 0;
    sizes.set(id, crowd * (hub + SCALE * nodeSize(amounts.get(id) ?? 0) + ringOf(drawn.groups.get(id))));
  }
  return drawn.groups.size > 0 ? fitted(sizes) : sizes;
}

/** Of all groups together, on a usual screen; few and large marks would lie on one another. */
const ROOM = 130;

function fitted(sizes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const most = Math.max(...sizes.values());
  const limit = Math.max(9, ROOM / Math.sqrt(sizes.size));
  return most <= limit ? sizes : new Map([...sizes].map(([id, size]) => [id, (size * limit) / most]));
}

import { nodeSize } from "../../src/model/node-size.ts";
import type { SizeMeasure } from "../state/view-state.ts";
import { type Atlas, entityType } from "./atlas.ts";
import type { Shown } from "./shown.ts";

/** What each measure counts of a node, over what is shown. */
const AMOUNTS: { readonly [M in SizeMeasure]: (shown: Shown) => ReadonlyMap<string, number> } = {
  relations: ({ edges }) => {
    const counts = new Map<string, number>();
    for (const { source, target, attributes } of edges) {
      if (attributes.origin !== "projected") for (const id of [source, target]) add(counts, id, 1);
    }
    return counts;
  },
  claims: ({ facts }) => {
    const counts = new Map<string, number>();
    for (const { subject, object, claims } of facts) {
      for (const id of [subject, object]) if (id) add(counts, id, claims.length);
    }
    return counts;
  },
  voices: ({ facts }) => {
    const voices = new Map<string, Set<string>>();
    for (const { subject, object, rollup } of facts) {
      for (const id of [subject, object]) {
        if (!id) continue;
        const own = voices.get(id) ?? new Set();
        for (const voice of rollup.voices) own.add(voice);
        voices.set(id, own);
      }
    }
    return new Map([...voices].map(([id, own]) => [id, own.size]));
  },
  same: ({ nodes }) => new Map([...nodes].map((id) => [id, 3])),
};

function add(counts: Map<string, number>, id: string, n: number): void {
  counts.set(id, (counts.get(id) ?? 0) + n);
}

/** The canvas is larger than what Gephi opens a file in. */
const SCALE = 1.1;

/** Radius of each shown node by the chosen measure. */
export function nodeSizes(atlas: Atlas, shown: Shown, by: SizeMeasure): ReadonlyMap<string, number> {
  const amounts = AMOUNTS[by](shown);
  // Thousands of marks at full size would be one blot.
  const crowd = Math.min(1, Math.max(0.2, Math.sqrt(450 / shown.nodes.size)));
  const sizes = new Map<string, number>();
  for (const id of shown.nodes) {
    const hub = entityType(atlas, atlas.kg.entity(id)?.type ?? "")?.hub ? 1 : 0;
    sizes.set(id, crowd * (hub + SCALE * nodeSize(amounts.get(id) ?? 0)));
  }
  return sizes;
}

import { nodeAttributes } from "../../src/compile/node-attributes.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { PageData } from "../data/page-data.ts";
import type { Atlas } from "../derive/atlas.ts";

/** An atlas whose entities, as far as they are shown, have their texts: of a part of a large dataset only those that were opened do. */
export async function withTexts(atlas: Atlas, shown: readonly Entity[], texts: PageData["texts"]): Promise<Atlas> {
  if (atlas.part === null) return atlas;
  const found = await texts(new Set(shown.map(({ id }) => id)));
  const whole = new Map(shown.map((one) => [one.id, { ...one, ...found.get(one.id) }]));
  const { dataset, graph } = atlas;
  return {
    ...atlas,
    dataset: { ...dataset, entities: dataset.entities.map((one) => whole.get(one.id) ?? one) },
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => {
        const own = whole.get(node.key);
        return own ? { ...node, attributes: nodeAttributes(own, dataset.schema, node.attributes) } : node;
      }),
    },
  };
}

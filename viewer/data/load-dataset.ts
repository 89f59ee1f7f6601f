import type { Dataset, EdgeAttributes, NodeAttributes } from "../../src/model/dataset.ts";

/** The part of graphology's serialised form that graph.json uses. */
export interface SerializedGraph {
  readonly nodes: readonly { readonly key: string; readonly attributes: NodeAttributes }[];
  readonly edges: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly undirected?: boolean;
    readonly attributes: EdgeAttributes;
  }[];
}

export interface Loaded {
  readonly dataset: Dataset;
  readonly graph: SerializedGraph;
}

/** From the block inside a single file where there is one, else from the two files beside the page. Rejects with a sentence to show. */
export async function loadDataset(): Promise<Loaded> {
  const block = document.getElementById("entente-data");
  if (block?.textContent) return checked(JSON.parse(block.textContent));
  const [dataset, graph] = await Promise.all([fetchJson("./facts.json"), fetchJson("./graph.json")]);
  return checked({ dataset, graph });
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}). Run \`entente build\` again.`);
  return response.json();
}

function checked(value: unknown): Loaded {
  const { dataset, graph } = value as Loaded;
  if (dataset?.format !== "entente/1" || !Array.isArray(dataset.facts) || !Array.isArray(graph?.nodes)) {
    throw new Error("The data beside this page is not of a version that this page reads. Run `entente build` again.");
  }
  return { dataset, graph };
}

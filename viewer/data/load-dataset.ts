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

export interface Fetched {
  readonly loaded: Loaded;
  /** Whether `entente serve` sent it, which tells of changes under `./events`; asking any other host would be an error. */
  readonly isLive: boolean;
}

/** From the block inside a single file where there is one, else from the two files beside the page. Rejects with a sentence to show. */
export async function loadDataset(): Promise<Fetched> {
  const block = document.getElementById("entente-data");
  if (block?.textContent) return { loaded: checked(JSON.parse(block.textContent)), isLive: false };
  const [facts, graph] = await Promise.all([request("./facts.json"), request("./graph.json")]);
  const loaded = checked({ dataset: await facts.json(), graph: await graph.json() });
  return { loaded, isLive: facts.headers.has("Entente-Live") };
}

async function request(path: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}). Run \`entente build\` again.`);
  return response;
}

function checked(value: unknown): Loaded {
  const { dataset, graph } = value as Loaded;
  if (dataset?.format !== "entente/1" || !Array.isArray(dataset.facts) || !Array.isArray(graph?.nodes)) {
    throw new Error("The data beside this page is not of a version that this page reads. Run `entente build` again.");
  }
  return { dataset, graph };
}

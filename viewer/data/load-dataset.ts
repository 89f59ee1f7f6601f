import type { Dataset, EdgeAttributes, NodeAttributes } from "../../src/model/dataset.ts";

/** The part of graphology's serialised form that graph.json uses. */
export interface SerializedGraph {
  /** `digest`: of the dataset that it was drawn from. */
  readonly attributes?: { readonly digest?: string };
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

/** The data of the page cannot be had, or is not what this page reads. */
export class DataError extends Error {}

/** facts.json and graph.json are of two builds. */
class MixedError extends DataError {}

/** While a server changes both, a page may get one of each; a moment later they belong together again. */
const TRIES = 3;
const PAUSE_MS = 300;

/** From the block inside a single file where there is one, else from the two files beside the page. Rejects with a sentence to show. */
export async function loadDataset(): Promise<Fetched> {
  const block = document.getElementById("entente-data");
  if (block?.textContent) return { loaded: checked(JSON.parse(block.textContent)), isLive: false };
  for (let tried = 1; ; tried += 1) {
    try {
      return await loadFiles();
    } catch (error) {
      if (!(error instanceof MixedError) || tried === TRIES) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

async function loadFiles(): Promise<Fetched> {
  const [facts, graph] = await Promise.all([request("./facts.json"), request("./graph.json")]);
  const loaded = checked({ dataset: await parsed(facts), graph: await parsed(graph) });
  return { loaded, isLive: facts.headers.has("Entente-Live") };
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text().catch(unread(response.url));
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DataError(`${response.url} is cut short. Run \`entente build\` again.`);
  }
}

/** The network failed. */
function unread(path: string): (error: unknown) => never {
  return (error) => {
    throw new DataError(`${path} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  };
}

async function request(path: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache" }).catch(unread(path));
  if (!response.ok) throw new DataError(`${path} could not be read (${response.status}). Run \`entente build\` again.`);
  return response;
}

function checked(value: unknown): Loaded {
  const { dataset, graph } = value as Loaded;
  if (dataset?.format !== "entente/1" || !Array.isArray(dataset.facts) || !Array.isArray(graph?.nodes)) {
    throw new DataError(
      "The data beside this page is not of a version that this page reads. Run `entente build` again.",
    );
  }
  if (graph.attributes?.digest !== dataset.digest) {
    throw new MixedError("facts.json and graph.json beside this page are of two builds. Run `entente build` again.");
  }
  return { dataset, graph };
}

import { derivedEdges } from "../../src/compile/derived-edges.ts";
import { edgeStyles } from "../../src/compile/fact-edge.ts";
import { nodeAttributes } from "../../src/compile/node-attributes.ts";
import { entityTest, statedEdges } from "../../src/compile/stated-edges.ts";
import { openTies, voicesFrom } from "../../src/corroborate/voices.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import { type EntitiesFile, FACTS_IN_FILE, type FactsFile, type PageHead } from "../../src/model/outputs/page.ts";
import type { GraphEdge, Loaded, SerializedGraph } from "./loaded.ts";
import { factsNaming, filesNaming, filesOfFacts, partsOfSources } from "./naming.ts";
import { MixedError, readHead, readPacked } from "./page-files.ts";

/** What is to be loaded of a large dataset: all facts that name some entities, and some facts. */
export interface Wanted {
  readonly entities: readonly string[];
  readonly facts: readonly string[];
}

/** A dataset as it lies beside the page, file by file. Nothing is loaded before it is asked for, and nothing twice. */
export interface PageData {
  readonly head: PageHead;
  /** Whether `entente serve` sent it, which tells of changes under `./events`. */
  readonly isLive: boolean;
  /** All of it. */
  whole(): Promise<Loaded>;
  /** All entities, and of the facts those wanted. */
  part(wanted: Wanted): Promise<Loaded>;
}

/** While a server changes them, files of two builds may be read; a moment later they belong together again. */
const TRIES = 3;
const PAUSE_MS = 300;

/** Opens the data beside the page and loads from it, again where a build came in between. Rejects with a sentence to show. */
export async function openData<T>(load: (data: PageData) => Promise<T>): Promise<{ data: PageData; loaded: T }> {
  for (let tried = 1; ; tried += 1) {
    try {
      const data = dataOf(await readHead());
      return { data, loaded: await load(data) };
    } catch (error) {
      if (!(error instanceof MixedError) || tried === TRIES) throw error;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

function dataOf({ head, isLive }: { readonly head: PageHead; readonly isLive: boolean }): PageData {
  const { digest } = head;
  const count = Math.ceil(head.facts / FACTS_IN_FILE);
  const leads = new Set(head.overview?.groups.map(({ lead }) => lead));
  const known = new Map<string, Promise<unknown>>();
  const read = <T extends { readonly digest: string }>(name: string): Promise<T> => {
    const file = known.get(name) ?? unlessFailed(name, () => readPacked<T>(name, digest));
    known.set(name, file);
    return file as Promise<T>;
  };
  // What could not be read now may be readable later.
  const unlessFailed = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
    let isThere = false;
    try {
      const file = await task();
      isThere = true;
      return file;
    } finally {
      if (!isThere) known.delete(name);
    }
  };
  const readEntities = (): Promise<EntitiesFile> => read("entities.json.gz");
  const readFacts = async (numbers: readonly number[]): Promise<readonly Fact[]> => {
    const files = await Promise.all(numbers.map((n) => read<FactsFile>(`facts-${n}.json.gz`)));
    return files.flatMap(({ facts }) => facts);
  };
  return {
    head,
    isLive,
    async whole() {
      const all = Array.from({ length: count }, (_, n) => n);
      const [file, facts] = await Promise.all([readEntities(), readFacts(all)]);
      return loadedOf(file, facts, null);
    },
    async part({ entities: ids, facts }) {
      const file = await readEntities();
      const wanted = new Set(partsOfSources(ids, file.page.ties));
      // All that names the lead of a group is in one file: it is spread over nearly all others.
      const rest = new Set([...wanted].filter((id) => !leads.has(id)));
      const numbers = [...filesNaming(rest, file), ...filesOfFacts(facts, file.page.firsts)];
      const [ofLeads, others] = await Promise.all([
        rest.size < wanted.size ? read<FactsFile>("leads.json.gz") : null,
        readFacts([...new Set(numbers)].sort((a, b) => a - b)),
      ]);
      const among = new Map([...(ofLeads?.facts ?? []), ...others].map((fact) => [fact.id, fact]));
      const sorted = [...among.values()].sort((a, b) => compareText(a.id, b.id));
      return loadedOf(file, factsNaming(wanted, new Set(facts), sorted, file.schema), { of: head.facts, ids: wanted });
    },
  };
}

/** @param some of how many facts these are, and the entities that they are about; null where these are all */
function loadedOf(
  { page, ...dataset }: EntitiesFile,
  facts: readonly Fact[],
  some: { readonly of: number; readonly ids: ReadonlySet<string> } | null,
): Loaded {
  const { entities, schema } = dataset;
  const edges = edgesOf({ ...dataset, facts });
  const drawn = some && new Set([...some.ids, ...edges.flatMap(({ source, target }) => [source, target])]);
  const nodes = entities.flatMap((entity, n) =>
    drawn === null || drawn.has(entity.id) ? [nodeOf(entity, schema, page.places.slice(3 * n, 3 * n + 3))] : [],
  );
  return {
    dataset: { ...dataset, facts },
    graph: { attributes: { digest: dataset.digest }, nodes, edges },
    voices: voicesFrom(openTies(page.ties), new Map(entities.map((one) => [one.id, one])), schema),
    part: some && { facts: facts.length, ...some },
  };
}

function nodeOf(
  entity: Entity,
  schema: EntitiesFile["schema"],
  [x = 0, y = 0, size = 0]: readonly number[],
): SerializedGraph["nodes"][number] {
  return { key: entity.id, attributes: nodeAttributes(entity, schema, { x, y, size }) };
}

/** The edges of graph.json, made as the build makes them. */
function edgesOf(dataset: EntitiesFile | Loaded["dataset"]): readonly GraphEdge[] {
  const isEntity = entityTest(dataset);
  const styles = edgeStyles(dataset.schema, dataset.entities);
  const edges: GraphEdge[] = [];
  // Two strings that are one are compared at once, and each filter compares the ends of all edges.
  const ids = new Map(dataset.entities.map(({ id }) => [id, id]));
  const one = (id: string): string => ids.get(id) ?? id;
  const add = ({ key, source, target, undirected, attributes }: GraphEdge): void => {
    edges.push({ key, source: one(source), target: one(target), ...(undirected && { undirected }), attributes });
  };
  // Attributes are read again and again: each is made once, here.
  for (const fact of dataset.facts) for (const edge of statedEdges(fact, styles, isEntity)) add(edge);
  for (const edge of derivedEdges(dataset, isEntity)) add(edge);
  return edges;
}

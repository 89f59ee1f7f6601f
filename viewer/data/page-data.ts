import { derivedEdges } from "../../src/compile/derived-edges.ts";
import { edgeStyles } from "../../src/compile/fact-edge.ts";
import { nodeAttributes } from "../../src/compile/node-attributes.ts";
import { entityTest, statedEdges } from "../../src/compile/stated-edges.ts";
import { openTies, voicesFrom } from "../../src/corroborate/voices.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import { type EntityTexts, wholeEntity } from "../../src/model/outputs/lean-entity.ts";
import {
  type EntitiesFile,
  FACTS_IN_FILE,
  type FactsFile,
  type NamingFile,
  type PageHead,
  type PageTies,
  type PathsFile,
  type PlacesFile,
  TEXTS_IN_FILE,
  type TextsFile,
} from "../../src/model/outputs/page.ts";
import type { Schema } from "../../src/model/schema.ts";
import type { Step, WantedPath } from "../paths/steps-between.ts";
import type { GraphEdge, Loaded, SerializedGraph } from "./loaded.ts";
import { factsSought, filesNaming, filesOfFacts, filesOfSteps, partsOfSources } from "./naming.ts";
import { MixedError, readHead, readPacked } from "./page-files.ts";
import { Story } from "./story.ts";

/** What is to be loaded of a large dataset. */
export interface Wanted {
  /** All facts that name one of these, and their texts. */
  readonly entities: readonly string[];
  /** The facts between two of these: what a picture of a story is made of. */
  readonly among: readonly string[];
  readonly facts: readonly string[];
  /** What a path rests on. */
  readonly path?: WantedPath;
}

/** A dataset as it lies beside the page, file by file. Nothing is loaded before it is asked for, and nothing twice. */
export interface PageData {
  readonly head: PageHead;
  /** Whether `entente serve` sent it, which tells of changes under `./events`. */
  readonly isLive: boolean;
  /** All of it. */
  whole(): Promise<Loaded>;
  /** All entities, of which only those that are asked for have their texts, and of the facts those wanted. */
  part(wanted: Wanted): Promise<Loaded>;
  /** The texts of some entities, by id. */
  texts(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, EntityTexts>>;
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
  const { digest, overview, project } = head;
  const count = Math.ceil(head.facts / FACTS_IN_FILE);
  const leads = new Set(overview?.groups.map(({ lead }) => lead));
  const story = new Story(project?.views ?? []);
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(name: string, task: () => Promise<T>): Promise<T> => {
    const made = known.get(name) ?? unlessFailed(name, task);
    known.set(name, made);
    return made as Promise<T>;
  };
  // What could not be read now may be readable later.
  const unlessFailed = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
    let isThere = false;
    try {
      const made = await task();
      isThere = true;
      return made;
    } finally {
      if (!isThere) known.delete(name);
    }
  };
  const read = <T extends { readonly digest: string }>(name: string): Promise<T> =>
    once(name, () => readPacked<T>(`${name}.json.gz`, digest));
  // The same entities for as long as the page is open: what is made of them, such as the search index, is not made again.
  const readNamed = (): Promise<Named> =>
    once("named", async () => namedOf(await readPacked<EntitiesFile>("entities.json.gz", digest)));
  const readFacts = (numbers: readonly number[]): Promise<readonly FactsFile[]> =>
    Promise.all(numbers.map((n) => read<FactsFile>(`facts-${n}`)));
  const readPlaces = async (): Promise<PlacesFile["places"]> => (await read<PlacesFile>("places")).places;
  const texts = async (ids: ReadonlySet<string> | null): Promise<ReadonlyMap<string, EntityTexts>> => {
    const { entities } = (await readNamed()).dataset;
    const wanted = entities.flatMap(({ id }, n) => (ids === null || ids.has(id) ? { id, n } : []));
    const numbers = [...new Set(wanted.map(({ n }) => Math.floor(n / TEXTS_IN_FILE)))];
    const files = await Promise.all(numbers.map((n) => read<TextsFile>(`texts-${n}`)));
    const own = new Map(numbers.map((n, place) => [n, files[place]?.texts]));
    return new Map(
      wanted.flatMap(({ id, n }) => {
        const found = own.get(Math.floor(n / TEXTS_IN_FILE))?.[n % TEXTS_IN_FILE];
        return found ? [[id, found] as const] : [];
      }),
    );
  };
  return {
    head,
    isLive,
    texts,
    async whole() {
      const numbers = Array.from({ length: count }, (_, n) => n);
      const [named, written, places, files] = await Promise.all([
        ...([readNamed(), texts(null), readPlaces(), readFacts(numbers)] as const),
      ]);
      return loadedOf(
        withTexts(named, written),
        places,
        files.flatMap(({ facts }) => facts),
        null,
      );
    },
    async part(wanted) {
      const named = await readNamed();
      const { entities, schema } = named.dataset;
      const ids = new Set(partsOfSources(wanted.entities, named.ties));
      const told = story.tells(wanted);
      const all = new Set([...ids, ...told.restAmong]);
      // All that names the lead of a group is in one file: it is spread over nearly all others.
      const rest = new Set([...all].filter((id) => !leads.has(id)));
      const steps = wanted.path ? await stepsOf(wanted.path, read<PathsFile>("paths"), named.dataset) : [];
      const isInFiles = rest.size + told.restFacts.length + steps.length > 0;
      const naming = isInFiles ? await read<NamingFile>("naming") : NO_NAMING;
      const numbers = [
        ...filesNaming(rest, entities, naming),
        ...filesOfSteps(steps, leads, entities, naming),
        ...filesOfFacts(told.restFacts, naming.firsts),
      ];
      const isNothing = ids.size + wanted.among.length + wanted.facts.length + steps.length === 0;
      const areLeads = rest.size < all.size || steps.some(({ ends }) => ends.some((id) => leads.has(id)));
      const [written, places, ...files] = await Promise.all([
        texts(ids),
        isNothing ? [] : readPlaces(),
        areLeads ? read<FactsFile>("leads") : NO_FACTS,
        told.isIn ? read<FactsFile>("story") : NO_FACTS,
        ...[...new Set(numbers)].map((n) => read<FactsFile>(`facts-${n}`)),
      ]);
      const byId = new Map(files.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact] as const)));
      const sorted = [...byId.values()].sort((a, b) => compareText(a.id, b.id));
      const sought = { entities: ids, among: new Set(wanted.among), ids: new Set(wanted.facts), steps };
      const facts = factsSought(sought, sorted, schema);
      return loadedOf(withTexts(named, written), places, facts, { of: head.facts, ids, among: sought.among });
    },
  };
}

/** Few readers ask for a path, and the page begins without what finds one. */
async function stepsOf(
  path: WantedPath,
  pairs: Promise<PathsFile>,
  dataset: Named["dataset"],
): Promise<readonly Step[]> {
  const { stepsBetween } = await import("../paths/steps-between.ts");
  return stepsBetween(await pairs, path, dataset);
}

const NO_NAMING: Pick<NamingFile, "firsts" | "named"> = { firsts: [], named: [] };
const NO_FACTS: Pick<FactsFile, "facts"> = { facts: [] };

/** What is known of all entities. */
interface Named {
  readonly dataset: Omit<Dataset, "facts">;
  readonly ties: PageTies;
}

function namedOf({ entities, ties, ...dataset }: EntitiesFile): Named {
  return { dataset: { ...dataset, entities: entities.map((one) => wholeEntity(one)) }, ties };
}

function withTexts({ dataset, ties }: Named, texts: ReadonlyMap<string, EntityTexts>): Named {
  if (texts.size === 0) return { dataset, ties };
  const entities = dataset.entities.map((one) => {
    const own = texts.get(one.id);
    return own ? { ...one, ...own } : one;
  });
  return { dataset: { ...dataset, entities }, ties };
}

/** @param some of how many facts these are, the entities that they are about, and those that they are among; null where these are all */
function loadedOf(
  { dataset: { entities, ...rest }, ties }: Named,
  places: readonly number[],
  facts: readonly Fact[],
  some: { readonly of: number; readonly ids: ReadonlySet<string>; readonly among: ReadonlySet<string> } | null,
): Loaded {
  const dataset = { ...rest, entities, facts };
  const { schema, digest } = dataset;
  const edges = edgesOf(dataset);
  const ends = edges.flatMap(({ source, target }) => [source, target]);
  const drawn = some && new Set([...some.ids, ...some.among, ...ends]);
  const nodes = entities.flatMap((entity, n) =>
    drawn === null || drawn.has(entity.id) ? [nodeOf(entity, schema, places.slice(3 * n, 3 * n + 3))] : [],
  );
  return {
    dataset,
    graph: { attributes: { digest }, nodes, edges },
    voices: voicesFrom(openTies(ties), new Map(entities.map((one) => [one.id, one])), schema),
    part: some && { facts: facts.length, of: some.of, ids: some.ids },
  };
}

function nodeOf(
  entity: Entity,
  schema: Schema,
  [x = 0, y = 0, size = 0]: readonly number[],
): SerializedGraph["nodes"][number] {
  return { key: entity.id, attributes: nodeAttributes(entity, schema, { x, y, size }) };
}

/** The edges of graph.json, made as the build makes them. */
function edgesOf(dataset: Dataset): readonly GraphEdge[] {
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

import { digestFrom } from "../../emit/digest.ts";
import { factsJson } from "../../emit/facts-json.ts";
import { FACTS_FILE, isWanted, outputFiles } from "../../emit/outputs.ts";
import { PAGE_HEAD } from "../../emit/page/page-files.ts";
import type { PageParts } from "../../emit/page/page-parts.ts";
import type { ByteRange } from "../../host/byte-range.ts";
import type { Host } from "../../host/host.ts";
import type { RunInput } from "../run.ts";
import { KINDS, type Kind, type Ranges, type Tally } from "../tally.ts";
import { type Head, headBytes, keepHead } from "./head.ts";
import { Placement } from "./placement.ts";

/** The output that holds the parts of each kind. */
const FILES: Readonly<Record<Kind, string>> = { facts: FACTS_FILE, graph: "graph.json", gexf: "graph.gexf" };

/** What outputs are made of beside the parts of blocks. */
export interface Frame
  extends Head,
    Pick<PageParts, "opening" | "count" | "entityCount" | "entities" | "places" | "ties"> {
  /** graph.json, with edges that are an array. */
  readonly graph: (digest: string, edges: Iterable<Uint8Array>) => Iterable<Uint8Array>;
  /** graph.gexf, with edges that are elements. */
  readonly gexf: (digest: string, edges: Iterable<Uint8Array>) => Iterable<Uint8Array>;
}

export interface WriteOptions extends Pick<RunInput, "cache"> {
  /** The built viewer's files, where there is one. */
  readonly viewer?: Host;
  /** Write only these files. */
  readonly only?: readonly string[];
  /** Where an output is written to. Absolute; nowhere that can be read again where there is no cache. */
  readonly outFile: (path: string) => string;
}

export interface Written {
  readonly digest: string;
  /** Paths of the outputs. */
  readonly written: readonly string[];
  /** Where the parts of each block are now. */
  readonly ranges: readonly Ranges[];
  /** Where the beginning of facts.json is kept. */
  readonly head: ByteRange;
}

/** The outputs that the parts of each kind go into. */
const USES: Readonly<Record<Kind, readonly string[]>> = {
  facts: [FACTS_FILE, "entente.html", PAGE_HEAD],
  // Only a page without a place for data has the graph in it.
  graph: ["graph.json", "entente.html"],
  gexf: ["graph.gexf"],
};

/** The kinds of parts that some outputs are made of. */
export function kindsFor(only: readonly string[] | undefined): readonly Kind[] {
  return KINDS.filter((kind) => USES[kind].some((path) => isWanted(path, only)));
}

/** Whether the outputs keep the frames of all parts, but for the head of facts.json. */
export function areFramed(only: readonly string[] | undefined): boolean {
  return kindsFor(only).every((kind) => kind === "facts" || isWanted(FILES[kind], only));
}

/** Writes all outputs, or those in `only`, from their frames and from the parts of blocks. `verify`: see `run`. */
export function writeParts(
  frame: Frame,
  tallies: readonly Tally[],
  verify: () => void,
  out: Host,
  { only, viewer, cache, outFile }: WriteOptions,
): Written {
  const placed = new Map(kindsFor(only).map((kind) => [FILES[kind], { kind, parts: partsOf(tallies, kind) }]));
  const partsIn = (file: string): Placement => placed.get(file)?.parts ?? new Placement([]);
  const facts = (): Iterable<Uint8Array> => partsIn(FILES.facts).array();
  const head = keepHead(frame, cache);
  const digest = digestParts(head, tallies);
  const files = outputFiles(
    {
      facts: () => factsJson([headBytes(head)], facts(), digest),
      graph: () => frame.graph(digest, partsIn(FILES.graph).array()),
      gexf: () => frame.gexf(digest, partsIn(FILES.gexf).all()),
      page: { ...frame, digest, facts, links: () => tallies, mentions: () => tallies },
    },
    viewer,
  ).filter(({ path }) => isWanted(path, only));
  out.writeAll(
    files.map(({ path, chunks }, n) => ({
      path,
      chunks: () => then(placed.get(path)?.parts.into(chunks()) ?? chunks(), n === files.length - 1 ? verify : null),
    })),
  );
  const written = files.map(({ path }) => path);
  const ranges = tallies.map(({ written: own }): Ranges => ({ ...own }));
  for (const [path, { kind, parts }] of placed) {
    if (!written.includes(path)) continue;
    const own = parts.in(outFile(path));
    for (const [n, range] of own.entries()) Object.assign(ranges[n] ?? {}, { [kind]: range });
  }
  return { digest, written, ranges, head };
}

/** The digest of a dataset, from its head and from the sums of its blocks. */
export function digestParts(head: ByteRange, tallies: readonly Tally[]): string {
  return digestFrom(
    [headBytes(head)],
    tallies.map(({ sum }) => sum),
  );
}

function partsOf(tallies: readonly Tally[], kind: Kind): Placement {
  return new Placement(tallies.flatMap(({ written }) => written[kind] ?? []));
}

/** The chunks, and then a call: before a file takes the place of an old one. */
function* then<T>(chunks: Iterable<T>, call: (() => void) | null): Generator<T> {
  yield* chunks;
  call?.();
}

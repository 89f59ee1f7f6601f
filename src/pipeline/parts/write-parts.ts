import { digestChunks } from "../../emit/digest.ts";
import { factsJson } from "../../emit/facts-json.ts";
import { isWanted, outputFiles } from "../../emit/outputs.ts";
import { PAGE_HEAD, type PageParts } from "../../emit/page/page-files.ts";
import { type ByteRange, NOWHERE, newSpillName, openSpill } from "../../host/byte-range.ts";
import type { Host } from "../../host/host.ts";
import type { RunInput } from "../run.ts";
import type { Kind, Ranges, Tally } from "../tally.ts";
import { Placement } from "./placement.ts";

/** The output that holds the parts of each kind. */
const FILES: Readonly<Record<Kind, string>> = { facts: "facts.json", graph: "graph.json", gexf: "graph.gexf" };

/** What outputs are made of beside the parts of blocks. */
export interface Frame extends Pick<PageParts, "opening" | "count" | "entities" | "places" | "ties"> {
  /** What facts.json begins with. */
  readonly head: () => Iterable<Uint8Array>;
  /** Where that is already; null where it is new. */
  readonly headAt: ByteRange | null;
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
  /** Where the beginning of facts.json is. */
  readonly head: ByteRange;
}

/** The kinds of parts that some outputs are made of. Facts are always wanted: the digest is of them. */
export function kindsFor(only: readonly string[] | undefined): readonly Kind[] {
  const wants = (path: string): boolean => isWanted(path, only);
  const withGraph = ["graph.json", "entente.html", PAGE_HEAD].some(wants);
  return ["facts", ...(withGraph ? (["graph"] as const) : []), ...(wants("graph.gexf") ? (["gexf"] as const) : [])];
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
  let head = frame.headAt;
  let known: string | undefined;
  const digest = (): string => {
    if (known === undefined) ({ digest: known, head } = digestParts(frame, tallies, cache));
    return known;
  };
  const files = outputFiles(
    {
      facts: () =>
        factsJson(frame.head(), facts(), (found) => {
          known = found;
        }),
      graph: () => frame.graph(digest(), partsIn(FILES.graph).array()),
      gexf: () => frame.gexf(digest(), partsIn(FILES.gexf).all()),
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
    if (kind === "facts") head = { file: outFile(path), offset: 0, length: own[0]?.offset ?? 0 };
  }
  return { digest: digest(), written, ranges, head: head ?? NOWHERE };
}

/** The digest of a dataset of which no facts.json is written; and where its head is then, in a file of its own where it is new, or in memory. */
export function digestParts(
  { head, headAt }: Pick<Frame, "head" | "headAt">,
  tallies: readonly Tally[],
  cache: string | null,
): Pick<Written, "digest" | "head"> {
  const facts = partsOf(tallies, "facts").array();
  if (headAt !== null) return { digest: lastOf(digestChunks(head(), facts)), head: headAt };
  const chunks: Uint8Array[] = [];
  const file = cache === null ? "" : `${newSpillName(cache)}.facts`;
  const spill = cache === null ? null : openSpill(file);
  let length = 0;
  try {
    const spilled = through(head(), (chunk) => {
      length += chunk.length;
      if (spill === null) chunks.push(Uint8Array.from(chunk));
      else spill.append(chunk);
    });
    const digest = lastOf(digestChunks(spilled, facts));
    return { digest, head: { file, offset: 0, length, ...(spill === null && { bytes: Buffer.concat(chunks) }) } };
  } finally {
    spill?.close();
  }
}

function partsOf(tallies: readonly Tally[], kind: Kind): Placement {
  return new Placement(tallies.flatMap(({ written }) => written[kind] ?? []));
}

function* through<T>(items: Iterable<T>, tell: (item: T) => void): Generator<T> {
  for (const item of items) {
    tell(item);
    yield item;
  }
}

/** The chunks, and then a call: before a file takes the place of an old one. */
function* then<T>(chunks: Iterable<T>, call: (() => void) | null): Generator<T> {
  yield* chunks;
  call?.();
}

function lastOf<T>(chunks: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = chunks.next();
    if (done) return value;
  }
}

import { placedNodes } from "../../compile/compile.ts";
import type { Places } from "../../compile/layout/keep-places.ts";
import { openTies } from "../../corroborate/voices.ts";
import { ByteSink } from "../../emit/byte-sink.ts";
import { contentHead, contentOpening, type Opening } from "../../emit/digest.ts";
import { gexf } from "../../emit/gexf.ts";
import { gexfMeta } from "../../emit/gexf-meta.ts";
import { graphJson } from "../../emit/graph-json.ts";
import { writeJson } from "../../emit/json-value.ts";
import { pageTies } from "../../emit/page/page-ties.ts";
import { placesIn, readPlaces } from "../../emit/read-places.ts";
import { type ByteRange, readRange } from "../../host/byte-range.ts";
import { digestOf } from "../../host/content-digest.ts";
import type { Host } from "../../host/host.ts";
import { entryOf } from "../../host/node-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Entity } from "../../model/entity.ts";
import { compareText } from "../../model/order.ts";
import type { PageTies } from "../../model/outputs/page.ts";
import { endOfLine } from "../../text/byte-lines.ts";
import type { Kept } from "../cache/keep.ts";
import type { Context } from "../context.ts";
import type { Linked, Totals } from "../link.ts";
import type { RunInput } from "../run.ts";
import type { Kind, Tally } from "../tally.ts";
import { type Head, headBytes } from "./head.ts";
import type { Frame } from "./write-parts.ts";

export interface LayoutOptions extends Pick<RunInput, "onStage"> {
  /** false leaves nodes where a layout would begin. */
  readonly layout?: boolean;
  /** Lay out anew; otherwise nodes keep the places that they have in the output folder. */
  readonly relayout?: boolean;
}

/** Frames made from entities, with nodes in their places. */
export function newFrame(
  opening: Opening,
  { entities, ...edges }: Linked,
  counts: Totals,
  tallies: readonly Tally[],
  context: string,
  out: Host,
  { layout, relayout, onStage }: LayoutOptions,
): Frame {
  onStage?.("compile");
  const settled = layout !== false;
  const before = settled && !relayout ? readPlaces(out) : null;
  // Read three times, and not so many that making them anew each time would save room.
  const nodes = [...placedNodes(entities, opening.schema, tallies, settled, before)];
  onStage?.("emit");
  return {
    opening,
    count: counts.facts,
    entityCount: entities.length,
    entities: () => entities,
    places: () => new Map(nodes.map(({ key, attributes: { x, y } }) => [key, { x, y }])),
    ties: () => tiesIn(context),
    ...newHead(opening, { entities }),
    graph: (digest, array) => graphJson({ attributes: { digest }, nodes }, array),
    gexf: (digest, elements) =>
      gexf(nodes, { ...edges, count: counts.edges }, elements, gexfMeta({ digest, entities })),
  };
}

/** What facts.json begins with, made from entities. */
export function newHead(opening: Opening, { entities }: Pick<Linked, "entities">): Head {
  return { head: () => contentHead({ ...opening, entities }), headAt: null };
}

/** The same with the entities of the last time. @param reworded those of them that say something else, by the same ids */
export function keptHead(
  kept: Pick<Kept, "head" | "opening">,
  opening: Opening,
  reworded: readonly Entity[] = [],
): Head {
  const { head } = kept;
  const isSame = openingNote(opening).digest === kept.opening.digest && reworded.length === 0;
  if (isSame) return { head: () => [headBytes(head)], headAt: head };
  return {
    *head() {
      yield Buffer.from(contentOpening(opening));
      yield* withReworded(headBytes(head).subarray(kept.opening.length), reworded);
    },
    headAt: null,
  };
}

/** Entities with others of the same ids in their places, each on its line. */
function* withReworded(entities: Buffer, reworded: readonly Entity[]): Generator<Uint8Array> {
  const sink = new ByteSink();
  let from = 0;
  for (const entity of [...reworded].sort((a, b) => compareText(a.id, b.id))) {
    const begin = entities.indexOf(`\n{"id":"${entity.id}",`, from) + 1;
    if (begin === 0) throw new Error("entities are not as they were written");
    yield entities.subarray(from, begin);
    writeJson(sink, entity);
    yield sink.take();
    from = endOfLine(entities, begin);
    // The comma before the next one.
    if (entities[from - 1] === COMMA) from -= 1;
  }
  yield entities.subarray(from);
}

const COMMA = 44;

/** The entities with which facts.json begins. */
export function entitiesIn(head: ByteRange): Dataset["entities"] {
  return (JSON.parse(`${headBytes(head).toString()}[]}`) as Pick<Dataset, "entities">).entities;
}

/** Who speaks for whom, as a context keeps it. */
function tiesIn(context: string): PageTies {
  return pageTies(openTies((JSON.parse(context) as Context).ties));
}

/** What is noted of what facts.json begins with: entente.yaml may change without any fact of the project. */
export function openingNote(opening: Opening): Kept["opening"] {
  const text = Buffer.from(contentOpening(opening));
  return { length: text.length, digest: digestOf(text) };
}

/** The frames of the last build, where nothing in them has changed but the digest. */
export function keptFrame(kept: Kept, opening: Opening, count: number): Frame {
  const framed = (kind: Kind, digest: string, edges: Iterable<Uint8Array>, close: number): Iterable<Uint8Array> => {
    const old = [...kept.blocks.map(({ tally }) => tally), kept.derived].flatMap(({ written }) => written[kind] ?? []);
    return withFrame(old, close, edges, kept.digest, digest);
  };
  // The bracket that closes an array, on a line of its own, is the array's.
  const graph: Frame["graph"] = (digest, edges) => framed("graph", digest, edges, 2);
  return {
    opening,
    count,
    entityCount: kept.entities,
    entities: () => entitiesIn(kept.head),
    places: (): Places => placesIn(graph(kept.digest, [])) ?? new Map(),
    ties: () => tiesIn(kept.context),
    ...keptHead(kept, opening),
    graph,
    gexf: (digest, edges) => framed("gexf", digest, edges, 0),
  };
}

/** What a file has before and behind its parts, with other parts in between. */
function* withFrame(
  old: readonly ByteRange[],
  close: number,
  parts: Iterable<Uint8Array>,
  digest: string,
  by: string,
): Generator<Uint8Array> {
  const [first, last] = [old[0], old.at(-1)];
  if (!first || !last) return;
  const { file } = first;
  let isFirst = true;
  for (const chunk of readRange({ file, offset: 0, length: first.offset })) {
    // The digest is at the very beginning, before anything that an analyst wrote.
    if (isFirst) chunk.set(Buffer.from(by), Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).indexOf(digest));
    isFirst = false;
    yield chunk;
  }
  yield* parts;
  const end = last.offset + last.length + close;
  yield* readRange({ file, offset: end, length: (entryOf(file)?.size ?? end) - end });
}

import { ByteSink, bytesOf } from "../emit/byte-sink.ts";
import { FactSum } from "../emit/digest.ts";
import { writeFact } from "../emit/fact-json.ts";
import { memorySpill } from "../host/byte-range.ts";
import type { Snapshot } from "../host/host.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { keptHead, newHead } from "./parts/frames.ts";
import { keepHead } from "./parts/head.ts";
import { digestParts } from "./parts/write-parts.ts";
import { type FaultyRun, type RunInput, run } from "./run.ts";
import type { Steps } from "./steps.ts";
import { isIntact, STORED, type StoredFacts, type StoredRun, storedBlock, storing } from "./stored-facts.ts";
import type { Tally } from "./tally.ts";

/** What could be made of a project with errors. */
export interface PartialFacts {
  readonly stored: StoredFacts;
  /** Files of which nothing is in it, sorted. */
  readonly leftOut: readonly string[];
}

/** `partial` is null where two facts have one id: of these only one counts. */
export type PartialRun =
  | Extract<StoredRun, { readonly state: "whole" }>
  | (FaultyRun & { partial(): PartialFacts | null });

/**
 * The same as `storedFacts`; and of a project with errors what can be made of it: blocks without errors are where they are kept, the others in
 * memory. Only what differs from what was kept is compiled.
 */
export function* partialFacts(host: Snapshot, input: RunInput): Steps<PartialRun> {
  const found: StoredRun = yield* run(host, input, { ...STORED, keepsFacts: "unwritten" }, storing(input));
  return found.state === "whole" ? found : Object.assign(found, { partial: () => partialOf(found, input) });
}

function partialOf({ schema, project, outcome, blocks, files }: FaultyRun, { cache }: RunInput): PartialFacts | null {
  const { tallies, opened, unwritten, namedAs } = outcome;
  const opening = { format: "entente/1" as const, ...(project && { project }), schema };
  const sound: Tally[] = [];
  for (const [n, tally] of tallies.entries()) {
    const own = tally.written.facts ? tally : inMemory(tally, unwritten.get(n) ?? []);
    if (own === null) return null;
    sound.push(own);
  }
  const entities = () => [...opened.names().entities.values()].sort((a, b) => compareText(a.id, b.id));
  const placed = namedAs ? keptHead(namedAs, opening) : newHead(opening, { entities: entities() });
  const head = keepHead(placed, placed.headAt && cache);
  const stored: StoredFacts = {
    digest: digestParts(head, sound),
    ...(project && { project }),
    schema,
    head,
    context: opened.context,
    isIntact: isIntact([head, ...sound.flatMap(({ written }) => written.facts ?? [])]),
    blocks: sound.flatMap((tally, n) => storedBlock(tally, blocks[n])),
    get scope() {
      return opened.scope();
    },
  };
  const read = new Set([...unwritten.values()].flatMap((facts) => facts.map(({ file }) => file)));
  const written = new Set(
    blocks.flatMap((block, n) => (tallies[n]?.written.facts ? block.map(({ path }) => path) : [])),
  );
  for (const { kind, file } of opened.scope().symbols.declared.values()) {
    if (kind === "entity" || (kind === "fact" && written.has(file))) read.add(file);
  }
  return { stored, leftOut: files.filter((file) => !read.has(file)) };
}

/** A block with its facts in memory; null where two have one id. */
function inMemory(tally: Tally, facts: readonly Fact[]): Tally | null {
  const sink = new ByteSink();
  const sum = new FactSum();
  for (const [n, fact] of facts.entries()) {
    if (fact.id === facts[n - 1]?.id) return null;
    sink.put(COMMA);
    const from = sink.length;
    writeFact(sink, fact);
    sum.add(sink.bytes().subarray(from));
  }
  return { ...tally, written: { facts: memorySpill().pack(sink.bytes()) }, sum: sum.lanes() };
}

const COMMA = bytesOf(",\n");

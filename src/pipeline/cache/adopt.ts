import { dirname } from "node:path";
import { type ByteRange, copySpill, foldersBeside } from "../../host/byte-range.ts";
import { nodeHost } from "../../host/node-host.ts";
import { isExhausted, isUnwritable } from "../../host/system-error.ts";
import type { Tally } from "../tally.ts";
import { groundsOfFacts } from "./build-key.ts";
import { areAsNoted, type BlockKeys, type Found, howManyMatch } from "./keep.ts";
import { keep, type Note, notesIn, readNoted } from "./kept-states.ts";

const FACTS = /\.facts$/;

/**
 * Takes over the facts that a build keeps of the same project in a folder beside this one, so that what it has compiled is not compiled again.
 * They are copied: each folder is tidied by who writes to it. Null where no state there has half of the blocks, or any of it is not as it was left.
 *
 * @param build what all blocks depend on, and the key under which the facts are kept here
 */
export function adopt(folder: string, build: string, blocks: readonly BlockKeys[]): Found | null {
  const found = foldersBeside(folder)
    .flatMap((from) => [...notesIn(nodeHost(from)).values()].map((note) => ({ from, note })))
    .filter(({ note }) => note.rest.state === "whole" && groundsOfFacts(note.build) === groundsOfFacts(build))
    .map((one) => ({ ...one, common: howManyMatch(blocks, one.note.keys) }))
    .filter(({ common }) => 2 * common > blocks.length)
    .sort((a, b) => b.common - a.common);
  for (const { from, note } of found) {
    const taken = takeFacts(from, note, folder, build);
    if (taken !== null) return taken;
  }
  return null;
}

/** Copies the facts of a state in one folder to another, and keeps it there without the other parts. */
function takeFacts(from: string, note: Note, folder: string, build: string): Found | null {
  // Outputs may be gone, or be another program's by now.
  const own = note.files.filter(([file]) => dirname(file) === from);
  const found = areAsNoted(own) ? readNoted(nodeHost(from), note, null) : null;
  if (found === null) return null;
  const tallies = [found.derived, ...found.blocks.map(({ tally }) => tally)];
  const ranges = [found.head, ...tallies.flatMap(({ written }) => written.facts ?? [])];
  const files = new Set(ranges.map(({ file }) => file));
  const areAll = ranges.length === tallies.length + 1;
  if (!areAll || [...files].some((file) => dirname(file) !== from || !FACTS.test(file))) return null;
  const copies = new Map<string, string>();
  try {
    for (const file of files) copies.set(file, copySpill(file, folder));
  } catch (error) {
    if (isUnwritable(error) || isExhausted(error)) return null;
    throw error;
  }
  if (!areAsNoted(own)) return null;
  const moved = (range: ByteRange): ByteRange => ({ ...range, file: copies.get(range.file) ?? range.file });
  const alone = (tally: Tally): Tally => ({
    ...tally,
    written: tally.written.facts ? { facts: moved(tally.written.facts) } : {},
  });
  const taken = {
    ...found,
    head: moved(found.head),
    derived: alone(found.derived),
    blocks: found.blocks.map((block) => ({ ...block, tally: alone(block.tally) })),
  };
  return keep(folder, build, taken, null);
}

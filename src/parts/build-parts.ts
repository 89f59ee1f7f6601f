import type { BuildOptions } from "../build.ts";
import type { Opening } from "../emit/digest.ts";
import type { Host } from "../host/host.ts";
import type { Entity } from "../model/entity.ts";
import type { CompiledBlocks } from "./compile-blocks.ts";
import { keptFrame, newFrame, openingNote } from "./frames.ts";
import { type FaultyParts, type FromParts, fromParts, type PartsInput } from "./from-parts.ts";
import type { Kept } from "./keep.ts";
import { keptLinks, link, type Totals, totals } from "./link.ts";
import type { Tally } from "./tally.ts";
import { areFramed, kindsFor, writeParts } from "./write-parts.ts";

export interface PartsOptions extends PartsInput, Pick<BuildOptions, "viewer" | "only" | "layout" | "relayout"> {
  /** Where an output is written to. Absolute. */
  readonly outFile: (path: string) => string;
}

/** What a build by parts came to. */
export interface BuiltParts extends FromParts, Totals {
  /** All entities; null where they are as they were. */
  readonly names: readonly Entity[] | null;
  /** How many there are. */
  readonly entities: number;
  readonly digest: string;
  readonly written: readonly string[];
}

/**
 * Builds a large project as `buildProject` does, to the last byte, but block by block: no more than a block's facts are held at
 * once, blocks are compiled in several threads, and those whose files have not changed are taken over from the last build.
 *
 * Null where only a look at all facts at once can tell what is right or wrong: `buildProject` then does.
 */
export async function buildParts(
  host: Host,
  out: Host,
  options: PartsOptions,
): Promise<BuiltParts | FaultyParts | null> {
  const { only, layout = null, relayout = null } = options;
  const wanted = { kinds: kindsFor(only), framed: areFramed(only), flags: [only ?? null, layout, relayout] };
  return fromParts(host, options, wanted, (opening, compiled, before, verify) =>
    finish(opening, compiled, before, verify, out, options),
  );
}

interface Finished extends Totals, Pick<BuiltParts, "names" | "entities" | "digest" | "written"> {
  readonly kept: Kept;
}

/** From compiled blocks to outputs. */
function finish(
  opening: Opening,
  compiled: CompiledBlocks,
  before: Kept | null,
  verify: () => void,
  out: Host,
  options: PartsOptions,
): Finished | null {
  const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
  const { whole, ...rest } = compiled;
  const linked = whole && link(opening.schema, whole, tallies);
  const counts = totals(tallies);
  const frame = linked
    ? newFrame(opening, linked, counts, tallies, rest.context, out, options)
    : before && !whole && keptFrame(before, opening, counts.facts);
  if (!frame) return null;
  const { digest, written, stretches, head } = writeParts(frame, tallies, verify, out, options);
  const move = (tally: Tally, n: number): Tally => ({ ...tally, written: stretches[n] ?? {} });
  const kept: Kept = {
    ...rest,
    blocks: rest.blocks.map((block, n) => ({ ...block, tally: move(block.tally, n) })),
    derived: move(rest.derived, rest.blocks.length),
    ...keptLinks(linked, before),
    digest,
    head,
    opening: openingNote(opening),
  };
  return { ...counts, names: linked?.entities ?? null, entities: kept.entities, digest, written, kept };
}

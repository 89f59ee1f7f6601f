import type { Host } from "../host/host.ts";
import { NOWHERE } from "../host/spill.ts";
import type { Entity } from "../model/entity.ts";
import { type FaultyParts, type FromParts, fromParts, type PartsInput } from "./from-parts.ts";
import type { Kept } from "./keep.ts";
import { keptLinks, link } from "./link.ts";

/** What a check by parts came to. */
export interface CheckedParts extends FromParts {
  /** All entities; null where they are as they were. */
  readonly names: readonly Entity[] | null;
}

/**
 * Checks a large project as `inspectProject` does, but block by block: see `buildParts`. Null where only a look at
 * all facts at once can tell what is right or wrong: `inspectProject` then does.
 */
export async function checkParts(host: Host, input: PartsInput): Promise<CheckedParts | FaultyParts | null> {
  return fromParts(host, input, { kinds: [], framed: true, flags: "check" }, (opening, compiled, before) => {
    const { whole, ...rest } = compiled;
    const linked = whole && link(opening.schema, whole, [...rest.blocks.map(({ tally }) => tally), rest.derived]);
    if (whole && !linked) return null;
    const kept: Kept = {
      ...rest,
      ...keptLinks(linked, before),
      digest: "",
      head: NOWHERE,
      opening: { length: 0, digest: "" },
    };
    return { names: linked?.entities ?? null, kept };
  });
}

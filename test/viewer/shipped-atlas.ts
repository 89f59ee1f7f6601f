import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { shippedRows } from "./shipped-rows.ts";

let kept: Atlas | undefined;

/** The shipped data as the page holds it, made once for all tests of a worker: none of them changes it. */
export function shippedAtlas(): Atlas {
  kept ??= buildAtlas(shippedRows());
  return kept;
}

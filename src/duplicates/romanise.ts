import anyAscii from "any-ascii";
import { fold } from "../text/fold.ts";

/** A name in plain Latin letters, whatever its script, as words. Approximate: vowels that a script does not write are missing. */
export function romanised(name: string): readonly string[] {
  const folded = fold(name);
  const plain = /^[ -~]*$/.test(folded) ? folded : anyAscii(folded).toLowerCase();
  return plain
    .replace(/['`"]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

import { hasAnchors } from "../fmt/format-yaml.ts";
import { laidOutAsBefore } from "../fmt/laid-out.ts";
import { written } from "../fmt/lay-out.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import { type KeysOf, mergeDocuments, type Side } from "./merge-trees.ts";

/** Three versions of a file: the last common one, and two that came of it. */
export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What comes of both: one text where they agree, else one for each side that has its way where both changed the same. */
export interface MergedVersions {
  readonly ours: string;
  readonly theirs: string;
  readonly conflicts: number;
}

/**
 * Merges two versions of a YAML file by what it says: keys by their names, items of lists by what they are of. Two who add claims to one
 * fact do not conflict; two who change one value do. Comments are merged like values, and none is lost. Null where a version is not sound
 * YAML, or holds anchors: what an alias stands for is written in another place.
 *
 * @param path of the file, whose place decides the order of its keys
 * @param keysOf the qualifiers that make a fact of a relation
 */
export function mergeVersions(path: string, { base, ours, theirs }: Versions, keysOf: KeysOf): MergedVersions | null {
  for (const text of [base, ours, theirs]) {
    if (text !== "" && (parseYaml({ path, text }).findings.length > 0 || hasAnchors(composeYaml(text)))) return null;
  }
  const merge = (prefer: Side): { readonly text: string; readonly conflicts: number } => {
    const tree = composeYaml(ours);
    const conflicts = mergeDocuments(composeYaml(base), tree, composeYaml(theirs), keysOf, prefer);
    return { text: laidOutAsBefore(path, ours, written(tree)), conflicts };
  };
  const { text, conflicts } = merge("ours");
  return { ours: text, theirs: conflicts === 0 ? text : merge("theirs").text, conflicts };
}

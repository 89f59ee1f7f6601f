import { laidOutAsBefore } from "../fmt/laid-out.ts";
import { written } from "../fmt/lay-out.ts";
import type { Snapshot } from "../host/host.ts";
import { compareText } from "../model/order.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { readDocument } from "../parse/read-document.ts";
import { textOf } from "../parse/read-folder.ts";
import { claimedBy } from "../schema/claimed-attributes.ts";
import type { Changes } from "./changes.ts";
import { applyEdits } from "./edits.ts";
import { type FactContradiction, joinFacts } from "./join-facts.ts";
import { joinFiles, type Preference } from "./join-files.ts";
import { formerIdsOf, withIds } from "./listed-ids.ts";
import { countEdits, referenceEdits } from "./reference-edits.ts";
import { withoutRepeats } from "./repeats.ts";
import { documentOf, readSources, type Sources } from "./sources.ts";

/** What a merge comes to, and where the two contradict each other. */
export interface Merge {
  readonly changes: Changes;
  readonly contradictions: readonly FactContradiction[];
}

/**
 * Merges an entity into another: its name becomes an alias, what its file says joins the other's, each reference to it leads to the other,
 * and facts that come to be the same are joined with all their claims. Comments are kept.
 *
 * @param host a project without errors
 * @param old the id that goes
 * @param now the id that stays
 * @param prefer whose value is kept where the two contradict; null: they are only told
 * @param sources what the project's files say, where they have been read
 */
export function mergeEntities(
  host: Snapshot,
  old: string,
  now: string,
  prefer: Preference,
  sources: Sources = readSources(host),
): Merge {
  const [gone, kept] = [documentOf(sources, old), documentOf(sources, now)];
  const texts = new Map<string, string>();
  const textAt = (file: string): string => texts.get(file) ?? textOf(host, file) ?? "";

  // The file that goes is looked at as well, under an id that nothing refers to.
  const aside = sources.documents.map((doc) => (doc === gone ? { ...doc, id: `${old}-merged-into-${now}` } : doc));
  const edits = referenceEdits({ old, now }, sources, aside, textAt);
  for (const [file, some] of edits) texts.set(file, withoutRepeats(file, applyEdits(textAt(file), some), now));

  const type = sources.schema.entities[String(kept.value["type"])];
  const claimed = new Set(type === undefined ? [] : claimedBy(type, sources.schema.relations).map(({ name }) => name));
  const tree = composeYaml(textAt(kept.file));
  const contradictions: FactContradiction[] = [];
  for (const one of joinFiles(tree, composeYaml(textAt(gone.file)), prefer, claimed)) {
    contradictions.push({ ...one, file: kept.file });
  }
  const former = new Set([...formerIdsOf(kept), ...formerIdsOf(gone), old]);
  former.delete(now);
  texts.set(kept.file, withIds(written(tree), "former_ids", [...former]));
  texts.delete(gone.file);

  const merged = sources.documents.flatMap((doc) => {
    if (doc === gone) return [];
    const text = texts.get(doc.file);
    return text === undefined ? doc : (readDocument({ path: doc.file, text }).document ?? []);
  });
  const joined = joinFacts(sources.schema, merged, textAt);
  for (const [file, text] of joined.texts) texts.set(file, text);

  const writes = Array.from(texts, ([path, text]) => ({
    path,
    text: laidOutAsBefore(path, textOf(host, path) ?? "", text),
  }));
  return {
    changes: {
      writes: writes.sort((a, b) => compareText(a.path, b.path)),
      removes: [gone.file],
      references: countEdits(edits),
    },
    contradictions: [...contradictions, ...joined.contradictions],
  };
}

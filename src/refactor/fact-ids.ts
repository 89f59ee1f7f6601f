import type { Fact } from "../model/fact.ts";
import { withIdsIn } from "../model/ids.ts";
import { locate } from "../parse/locate.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import type { ProjectFile } from "../project/read-project.ts";
import type { Edit } from "./edits.ts";

/**
 * What entente.yaml has to say instead of ids of facts that change with an entity's.
 *
 * @param facts as they are from then on: an id that one of these has stays, whatever it looks like
 */
export function factEdits(
  projectFile: ProjectFile | null,
  { old, now }: { readonly old: string; readonly now: string },
  facts: readonly Fact[],
  textAt: (file: string) => string | undefined,
): readonly Edit[] {
  const named = (projectFile?.uses ?? []).filter(({ of }) => of === "fact");
  if (named.length === 0) return [];
  const there = new Set(facts.map(({ id }) => id));
  const findings = named.flatMap(({ id, pointer }) => {
    const newText = there.has(id) ? id : withIdsIn(id, (one) => (one === old ? now : one));
    const place = { file: PROJECT_FILE, pointer, on: "value" } as const;
    return newText === id ? [] : { name: "merged-id", message: id, place, fix: [{ place, newText }] };
  });
  return locate(findings, textAt).flatMap(({ fix = [] }) => fix.map(({ span, newText }) => ({ ...span, newText })));
}

import { locate } from "../parse/locate.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import type { ProjectFile } from "../project/read-project.ts";
import type { Edit } from "./edits.ts";

/** What entente.yaml has to say instead of ids of facts that change. `present`: the id that a fact has from now on. */
export function factEdits(
  projectFile: ProjectFile | null,
  present: (id: string) => string,
  textAt: (file: string) => string | undefined,
): readonly Edit[] {
  const uses = (projectFile?.uses ?? []).filter(({ of, id }) => of === "fact" && present(id) !== id);
  const findings = uses.map(({ id, pointer }) => {
    const place = { file: PROJECT_FILE, pointer, on: "value" } as const;
    return { name: "merged-id", message: id, place, fix: [{ place, newText: present(id) }] };
  });
  return locate(findings, textAt).flatMap(({ fix = [] }) => fix.map(({ span, newText }) => ({ ...span, newText })));
}

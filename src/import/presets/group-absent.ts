import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { addTo } from "../../model/lists-by-key.ts";

/**
 * What many references of a file lead to is often in a file that is not imported: ids for machines, a finding each, tell a reader
 * nothing. They become one finding for each file.
 */
export function groupAbsent(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    if (one.name !== "unresolved-name") continue;
    addTo(groups, one.place.file, one);
  }
  return findings.flatMap((one) => {
    const group = one.name === "unresolved-name" ? (groups.get(one.place.file) ?? []) : [];
    if (group.length < 2) return [one];
    return one === group[0] ? [together(one, group)] : [];
  });
}

function together(first: Finding, group: readonly Finding[]): Finding {
  const absent = new Set(group.map(({ message }) => message)).size;
  return finding("unresolved-name", { references: group.length, absent }, first.place, {
    hint: "import the files that have them together with this one, or before it; `--limit all` lists each",
  });
}

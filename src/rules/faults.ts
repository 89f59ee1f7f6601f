import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { findDiagnostic } from "../diagnostics/registry.ts";
import { pointerTokens } from "../model/pointer.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";

/** Whether something is wrong already where a finding would be, or where one of its related places is. */
export type IsFaulty = (found: Finding) => boolean;

/**
 * One root cause, one message: of an entry in which a key is misspelt or a reference leads nowhere, a rule would only see what is
 * missing. The other entries of the file are looked at all the same; a fault outside the relations concerns the whole file.
 */
export function faultsOf(earlier: readonly Finding[], symbols: () => SymbolTable): IsFaulty {
  const errors = earlier.filter(isError);
  if (errors.length === 0) return () => false;
  const facts = new Set<string>();
  for (const { kind, file } of symbols().declared.values()) if (kind === "fact") facts.add(file);
  const areaOf = (place: Place): string => {
    const entry = "pointer" in place && !facts.has(place.file) ? entryOf(place.pointer) : "";
    return `${place.file} ${entry}`;
  };
  const faulty = new Set<string>();
  for (const { place, related = [] } of errors) {
    for (const one of [place, ...related.map((other) => other.place)]) faulty.add(areaOf(one));
  }
  const isFaulty = (place: Place): boolean => faulty.has(`${place.file} `) || faulty.has(areaOf(place));
  return ({ place, related = [] }) => isFaulty(place) || related.some((one) => isFaulty(one.place));
}

export function isError({ name }: Finding): boolean {
  return findDiagnostic(name)?.severity !== "warning";
}

/** `/relations/supplies/3/claims/0` gives `/relations/supplies/3`; empty outside the relations. */
function entryOf(pointer: string): string {
  const [head, relation, index] = pointerTokens(pointer);
  if (head !== "relations" || relation === undefined) return "";
  return `/${relation}/${index !== undefined && /^\d+$/.test(index) ? index : ""}`;
}

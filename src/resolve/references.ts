import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { UNKNOWN } from "../model/entity.ts";
import { isId } from "../model/ids.ts";
import type { Refer } from "../model/kinds/kind.ts";
import { compareText } from "../model/order.ts";
import { pointerTo } from "../model/pointer.ts";
import { isA, type Schema } from "../model/schema.ts";
import { createSuggest, type Spellings, spellingsOf } from "./suggest.ts";
import type { SymbolTable } from "./symbol-table.ts";

interface Use {
  readonly place: Extract<Place, { readonly pointer: string }>;
  /** Entity types that would fit. */
  readonly wanted: readonly string[];
}

/** References of some files that do not lead to an entity. Plain data: those of several parts of a project are reported together. */
export interface UnresolvedReferences {
  /** Ids that lead nowhere, and ids of facts, each with its uses. */
  readonly nowhere: readonly (readonly [id: string, uses: readonly Use[]])[];
  readonly toFacts: readonly (readonly [id: string, uses: readonly Use[]])[];
  /** Ids of broken files, of which nothing is said: something may be once they are mended. */
  readonly broken: readonly string[];
  /** Uses of ids that were merged into others. */
  readonly findings: readonly Finding[];
}

/** Looks ids up, and remembers those that lead nowhere until all names are known to suggest from. */
export interface References {
  readonly refer: Refer;
  /** Every reference so far led to an entity of a type that was wanted: no rule need look into that again. */
  allFit(): boolean;
  /** Some reference led to a broken file. */
  metBroken(): boolean;
  /** See `reportUnresolved`. */
  unresolved(): UnresolvedReferences;
}

export function createReferences(schema: Schema, symbols: SymbolTable): References {
  const nowhere = new Map<string, Use[]>();
  const toFacts = new Map<string, Use[]>();
  const findings: Finding[] = [];
  const fits = createFits(schema);
  let allFit = true;
  const broken = new Set<string>();

  const miss = (id: string, use: Use): string | null => {
    const { place } = use;
    const declaration = symbols.declared.get(id);
    const merged = symbols.merged.get(id);
    if (declaration?.kind === "fact") addUse(toFacts, id, use);
    else if (merged !== undefined) {
      const fix = [{ place, newText: merged }];
      findings.push(finding("merged-id", { id, now: merged }, place, { hint: `write \`${merged}\``, fix }));
      return merged;
    } else if (declaration === undefined && isId(id)) addUse(nowhere, id, use);
    return null;
  };

  return {
    refer(id, wanted, file, parent, key, index) {
      if (typeof id !== "string") return null;
      const declaration = symbols.declared.get(id);
      const kind = declaration?.kind;
      // What a broken file declares is not known, and only that file is at fault.
      // The declaration's own string, so that all that refers to one entity shares one.
      if (declaration !== undefined && (kind === "entity" || kind === "broken")) {
        if (kind === "broken") broken.add(id);
        if (allFit && !fits(declaration.type, wanted)) allFit = false;
        return declaration.id;
      }
      if (id === UNKNOWN) {
        // An unknown actor or thing will do, but a source of which nothing is known cannot be looked up.
        if (wanted.length === 1 && wanted[0] === "source") allFit = false;
        return UNKNOWN;
      }
      allFit = false;
      const within = key === undefined ? parent : pointerTo(parent, key);
      const pointer = index === undefined ? within : pointerTo(within, index);
      return miss(id, { place: { file, pointer, on: "value" }, wanted });
    },
    allFit: () => allFit,
    metBroken: () => broken.size > 0,
    unresolved: () => ({ nowhere: [...nowhere], toFacts: [...toFacts], broken: [...broken], findings }),
  };
}

function addUse(uses: Map<string, Use[]>, id: string, use: Use): void {
  const known = uses.get(id);
  if (known) known.push(use);
  else uses.set(id, [use]);
}

/** While a reference is typed, each key stroke leads nowhere, and the entities are the same. */
const spellings = new WeakMap<ReadonlyMap<string, Entity>, Spellings>();

/**
 * One finding for each id that leads nowhere, or to a fact, however often it is used: at the first of its places by file.
 *
 * @param unresolved those of all parts of a project; of one file, those of its entity before those of its facts
 * @param entities of the whole, to suggest from: asked for where an id leads nowhere
 */
export function reportUnresolved(
  unresolved: readonly UnresolvedReferences[],
  schema: Schema,
  symbols: SymbolTable,
  entities: () => ReadonlyMap<string, Entity>,
): Finding[] {
  const findings = unresolved.flatMap((one) => one.findings);
  for (const [id, [first, ...others]] of joined(unresolved.map(({ toFacts }) => toFacts))) {
    const declaration = symbols.declared.get(id);
    if (first === undefined || declaration === undefined) continue;
    const { type, file } = declaration;
    const related = others.map(({ place }) => ({ place, message: "and so does this" }));
    findings.push(finding("reference-to-fact", { id, type, file }, first.place, related.length > 0 ? { related } : {}));
  }
  const nowhere = joined(unresolved.map((one) => one.nowhere));
  if (nowhere.size === 0) return findings;
  const all = entities();
  const known = spellings.get(all) ?? spellingsOf(all);
  spellings.set(all, known);
  const suggest = createSuggest(schema, all, known);
  for (const [id, [first, ...others]] of nowhere) {
    if (first === undefined) continue;
    const meant = suggest(id, first.wanted);
    const hint =
      meant === null
        ? `declare it in a file ${id}.yaml, or write \`${UNKNOWN}\` for what no source names`
        : `did you mean \`${meant.id}\` (${meant.name})?`;
    const related = others.map(({ place }) => ({ place, message: "also used here" }));
    const fix = meant === null ? [] : [first, ...others].map(({ place }) => ({ place, newText: meant.id }));
    const extra = { hint, ...(related.length > 0 && { related }), ...(fix.length > 0 && { fix }) };
    findings.push(finding("unresolved-reference", { id }, first.place, extra));
  }
  return findings;
}

/** The uses of each id by file, and ids by the first of them: no finding may depend on how a project was parted. */
function joined(parts: readonly UnresolvedReferences["nowhere"][]): ReadonlyMap<string, readonly Use[]> {
  const all = new Map<string, Use[]>();
  for (const part of parts) for (const [id, uses] of part) for (const use of uses) addUse(all, id, use);
  const sorted = Array.from(
    all,
    ([id, uses]) => [id, uses.sort((a, b) => compareText(a.place.file, b.place.file))] as const,
  );
  return new Map(sorted.sort(([, [a]], [, [b]]) => compareText(a?.place.file ?? "", b?.place.file ?? "")));
}

/** Whether a type is one of those wanted, found once for each list of them. */
function createFits(schema: Schema): (type: string, wanted: readonly string[]) => boolean {
  const known = new Map<readonly string[], ReadonlySet<string>>();
  return (type, wanted) => {
    if (wanted.length === 0) return true;
    let fitting = known.get(wanted);
    if (fitting === undefined) {
      fitting = new Set(Object.keys(schema.entities).filter((name) => isA(schema, name, wanted)));
      known.set(wanted, fitting);
    }
    return fitting.has(type);
  };
}

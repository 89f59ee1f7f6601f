import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { UNKNOWN } from "../model/entity.ts";
import { isId } from "../model/ids.ts";
import type { Refer } from "../model/kinds/kind.ts";
import { pointerTo } from "../model/pointer.ts";
import { isA, type Schema } from "../model/schema.ts";
import { createSuggest } from "./suggest.ts";
import type { SymbolTable } from "./symbol-table.ts";

interface Use {
  readonly file: string;
  readonly pointer: string;
  /** Entity types that would fit. */
  readonly wanted: readonly string[];
}

/** Looks ids up, and remembers those that lead nowhere until all names are known to suggest from. */
export interface References {
  readonly refer: Refer;
  /** Every reference so far led to an entity of a type that was wanted: nobody need look into that again. */
  allFit(): boolean;
  /** Some reference led to a broken file. */
  metBroken(): boolean;
  /** One finding for each id that leads nowhere, however often it is used. */
  report(entities: ReadonlyMap<string, Entity>): readonly Finding[];
}

export function createReferences(schema: Schema, symbols: SymbolTable): References {
  const nowhere = new Map<string, Use[]>();
  const findings: Finding[] = [];
  /** The places that refer to a fact, by its id. */
  const toFacts = new Map<string, Place[]>();
  const fits = createFits(schema);
  let allFit = true;
  let metBroken = false;

  const miss = (id: string, use: Use): string | null => {
    const { file, pointer } = use;
    const declaration = symbols.declared.get(id);
    const merged = symbols.merged.get(id);
    if (declaration?.kind === "fact") {
      const place = { file, pointer, on: "value" } as const;
      const known = toFacts.get(id);
      if (known) known.push(place);
      else toFacts.set(id, [place]);
    } else if (merged !== undefined) {
      const place = { file, pointer, on: "value" } as const;
      const fix = [{ place, newText: merged }];
      findings.push(finding("merged-id", { id, now: merged }, place, { hint: `write \`${merged}\``, fix }));
      return merged;
    } else if (declaration === undefined && isId(id)) {
      const uses = nowhere.get(id);
      if (uses) uses.push(use);
      else nowhere.set(id, [use]);
    }
    return null;
  };

  return {
    refer(id, wanted, file, parent, key, index) {
      if (typeof id !== "string") return null;
      const declaration = symbols.declared.get(id);
      const kind = declaration?.kind;
      // What stands in a broken file is not known, but it is that file's fault and nobody else's.
      // The declaration's own string, so that all that refers to one entity shares one.
      if (declaration !== undefined && (kind === "entity" || kind === "broken")) {
        if (kind === "broken") metBroken = true;
        if (allFit && !fits(declaration.type, wanted)) allFit = false;
        return declaration.id;
      }
      if (id === UNKNOWN) {
        // Somebody or something unknown will do, but nobody can look up a source of which nothing is known.
        if (wanted.length === 1 && wanted[0] === "source") allFit = false;
        return UNKNOWN;
      }
      allFit = false;
      const within = key === undefined ? parent : pointerTo(parent, key);
      return miss(id, { file, pointer: index === undefined ? within : pointerTo(within, index), wanted });
    },
    allFit: () => allFit,
    metBroken: () => metBroken,
    report(entities) {
      for (const [id, [first, ...others]] of toFacts) {
        const declaration = symbols.declared.get(id);
        if (first === undefined || declaration === undefined) continue;
        const related = others.map((place) => ({ place, message: "and so does this" }));
        const extra = related.length > 0 ? { related } : {};
        findings.push(
          finding("reference-to-fact", { id, type: declaration.type, file: declaration.file }, first, extra),
        );
      }
      if (nowhere.size === 0) return findings;
      const suggest = createSuggest(schema, entities);
      for (const [id, uses] of nowhere) {
        const [first, ...others] = uses.map(({ file, pointer }): Place => ({ file, pointer, on: "value" }));
        if (first === undefined) continue;
        const meant = suggest(id, uses[0]?.wanted);
        const hint =
          meant === null
            ? `declare it in a file ${id}.yaml, or write \`${UNKNOWN}\` for what no source names`
            : `did you mean \`${meant.id}\` (${meant.name})?`;
        const related = others.map((place) => ({ place, message: "also used here" }));
        const fix = meant === null ? [] : [first, ...others].map((place) => ({ place, newText: meant.id }));
        const extra = { hint, ...(related.length > 0 && { related }), ...(fix.length > 0 && { fix }) };
        findings.push(finding("unresolved-reference", { id }, first, extra));
      }
      return findings;
    },
  };
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

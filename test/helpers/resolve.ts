import { Reach } from "../../src/compile/reach.ts";
import { DateWatch } from "../../src/corroborate/date-watch.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import type { Document } from "../../src/model/document.ts";
import type { Schema } from "../../src/model/schema.ts";
import { reportUnresolved } from "../../src/resolve/references.ts";
import { type Resolved, resolveEntities, resolveFacts } from "../../src/resolve/resolve.ts";
import { declareSymbols, sortByFile } from "../../src/resolve/symbol-table.ts";
import { checkEntities, checkFacts, checkWhole, joinFound, RULES } from "../../src/rules/check-rules.ts";
import { isError } from "../../src/rules/faults.ts";
import { duplicateFact } from "../../src/rules/identity/duplicate-fact.ts";
import type { FactsInView } from "../../src/rules/rule.ts";

export interface ResolvedDocuments extends Omit<Resolved, "unresolved"> {
  readonly findings: readonly Finding[];
}

/** What documents come to, as the pipeline makes it of the blocks of a project. */
export function resolve(schema: Schema, documents: readonly Document[]): ResolvedDocuments {
  const sorted = sortByFile(documents);
  const symbols = declareSymbols(schema, sorted);
  const own = resolveEntities(schema, sorted, symbols);
  const { facts, items, unresolved, allFit, leftOut } = resolveFacts(schema, sorted, symbols);
  const findings = reportUnresolved([own.unresolved, unresolved], schema, symbols, () => own.entities);
  return { entities: own.entities, facts, symbols, findings, items, leftOut, allFit: own.allFit && allFit };
}

/** What all rules find. `earlier`: what was found before. */
export function checkRules(
  resolved: ResolvedDocuments,
  schema: Schema,
  earlier: readonly Finding[] = [],
): readonly Finding[] {
  const { entities, facts, symbols, allFit } = resolved;
  const parts = [
    checkEntities({ entities, symbols, ties: facts }, allFit, schema, false),
    checkFacts(inView(resolved, schema), allFit, schema),
    { findings: duplicateFact(resolved, schema), misfits: [], contradictions: [] },
  ];
  const found = joinFound(parts, earlier, () => symbols);
  return earlier.some(isError) ? found : [...found, ...lackingIn(resolved, schema)];
}

/** As rules of facts see it. */
function inView(resolved: ResolvedDocuments, schema: Schema): FactsInView {
  const { entities, facts } = resolved;
  return { ...resolved, dates: new DateWatch(voicesOf(entities, facts, schema)) };
}

/** What the rules of the project find. */
export function lackingIn(resolved: ResolvedDocuments, schema: Schema): readonly Finding[] {
  const { entities, facts } = resolved;
  const ids = [...entities.keys()].sort();
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const reach = new Reach(schema, numbers.size, (id) => numbers.get(id));
  reach.begin();
  for (const fact of facts) reach.add(fact);
  const named = new Set(reach.numbers());
  const unnamed = () => new Set<unknown>(ids.filter((_, n) => !named.has(n)));
  const view = inView(resolved, schema);
  const notes = (rule: string) => facts.flatMap((fact) => RULES.project[rule]?.note(fact, view, schema) ?? []);
  return checkWhole(notes, { entities, unnamed, voices: () => voicesOf(entities, facts, schema) }, schema, false);
}

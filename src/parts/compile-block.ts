import { latestTwo } from "../compile/number-of.ts";
import { Reach } from "../compile/reach.ts";
import { rollup } from "../corroborate/rollup.ts";
import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { View } from "../model/project.ts";
import { documentOf } from "../parse/read-folder.ts";
import { watchViews } from "../project/view-watch.ts";
import { type Resolved, resolveFacts } from "../resolve/resolve.ts";
import { checkFacts, checkFit } from "../rules/check-rules.ts";
import { identityHash } from "../rules/duplicate-fact.ts";
import { isError } from "../rules/faults.ts";
import { takesSide } from "../rules/idle-thesis.ts";
import { type Belongings, noteBelonging } from "../rules/party-in-all-but-name.ts";
import { createValidator } from "../validate/create-validator.ts";
import type { Source } from "./block-reader.ts";
import { blockWriter } from "./block-writer.ts";
import type { Scope } from "./context.ts";
import { sortedById } from "./sorted-facts.ts";
import type { Kind, Tally } from "./tally.ts";

/** A block's tally, and its part of every output; the bytes are good until the next block is compiled. */
export interface CompiledBlock {
  readonly tally: Omit<Tally, "written">;
  readonly bytes: Readonly<Record<Kind, Uint8Array>>;
}

/** Compiles blocks one after the other: from documents to facts, and to their part of every output. Null where there is an error. */
export function blockCompiler(
  scope: Scope,
  kinds: readonly Kind[],
  views: readonly View[],
): (sources: readonly Source[]) => CompiledBlock | null {
  const readSources = sourceReader(scope);
  const numberOf = latestTwo(scope.numbers);
  const writer = blockWriter(scope, kinds, numberOf);
  const reach = new Reach(scope.schema, scope.numbers.size, numberOf);
  return (sources) => {
    const read = readSources(sources);
    const checked = read === null ? null : checkedFacts(read, scope);
    if (checked === null) return null;
    writer.begin();
    reach.begin();
    const watch = watchViews(views, { ...scope, typeOf: (id) => scope.entities.get(id)?.type });
    const identities: number[] = [];
    const held: string[] = [];
    const noted: Belongings = { denials: [], belongings: [] };
    let claims = 0;
    // All that is to be done with a fact is done at once: a block is more than a processor's cache holds.
    for (const fact of checked.facts) {
      claims += fact.claims.length;
      if (kinds.length > 0) writer.write({ ...fact, rollup: rollup(fact, scope.voices) });
      reach.add(fact);
      watch.add(fact);
      noteBelonging(noted, checked, fact, scope.schema);
      if (takesSide(fact) && fact.object !== null) held.push(fact.object);
      const shared = scope.shared.has(fact.type) ? scope.schema.relations[fact.type] : undefined;
      if (shared !== undefined) identities.push(identityHash(fact, shared));
    }
    const tally = {
      facts: checked.facts.length,
      claims,
      ...writer.edges(),
      reached: reach.numbers(),
      ...reach.mentions(),
      held,
      ...noted,
      seen: watch.seen(),
      identities: Float64Array.from(identities),
      findings: checked.findings,
    };
    return { tally, bytes: writer.bytes() };
  };
}

interface ReadSources {
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
}

/** Parses files and checks them against the schema. */
function sourceReader({ schema }: Scope): (sources: readonly Source[]) => ReadSources | null {
  const validate = createValidator(schema);
  return (sources) => {
    const documents: Document[] = [];
    const findings: Finding[] = [];
    for (const { path, bytes } of sources) {
      const { document, findings: found } = documentOf(path, bytes);
      if (document === undefined) return null;
      documents.push(document);
      addFindings(findings, found);
      addFindings(findings, validate(document));
    }
    return { documents, findings };
  };
}

/** A block's facts, sorted by id. */
function checkedFacts(
  { documents, findings: earlier }: ReadSources,
  { schema, symbols, entities }: Scope,
): Pick<Resolved, "facts" | "findings" | "items"> | null {
  const resolved: Resolved = { ...resolveFacts(schema, documents, symbols), entities, symbols };
  const findings = [...earlier, ...resolved.findings, ...checkFacts(resolved, schema)];
  if (!resolved.allFit) addFindings(findings, checkFit(resolved, schema));
  if (findings.some(isError)) return null;
  const facts = sortedById(resolved.facts);
  return facts === null ? null : { facts, findings, items: resolved.items };
}

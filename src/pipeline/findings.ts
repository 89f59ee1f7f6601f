import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import type { Fact } from "../model/fact.ts";
import { idOfFile } from "../model/ids.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { readFile } from "../parse/read-folder.ts";
import { checkProjectReferences } from "../project/check-references.ts";
import type { ProjectFile } from "../project/read-project.ts";
import { checkViews } from "../project/view-watch.ts";
import { spokenTies } from "../query/blocs.ts";
import { reportUnresolved } from "../resolve/references.ts";
import { resolveFacts } from "../resolve/resolve.ts";
import { joinFound } from "../rules/check-rules.ts";
import { isError } from "../rules/faults.ts";
import { duplicateFact, identityHash } from "../rules/identity/duplicate-fact.ts";
import { type GivenUp, stillInUse } from "../rules/identity/former-fact-clash.ts";
import { mayBeTorn, mendTorn } from "../rules/torn-values.ts";
import type { Block } from "./blocks.ts";
import type { Outcome } from "./compile.ts";
import { blockReader, sourceParser } from "./heads.ts";
import { lacking, repeatedHashes } from "./link.ts";
import { NONE_FOUND } from "./tally.ts";

/** What findings are put together from, beside compiled blocks. */
export interface Grounds {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly isSchemaSound: boolean;
  readonly onlyErrors: boolean;
  readonly projectFile: ProjectFile | null;
  readonly blocks: readonly Block[];
  /** About the schema, the project file and the names of files. */
  readonly earlier: readonly Finding[];
}

/** All that is wrong with a project, of compiled blocks and of the whole. */
export function findingsOf(outcome: Outcome, grounds: Grounds): readonly Finding[] {
  const { schema, isSchemaSound, projectFile, host, blocks } = grounds;
  const { tallies } = outcome;
  const entities = () => outcome.opened.names().entities;
  const first = [...grounds.earlier, ...tallies.flatMap(({ findings }) => findings)];
  if (isSchemaSound) addFindings(first, unresolvedFindings(outcome, schema));
  if (projectFile !== null && projectFile.uses.length > 0) {
    addFindings(first, checkProjectReferences(projectFile, schema, outcome.opened.scope().symbols, entities));
  }
  const all = [...first];
  if (isSchemaSound) {
    const parts = [outcome.found, ...tallies.map(({ found }) => found), twins(outcome, grounds)];
    addFindings(
      all,
      joinFound(parts, first, () => outcome.opened.scope().symbols),
    );
    if (!first.some(isError)) addFindings(all, [...missing(outcome, grounds), ...inUse(outcome, grounds)]);
  }
  if (!all.some(isError)) {
    if (projectFile === null || projectFile.project.views.length === 0) return all;
    const seen = new Set(tallies.flatMap((tally) => tally.seen));
    return [
      ...all,
      ...checkViews(projectFile, seen, {
        ids: () => Array.from(factsIn(blocks, outcome, grounds), ({ id }) => id),
        spoken: () => spokenTies(entities().values(), schema, (id) => entities().get(id)?.type),
      }),
    ];
  }
  const torn = mayBeTorn(all);
  if (torn.size === 0) return all;
  const files = blocks.flat().filter(({ path }) => torn.has(path));
  host.expect?.(files.map(({ path }) => path));
  return mendTorn(
    all,
    files.flatMap((file) => readFile(host, file).document ?? []),
    outcome.opened.scope().symbols,
  );
}

function unresolvedFindings(outcome: Outcome, schema: Schema): readonly Finding[] {
  const unresolved = [outcome.unresolved, ...outcome.tallies.map((tally) => tally.unresolved)];
  const some = unresolved.filter(
    ({ nowhere, toFacts, findings }) => nowhere.length + toFacts.length + findings.length > 0,
  );
  return some.length === 0
    ? []
    : reportUnresolved(some, schema, outcome.opened.scope().symbols, () => outcome.opened.names().entities);
}

function missing(outcome: Outcome, { schema, onlyErrors }: Grounds): readonly Finding[] {
  if (outcome.state === "whole") return outcome.compiled.lacking;
  const { names, scope } = outcome.opened;
  return lacking(
    schema,
    () => names().entities,
    outcome.tallies,
    () => scope().voices,
    onlyErrors,
  );
}

/** Former ids of facts that something has: the facts of the few files are read again that could hold one. */
function inUse(outcome: Outcome, grounds: Grounds): readonly Finding[] {
  const notes = outcome.tallies.flatMap((tally) => (tally.notes["formerFactClash"] ?? []) as readonly GivenUp[]);
  if (notes.length === 0) return [];
  const { declared } = outcome.opened.scope().symbols;
  // The id of a fact that has no file of its own begins with its file's.
  const owners = new Set(notes.map(({ former }) => former.split(".", 1)[0]));
  const concerned = grounds.blocks.filter((block) => block.some(({ path }) => owners.has(idOfFile(path))));
  const ids = new Set(Array.from(factsIn(concerned, outcome, grounds), ({ id }) => id));
  return stillInUse(notes, (id) => declared.has(id) || ids.has(id));
}

/** Facts that are written in two files: what their hashes make likely is looked at. */
function twins(outcome: Outcome, grounds: Grounds): typeof NONE_FOUND {
  const hashes = repeatedHashes(outcome.tallies);
  if (hashes.size === 0) return NONE_FOUND;
  const { schema } = grounds;
  const { tallies } = outcome;
  const scope = outcome.opened.scope();
  const concerned = grounds.blocks.filter((_, n) => tallies[n]?.identities.some((hash) => hashes.has(hash)));
  const facts = [...factsIn(concerned, outcome, grounds)].filter((fact) => {
    const type = scope.shared.has(fact.type) ? schema.relations[fact.type] : undefined;
    return type !== undefined && hashes.has(identityHash(fact, type));
  });
  facts.sort((a, b) => compareText(a.file, b.file));
  return { ...NONE_FOUND, findings: duplicateFact({ facts }, schema) };
}

/** The facts of some blocks, read again: for what is seldom asked. */
function* factsIn(blocks: readonly Block[], { opened }: Outcome, { host, schema }: Grounds): Generator<Fact> {
  const { symbols } = opened.scope();
  const read = blockReader(host, schema, true);
  const parse = sourceParser(schema);
  for (const block of blocks) yield* resolveFacts(schema, parse(read(block).sources).documents, symbols).facts;
}

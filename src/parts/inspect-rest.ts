import { voicesOf } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { FileEntry, Host } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import type { Fact } from "../model/fact.ts";
import { idOfFile } from "../model/ids.ts";
import type { Schema } from "../model/schema.ts";
import { readFile } from "../parse/read-folder.ts";
import { checkProjectReferences } from "../project/check-references.ts";
import type { ProjectFile } from "../project/read-project.ts";
import { type Resolved, resolve } from "../resolve/resolve.ts";
import { sortByFile } from "../resolve/symbol-table.ts";
import { checkPresent } from "../rules/check-rules.ts";
import { identityHash } from "../rules/duplicate-fact.ts";
import { faultsOf, isError } from "../rules/faults.ts";
import { mendTorn } from "../rules/torn-values.ts";
import { createValidator } from "../validate/create-validator.ts";
import { openHeads } from "./block-reader.ts";
import type { FaultyBlocks } from "./compile-blocks.ts";
import { type Context, declarationsOf } from "./context.ts";
import { type ContextChange, contextChange } from "./context-change.ts";
import { absences } from "./link.ts";
import type { Block } from "./plan.ts";
import { sharedRelations } from "./survey.ts";
import type { Tally } from "./tally.ts";

/**
 * Finds what `inspectProject` finds in a project most of which is known to be sound: the other blocks, and those that name what has
 * changed in them, are looked at whole, and of the rest the heads. Null where that is not enough.
 *
 * @param known the blocks that are sound by themselves, and what they were compiled with
 * @param earlier warnings about the schema and about names of files
 */
export function inspectRest(
  host: Host,
  schema: Schema,
  projectFile: ProjectFile | null,
  blocks: readonly Block[],
  known: FaultyBlocks,
  earlier: readonly Finding[],
): readonly Finding[] | null {
  const { sound: kept, context } = known;
  const heads = kept.map((block) => (block ? openHeads(block.heads).heads : []));
  const look = (read: readonly ReadFile[], isHead: (n: number) => boolean): Resolved => {
    const others = heads.flatMap((own, n) => (isHead(n) ? own : []));
    return resolve(schema, sortByFile([...others, ...read.map(({ document }) => document)]));
  };
  const changed = readAll(host, blocks.filter((_, n) => kept[n] === undefined).flat());
  const draft = look(changed, () => true);
  const change = changeOf(schema, draft, context);
  if (change === null) return null;
  const still = kept.map((block) => (block && !change.concerns(block.tally) ? block : undefined));
  const concerned = readAll(host, blocks.filter((_, n) => kept[n] && !still[n]).flat());
  const read = [...changed, ...concerned];
  const resolved = concerned.length === 0 ? draft : look(read, (n) => still[n] !== undefined);
  const tallies = still.flatMap((block) => (block ? change.moved(block.tally) : []));

  const validate = createValidator(schema);
  const found = read.flatMap(({ document, isBroken, findings }) => [
    ...findings,
    ...(isBroken ? [] : validate(document)),
  ]);
  const references = checkProjectReferences(projectFile, schema, resolved.symbols, resolved.entities);
  const first = [...earlier, ...found, ...resolved.findings, ...references];
  const files = new Set(read.map(({ document }) => document.file));
  const own = resolved.facts.filter(({ file }) => files.has(file));
  const settled = tallies.flatMap((tally) => tally.findings);
  if (settled.some(faultsOf(first, resolved.symbols)) || hasTwin(own, tallies, schema)) return null;
  const voices = () => voicesOf(resolved.entities, resolved.facts, schema);
  const absent = first.some(isError)
    ? []
    : absences(schema, resolved.entities, [...resolved.entities.keys()].sort(), tallies, voices, {
        facts: own,
        items: resolved.items,
      });
  const all = [...first, ...checkPresent(resolved, schema, first, own), ...absent, ...settled];
  const parsed = read.flatMap(({ document, isBroken }) => (isBroken ? [] : document));
  return mendTorn(all, parsed, resolved.symbols);
}

interface ReadFile {
  /** An empty one where the file is broken. */
  readonly document: Document;
  readonly isBroken: boolean;
  readonly findings: readonly Finding[];
}

function readAll(host: Host, files: readonly FileEntry[]): readonly ReadFile[] {
  return files.map((entry) => {
    const { document, findings } = readFile(host, entry);
    const stub = { file: entry.path, id: idOfFile(entry.path), value: {} };
    return { document: document ?? stub, isBroken: document === undefined, findings };
  });
}

/** Who is concerned. Who speaks for whom does not matter here: claims are not weighed. */
function changeOf(schema: Schema, { symbols, entities }: Resolved, context: string): ContextChange | null {
  const before = JSON.parse(context) as Context;
  const shared = sharedRelations(schema, symbols);
  return contextChange(before, { ...before, ...declarationsOf(symbols, entities), shared });
}

/** Whether a fact may be one that is written in another file as well. */
function hasTwin(own: readonly Fact[], tallies: readonly Tally[], schema: Schema): boolean {
  const known = new Set(tallies.flatMap(({ identities }) => [...identities]));
  return own.some((fact) => {
    const type = schema.relations[fact.type];
    return type !== undefined && known.has(identityHash(fact, type));
  });
}

import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Snapshot } from "../host/host.ts";
import { readReadable } from "../host/read-readable.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { matchRules, newScope, plainEntity, type Scope } from "./collect/collect.ts";
import { collectClaims } from "./collect/collect-claims.ts";
import { collectEntities } from "./collect/collect-entities.ts";
import type { ClaimRecord } from "./collect/records.ts";
import type { RowReader } from "./collect/row-reader.ts";
import { Directory } from "./directory.ts";
import type { ImportMap, MapSource } from "./map/take.ts";
import { placeKey } from "./merge/file-claims.ts";
import { Ledger } from "./merge/ledger.ts";
import { type FileChange, type FileTask, mergeFile } from "./merge/merge-files.ts";
import { indexProject, type ProjectIndex } from "./merge/project-index.ts";
import type { CellSpans } from "./tables/cell-spans.ts";
import type { Table } from "./tables/table.ts";
import { type RuleTally, Tally } from "./tally.ts";

export interface ImportInput {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly map: ImportMap;
  readonly tables: readonly Table[];
  /** Where the cells are that findings point at. */
  readonly spans: CellSpans;
  /** Make entities of what no entity is called. */
  readonly makesNew: boolean;
}

/** What an import comes to. */
export interface Imported {
  readonly findings: readonly Finding[];
  readonly tally: readonly RuleTally[];
  /** What the origin no longer has, and is still there. */
  readonly vanished: readonly string[];
  /** What of the files was read otherwise than it looks, or not at all. */
  readonly notes: readonly string[];
}

/** An import whose rows are read. Nothing is written yet. */
export interface PreparedImport {
  /**
   * The files that are new or have changed, sorted by path, the ledger last. To be gone through once: each is made when it is asked for, so
   * that no more than one is in memory.
   */
  changes(): Generator<FileChange>;
  /** What was found; all of it once the files are made. */
  outcome(): Imported;
}

/** How many files, or rows, lie between two moments at which memory may be given back. */
const SOME = 1000;

/** Reads the rows of the origin. Its files say what of them is new, has changed, or was edited by hand since. */
export async function prepareImport(input: ImportInput): Promise<PreparedImport> {
  const { host, schema, map, spans } = input;
  const path = `imports/${map.name}.ndjson`;
  const before = host.entry(path) === undefined ? undefined : readReadable(host, path);
  const was = before ? new TextDecoder().decode(before) : null;
  const ledger = new Ledger(was ?? "");
  const { findings, tally, refused, tasks, known, notes } = await readTasks(input, ledger);
  let vanished: readonly string[] = [];
  return {
    *changes() {
      if (tasks === null) return;
      for (const [n, file] of [...tasks.keys()].sort(compareText).entries()) {
        if (n % SOME === 0) host.tidy?.();
        const task = tasks.get(file);
        // What a file is made of is let go once it is made: the records of a large table take more memory than its files.
        tasks.delete(file);
        const change = task && mergeFile({ host, schema, ledger, tally, findings, spans, known }, file, task);
        if (change) yield change;
      }
      vanished = ledger.vanished().filter((key) => !refused.has(key));
      const text = ledger.text();
      if (text !== (was ?? "")) yield { path, text, before: was };
    },
    outcome: () => ({ findings, tally: tally.list(), vanished, notes }),
  };
}

/** What is to be done in each file; `tasks` is null where nothing can be. All that was needed to look names up is let go. */
interface Tasks extends Pick<Scope, "findings" | "tally" | "refused"> {
  readonly tasks: Map<string, FileTask> | null;
  readonly known: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

async function readTasks({ host, schema, map, tables, spans, makesNew }: ImportInput, ledger: Ledger): Promise<Tasks> {
  const index = indexProject(host, schema);
  host.tidy?.();
  const directory = new Directory(schema, index.entities, index.ids);
  const scope = newScope(schema, map, directory, makesNew);
  const { findings, tally, refused } = scope;
  const known = new Map<string, number>();
  const nothing: Tasks = { findings, tally: new Tally(), refused, tasks: null, known, notes: [] };
  // Tables of one file share what kept it from being read.
  addFindings(findings, [...new Set(tables.map((table) => table.findings))].flat());
  if (findings.length > 0) return nothing;
  if (map.source) declareSource(scope, map.source, index);
  const entities = matchRules(map.entities, tables, scope, spans);
  const relations = matchRules(map.relations, tables, scope, spans);
  if (findings.length > 0) return { ...nothing, notes: notesOf(tables, []) };
  await collectEntities(scope, entities);
  host.tidy?.();
  await collectClaims(scope, relations);
  host.tidy?.();
  const notes = notesOf(
    tables,
    [...entities, ...relations].flatMap(({ readers }) => readers),
  );
  if (findings.some(({ name }) => name === "unreadable-table")) return { ...nothing, tally, notes };
  return { findings, tally, refused, tasks: tasksOf(scope, index, ledger, known), known, notes };
}

function notesOf(tables: readonly Table[], readers: readonly RowReader[]): readonly string[] {
  const read = new Set(readers.map(({ table }) => table));
  const unread = tables.filter((table) => !read.has(table)).map(({ name }) => `${name}: no rule reads it`);
  return [...unread, ...tables.flatMap((table) => table.notes?.() ?? [])];
}

/** The map's source is there, or is written as the map has it. */
function declareSource(scope: Scope, { id, value }: MapSource, { entities }: ProjectIndex): void {
  const { map, directory, findings } = scope;
  const place = { file: map.path, pointer: value === null ? "/source" : "/source/id", on: "value" as const };
  const known = entities.get(id);
  if (known !== undefined && known.type !== "source") {
    const params = { id, is: `a ${known.type}`, wanted: "a source" };
    findings.push(finding("misplaced-name", params, place));
  } else if (value === null) {
    if (known === undefined)
      findings.push(finding("unresolved-name", { text: id }, place, directory.suggestion(id, ["source"])));
  } else {
    const wrong = scope.validate({ file: `${id}.yaml`, id, value });
    const pointerOf = (one: Finding): string => ("pointer" in one.place ? one.place.pointer : "");
    findings.push(
      ...wrong.map((one) => ({
        ...one,
        place: { file: map.path, pointer: `/source${pointerOf(one)}`, on: "value" as const },
      })),
    );
    const fields = Object.fromEntries(Object.entries(value).filter(([key]) => key !== "relations"));
    const file = known?.file ?? `${map.folder}/source/${id}.yaml`;
    scope.entities.set(id, { key: `source ${id}`, id, file, fields, line: 0, table: map.path, rule: "source" });
    scope.tally.rows(map.path, "source");
    if (known === undefined) directory.add(plainEntity(id, "source", String(value["name"]), {}));
  }
}

/** Deals the records out to the files that they concern. */
function tasksOf(scope: Scope, index: ProjectIndex, ledger: Ledger, known: Map<string, number>): Map<string, FileTask> {
  const tasks = new Map<string, FileTask>();
  const taskOf = (file: string): FileTask => {
    let task = tasks.get(file);
    if (task === undefined) {
      task = { entities: [], claims: [], moved: [] };
      tasks.set(file, task);
    }
    return task;
  };
  for (const record of scope.entities.values()) taskOf(record.file).entities.push(record);
  for (const record of scope.claims) {
    const base = ledger.before(record.key);
    const places = [placeKey(record.says["source"], record.says["at"]), base ? placeKey(base.source, base.at) : ""];
    for (const key of new Set(places)) known.set(key, (known.get(key) ?? 0) + 1);
    const place = base && claimPlace(index, base.source, base.at, base.fact);
    const isMoved = base !== undefined && base.fact !== record.fact;
    if (base && isMoved && place && place.fact === base.fact) taskOf(place.file).moved.push({ record, base });
    const stays = base !== undefined && (!isMoved || (place !== undefined && place.fact !== base.fact));
    const file = stays ? (place?.file ?? index.factFiles.get(base?.fact ?? "")) : undefined;
    const own = file ?? fileOfFact(scope, index, record);
    taskOf(own).claims.push({ record, base: isMoved && !stays ? undefined : base, isMoved });
  }
  return tasks;
}

function claimPlace(
  { claims }: ProjectIndex,
  source: unknown,
  at: unknown,
  fact: string | undefined,
): { file: string; fact: string } | undefined {
  const places = claims.get(placeKey(source, at)) ?? [];
  return places.find((one) => one.fact === fact) ?? places[0];
}

/** Where a fact is written, or would be: in the file of its subject. */
function fileOfFact({ entities, directory }: Scope, { factFiles }: ProjectIndex, { fact, from }: ClaimRecord): string {
  const known = factFiles.get(fact);
  if (known !== undefined) return known;
  const file = entities.get(from)?.file ?? directory.get(from)?.file;
  if (file === undefined) throw new Error(`a claim begins at ${from}, which is not an entity`);
  factFiles.set(fact, file);
  return file;
}

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FileEntry, Listed, Snapshot } from "../host/host.ts";
import { overlay } from "../host/overlay.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import type { Memory } from "./cache/keep.ts";
import { reuse } from "./cache/reuse.ts";
import { checkOneFile, checkOnly } from "./check-only.ts";
import type { FileCheck, RunInput } from "./run.ts";
import { finishNow, type Steps } from "./steps.ts";
import { readDataset, storedFacts } from "./stored-facts.ts";

/** What a project comes to: `stale` where it has errors, and what it came to before these is served. */
export type Served<T> =
  | { readonly state: "whole"; readonly value: T }
  | { readonly state: "stale"; readonly value: T; readonly why: readonly Diagnostic[] }
  | { readonly state: "faulty"; readonly why: readonly Diagnostic[] };

/** What is wrong with a project. */
export interface Checkup {
  readonly state: "whole" | "faulty";
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What files may refer to, in a faulty project as well. */
export interface Known {
  readonly schema: Schema;
  /** Sorted by id. */
  readonly entities: readonly Entity[];
}

/**
 * A project that stays open while it is edited: unsaved buffers over a snapshot. What has not changed since the last question is not
 * looked at again, and the answers are those of a fresh `check` of the same files.
 *
 * @example
 * const workspace = new Workspace(projectHost("."));
 * workspace.change("data/states/ostia.yaml", "type: state\nname: Ostia\n");
 * show(workspace.findingsOf("data/states/ostia.yaml"));
 * showAll(workspace.check());
 */
export class Workspace {
  readonly #disk: Snapshot;
  readonly #blockSize: number;
  #base: Snapshot;
  readonly #buffers = new Map<string, Uint8Array | null>();
  readonly #reuse = reuse();
  readonly #checked: Memory = { last: null, staysOpen: true, reuse: this.#reuse };
  readonly #stored: Memory = { last: null, staysOpen: true, reuse: this.#reuse };
  readonly #readBlocks = new WeakMap<Uint8Array, readonly Fact[]>();
  #good: Dataset | undefined;
  /** Until something changes. */
  #last: Checkup | undefined;
  #files: Snapshot | undefined;
  /** As of the run that `#checked` remembers. */
  #namesKept: readonly Entity[] = [];
  #known: Known | undefined;

  /** @param blockSize files that are compiled together: few, since one of them changes with each key stroke */
  constructor(snapshot: Snapshot, blockSize: number = 20) {
    this.#blockSize = blockSize;
    this.#disk = snapshot;
    this.#base = held(snapshot);
  }

  /** Takes the text of a file as it is being edited; null: the file is gone; undefined: it is closed, and the snapshot's counts again. */
  change(path: string, text: string | null | undefined): void {
    this.#forget();
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text === null ? null : new TextEncoder().encode(text));
  }

  /** Tells that files below the buffers may have changed. */
  refresh(): void {
    this.#forget();
    this.#base = held(this.#disk);
  }

  /**
   * What is wrong with one file, before the rest of the project is looked at. `stale`: the file says something else of names than it did at
   * the last `check`, and what that makes of it is not among the findings yet.
   */
  findingsOf(path: string): FileCheck {
    if (this.#checked.last === null) this.check();
    if (this.#last !== undefined) {
      const own = this.#last.diagnostics.filter(({ span }) => span.file === path);
      return { state: "whole", diagnostics: own };
    }
    const files = this.files();
    return finishNow(checkOneFile(files, this.#input(files, this.#checked), path));
  }

  /** What is wrong with all of the project. */
  check(): Checkup {
    return finishNow(this.checking());
  }

  /** The same in steps, with which to go on only while nothing changes. */
  *checking(): Steps<Checkup> {
    const files = this.files();
    const before = this.#checked.last;
    const { state, diagnostics, schema, names } = yield* checkOnly(files, this.#input(files, this.#checked));
    const last = { state, diagnostics };
    this.#last = last;
    // Not those of the last check, of which nothing may have been kept.
    const entities = names ?? this.#namesKept;
    if (this.#checked.last !== before) this.#namesKept = entities;
    this.#known = { schema, entities };
    return last;
  }

  /** The schema and the entities as the last check found them. */
  known(): Known {
    if (this.#known === undefined) this.check();
    return this.#known ?? NOTHING;
  }

  /** The facts with their roll-ups; where there are errors, those of the last good project, and the errors. */
  dataset(): Served<Dataset> {
    if (this.#last?.state === "faulty") return this.#staleBy(this.#last.diagnostics);
    const files = this.files();
    const run = finishNow(storedFacts(files, this.#input(files, this.#stored)));
    if (run.state === "whole") {
      this.#good = readDataset(run.stored, undefined, this.#readBlocks);
      return { state: "whole", value: this.#good };
    }
    return this.#staleBy(run.diagnostics);
  }

  #staleBy(diagnostics: readonly Diagnostic[]): Served<Dataset> {
    const why = diagnostics.filter(({ severity }) => severity === "error");
    return this.#good === undefined ? { state: "faulty", why } : { state: "stale", value: this.#good, why };
  }

  /** The files as they are now, unsaved buffers included. */
  files(): Snapshot {
    this.#files ??= overlay(this.#base, new Map(this.#buffers));
    return this.#files;
  }

  #forget(): void {
    this.#last = undefined;
    this.#files = undefined;
  }

  #input(files: Snapshot, memory: Memory): RunInput {
    return {
      root: "",
      cache: null,
      data: files.list("data"),
      program: "",
      memory,
      blockSize: this.#blockSize,
      edited: new Set(this.#buffers.keys()),
    };
  }
}

const NOTHING: Known = { schema: { entities: {}, relations: {}, families: {} }, entities: [] };

/** A snapshot whose folders are looked through once; files that had changed just then, until it is sure what they are. */
function held(base: Snapshot): Snapshot {
  const lists = new Map<string, Listed>();
  const entries = new Map<string, FileEntry | undefined>();
  return {
    ...base,
    list(folder) {
      const known = lists.get(folder);
      const listed = known === undefined ? base.list(folder) : settledIn(base, known);
      lists.set(folder, listed);
      return listed;
    },
    entry(path) {
      const known = entries.get(path);
      if (known?.settled === false || !entries.has(path)) entries.set(path, base.entry(path));
      return entries.get(path);
    },
  };
}

function settledIn(base: Snapshot, listed: Listed): Listed {
  if (listed.files.every(({ settled }) => settled !== false)) return listed;
  const files = listed.files.map((file) => (file.settled === false ? (base.entry(file.path) ?? file) : file));
  return { ...listed, files };
}

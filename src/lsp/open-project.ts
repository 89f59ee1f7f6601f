import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import type { Dataset } from "../model/dataset.ts";
import { type Entity, namesOf } from "../model/entity.ts";
import { lazy } from "../model/lazy.ts";
import { isMapping } from "../model/mapping.ts";
import type { Schema } from "../model/schema.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import { textOf } from "../parse/read-folder.ts";
import { finishNow, type Steps } from "../pipeline/steps.ts";
import { type Known, type Served, Workspace } from "../pipeline/workspace.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { readSources, type Sources } from "../refactor/sources.ts";
import { fold } from "../text/fold.ts";
import { indexLines, type LineIndex } from "../text/line-index.ts";
import { MAX_BYTES } from "../text/text-file.ts";
import { type Shapes, shapesOf } from "./shapes.ts";

/** An entity and all that it is called, folded, for look-ups while someone types. */
export interface Candidate {
  readonly entity: Entity;
  readonly names: readonly { readonly written: string; readonly folded: string }[];
}

/**
 * A project that an editor has open: the one place in which features ask for files, diagnostics, the schema and the graph. Files are named by
 * their paths in the project.
 */
export class OpenProject {
  /** Absolute. */
  readonly root: string;
  readonly #workspace: Workspace;
  #graph: KnowledgeGraph | null = null;
  /** While someone types, what is told of facts is what it was: it is found anew once all is checked. */
  #served: Served<Dataset> | undefined;
  #isServedNow = false;
  #isChecked = false;
  /** The file that was read last: one question reads it several times. */
  #read: ReadFile | undefined;
  #known:
    | {
        readonly of: Known;
        readonly shapes: Shapes;
        readonly candidates: readonly Candidate[];
        /** By present and former ids. */
        readonly byId: ReadonlyMap<string, Entity>;
      }
    | undefined;

  constructor(root: string, saved: Snapshot) {
    this.root = root;
    this.#workspace = new Workspace(saved);
  }

  /** Takes the text of an open file; undefined: it is closed. */
  change(path: string, text: string | undefined): void {
    this.#isChecked = false;
    this.#isServedNow = false;
    this.#read = undefined;
    this.#workspace.change(path, text);
  }

  /** Tells that files on the disk may have changed. */
  refresh(): void {
    this.#isChecked = false;
    this.#isServedNow = false;
    this.#read = undefined;
    this.#workspace.refresh();
  }

  /** What is wrong with one file, as far as that can be told without looking at the others again. */
  findingsOf(path: string): readonly Diagnostic[] {
    return this.#workspace.findingsOf(path).diagnostics;
  }

  /** What is wrong with all of it. */
  check(): readonly Diagnostic[] {
    return finishNow(this.checking());
  }

  /** The same in steps, with which to go on only while nothing changes. */
  *checking(): Steps<readonly Diagnostic[]> {
    const { diagnostics } = yield* this.#workspace.checking();
    this.#isChecked = true;
    return diagnostics;
  }

  /** Makes ready what the next questions need, while no one waits. */
  prepare(): void {
    this.#current();
  }

  get schema(): Schema {
    return this.#current().of.schema;
  }

  get shapes(): Shapes {
    return this.#current().shapes;
  }

  /** Every entity, also of a project with errors. */
  get candidates(): readonly Candidate[] {
    return this.#current().candidates;
  }

  entity(id: string): Entity | undefined {
    return this.#current().byId.get(id);
  }

  /**
   * The graph as of the last check; of a project with errors, that of the last time when it had none; null where there was none.
   */
  graph(): KnowledgeGraph | null {
    const served = this.#dataset();
    if (served.state === "faulty") return null;
    if (this.#graph?.dataset.digest !== served.value.digest) this.#graph = openGraph(served.value);
    return this.#graph;
  }

  /** How many errors keep `graph` from being that of the files as they are. */
  errors(): number {
    const served = this.#dataset();
    return served.state === "whole" ? 0 : served.why.length;
  }

  /** What all files say, broken ones left out. */
  sources(): Sources {
    return readSources(this.#workspace.files());
  }

  /** All files, unsaved buffers included. */
  files(): Snapshot {
    return this.#workspace.files();
  }

  /** The text of a file, as its buffer or the disk has it; empty where there is none, and of a file that is too large to be read. */
  textOf(path: string): string {
    return this.#file(path).text;
  }

  linesOf(path: string): LineIndex {
    return this.#file(path).lines();
  }

  /** Changes whenever a file does. */
  stampOf(path: string): unknown {
    const { digest, stamp, settled } = this.#workspace.files().entry(path) ?? {};
    return digest ?? [stamp, settled];
  }

  /** Whether the project itself has this file: a shipped schema is not its own. */
  has(path: string): boolean {
    return this.#workspace.files().entry(path) !== undefined;
  }

  /** What a file says under `type`, also while it is half-written. */
  typeOf(path: string): string | undefined {
    return this.#file(path).type();
  }

  #file(path: string): ReadFile {
    if (this.#read?.path !== path) this.#read = readFile(path, this.#readable(path));
    return this.#read;
  }

  #readable(path: string): string {
    const files = this.#workspace.files();
    const { size = 0 } = files.entry(path) ?? {};
    return size > MAX_BYTES ? "" : (textOf(files, path) ?? "");
  }

  #dataset(): Served<Dataset> {
    if (this.#served !== undefined && (this.#isServedNow || !this.#isChecked)) return this.#served;
    this.#served = this.#workspace.dataset();
    this.#isServedNow = true;
    return this.#served;
  }

  /** A check makes everything of `known` anew where anything has changed: what comes out the same is not prepared again. */
  #current() {
    const of = this.#workspace.known();
    const before = this.#known;
    if (before?.of === of) return before;
    const isSameNames = before?.of.entities === of.entities;
    const isSameSchema = before !== undefined && isDeepStrictEqual(before.of.schema, of.schema);
    const named = before && isSameNames ? before : { candidates: of.entities.map(candidateOf), byId: idsOf(of) };
    const { candidates, byId } = named;
    const shapes = before && isSameNames && isSameSchema ? before.shapes : shapesOf(of);
    this.#known = { of, shapes, candidates, byId };
    return this.#known;
  }
}

interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly lines: () => LineIndex;
  readonly type: () => string | undefined;
}

function readFile(path: string, text: string): ReadFile {
  return { path, text, lines: lazy(() => indexLines(text)), type: lazy(() => typeIn(path, text)) };
}

function typeIn(path: string, text: string): string | undefined {
  const { value } = parseYaml({ path, text });
  const type = isMapping(value) ? value["type"] : /^type:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
  return typeof type === "string" ? type : undefined;
}

function idsOf({ entities }: Known): ReadonlyMap<string, Entity> {
  const byId = new Map(entities.flatMap((one) => one.former_ids.map((id): [string, Entity] => [id, one])));
  for (const one of entities) byId.set(one.id, one);
  return byId;
}

function candidateOf(entity: Entity): Candidate {
  return { entity, names: namesOf(entity).map((written) => ({ written, folded: fold(written) })) };
}

import { checkProject } from "../../build.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Snapshot } from "../../host/host.ts";
import { overlay } from "../../host/overlay.ts";
import { addClaimTo } from "../../import/add-claim.ts";
import { addEntity } from "../../import/add-entity.ts";
import { Directory } from "../../import/directory.ts";
import type { FileChange } from "../../import/merge/merge-files.ts";
import { indexProject } from "../../import/merge/project-index.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Entity } from "../../model/entity.ts";
import type { Schema } from "../../model/schema.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { UsageError } from "../failure.ts";
import { claimOf } from "./claim-line.ts";
import { changeOf } from "./fact-change.ts";

/** Files that have errors, and which. */
export interface Faulty {
  readonly files: Snapshot;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files that pass `check`, and what the claims in them changed: a line for each fact. */
export interface Drafted {
  readonly changes: readonly FileChange[];
  readonly told: readonly string[];
  /** The files with the changes, and the warnings that these brought. */
  readonly warned: Faulty;
}

/** Begins to add claims to a project. */
export function openDraft(files: Snapshot): Drafter | Faulty {
  const { dataset, diagnostics } = checkProject(files);
  return dataset === null ? { files, diagnostics } : new Drafter(files, dataset, diagnostics);
}

/** Lines of claims as changes of files. Each line sees what those before it added. */
export class Drafter {
  readonly schema: Schema;
  readonly entities: Map<string, Entity>;
  readonly directory: Directory;
  readonly #facts = new Set<string>();
  readonly #files: Snapshot;
  readonly #before: Dataset;
  readonly #warnings: ReadonlySet<string>;
  readonly #index;
  readonly #written = new Map<string, string>();

  /** @internal */
  constructor(files: Snapshot, before: Dataset, diagnostics: readonly Diagnostic[]) {
    this.#files = files;
    this.#before = before;
    this.#warnings = new Set(diagnostics.map(nameOf));
    this.schema = readDeclarations(files).schema;
    const index = indexProject(files, this.schema);
    this.entities = new Map(index.entities);
    this.#index = { ...index, entities: this.entities };
    this.directory = new Directory(this.schema, this.entities, index.ids);
  }

  /** All of it, or why not: the project passes `check` with the claims. */
  finish(): Drafted | Faulty {
    const changes = this.#changes;
    const files = overlay(this.#files, new Map(changes.map(({ path, text }) => [path, Buffer.from(text)])));
    const { dataset, diagnostics } = checkProject(files);
    if (dataset === null) return { files, diagnostics };
    const told = [...this.#facts].map((fact) => changeOf(fact, this.#before, dataset));
    const brought = diagnostics.filter((one) => !this.#warnings.has(nameOf(one)));
    return { changes, told, warned: { files, diagnostics: brought } };
  }

  get #changes(): readonly FileChange[] {
    return [...this.#written].map(([path, text]) => {
      const before = this.#files.entry(path) === undefined ? null : new TextDecoder().decode(this.#files.read(path));
      return { path, text, before };
    });
  }

  add(line: readonly string[]): void {
    const said = claimOf(line, this.schema, this.directory, (one) => {
      const { entity, text } = addEntity(this.entities, this.directory, one);
      this.entities.set(entity.id, entity);
      this.#written.set(entity.file, text);
    });
    const read = (path: string): Uint8Array => {
      const text = this.#written.get(path);
      return text === undefined ? this.#files.read(path) : Buffer.from(text);
    };
    const added = addClaimTo({ read }, this.schema, this.#index, said);
    if (added === null)
      throw new UsageError(`nothing can be added to the file of \`${said.from}\``, "it uses anchors, or is broken");
    this.#written.set(added.path, added.text);
    this.#index.factFiles.set(added.fact, added.path);
    this.#facts.add(added.fact);
  }
}

/** A finding without its line, which moves with what is written above it. */
function nameOf({ code, span, message }: Diagnostic): string {
  return `${code} ${span.file} ${message}`;
}

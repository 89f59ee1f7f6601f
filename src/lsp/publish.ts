import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { addTo } from "../model/lists-by-key.ts";
import type { Steps } from "../pipeline/steps.ts";
import { shownDiagnostics } from "./diagnostics.ts";
import type { OpenProject } from "./open-project.ts";

/** Where a file is, and the version that the editor has open; null where it has none. */
export interface Address {
  readonly uri: string;
  readonly version: number | null;
}

/** What an editor is told, and how long is waited for more before, in milliseconds. */
export interface Audience {
  /** What is asked with a key stroke is answered before what is wrong is looked for. */
  readonly soon: number;
  /** How long nothing may be typed before the whole project is checked. */
  readonly pause: number;
  /** One, or as many as the editor has the file open under. */
  addressesOf(path: string): readonly Address[];
  publish(params: PublishDiagnosticsParams): void;
  /** The whole project has been checked. */
  checked(): void;
}

/** Tells what is wrong in a project: of the file that is typed in soon, of all once there is a pause. */
export class Publisher {
  readonly #project: OpenProject;
  readonly #audience: Audience;
  /** Files that have diagnostics in the editor, and what these were made of. */
  readonly #shown = new Map<string, string>();
  readonly #typed = new Set<string>();
  #soon: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;
  /** The check that goes on. */
  #checking: Steps<readonly Diagnostic[]> | undefined;

  constructor(project: OpenProject, audience: Audience) {
    this.#project = project;
    this.#audience = audience;
  }

  /** A file was typed in. */
  typed(path: string): void {
    this.#typed.add(path);
    // An answer that is on its way leaves first.
    this.#soon ??= setTimeout(() => setImmediate(() => this.#showTyped()), this.#audience.soon);
    this.changed();
  }

  /** Something has changed. */
  changed(): void {
    clearTimeout(this.#later);
    this.#checking?.return([]);
    this.#checking = undefined;
    this.#later = setTimeout(() => this.#goOn(this.#project.checking()), this.#audience.pause);
  }

  /** Checks one step further, once what has arrived in the meantime is read: another change ends it. */
  #goOn(checking: Steps<readonly Diagnostic[]>): void {
    this.#checking = checking;
    setImmediate(() => {
      if (this.#checking !== checking) return;
      const { done, value } = checking.next();
      if (done) this.#showAll(value);
      else this.#goOn(checking);
    });
  }

  #showTyped(): void {
    this.#soon = undefined;
    const paths = [...this.#typed];
    this.#typed.clear();
    for (const path of paths) this.#show(path, this.#project.findingsOf(path));
  }

  #showAll(all: readonly Diagnostic[]): void {
    this.#checking = undefined;
    const found = new Map<string, Diagnostic[]>();
    for (const one of all) addTo(found, one.span.file, one);
    // Those of what was typed are among them.
    this.#typed.clear();
    for (const path of new Set([...this.#shown.keys(), ...found.keys()])) this.#show(path, found.get(path) ?? []);
    this.#audience.checked();
    this.#project.prepare();
  }

  #show(path: string, found: readonly Diagnostic[]): void {
    const addresses = this.#audience.addressesOf(path);
    const others = found.flatMap(({ related = [] }) => related.map(({ span }) => span.file));
    const made = JSON.stringify([addresses, found, [path, ...others].map((one) => this.#project.stampOf(one))]);
    if (this.#shown.get(path) === made) return;
    if (found.length > 0) this.#shown.set(path, made);
    else this.#shown.delete(path);
    const diagnostics = shownDiagnostics(this.#project, path, found);
    for (const { uri, version } of addresses) {
      this.#audience.publish({ uri, diagnostics, ...(version !== null && { version }) });
    }
  }
}

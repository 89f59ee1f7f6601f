import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { outputNames } from "../../emit/outputs.ts";
import type { Host } from "../../host/host.ts";
import { textOf } from "../../parse/read-folder.ts";
import type { Memory } from "../../pipeline/cache/keep.ts";
import { jsonDiagnostics } from "../../report/json.ts";
import { reportPretty } from "../../report/pretty.ts";
import { linesFrom } from "../../report/report.ts";
import { buildInto } from "../build/build-into.ts";
import { UsageError } from "../failure.ts";
import { failureOf } from "../fault.ts";
import type { Project } from "../project.ts";
import { viewerHost } from "../viewer-host.ts";
import { brokenSite } from "./broken-page.ts";
import { madeFile, type SiteFile, writtenFile } from "./site-file.ts";

/**
 * What a page is told: `whole`, there is a new graph; `stale`, the files have errors and the last good graph is served; `faulty`, they
 * have errors and there was none; `trouble`, the machine or Entente failed. Diagnostics are as `check --format json` prints them.
 */
export type SiteEvent =
  | { readonly type: "whole"; readonly digest: string }
  | { readonly type: "stale"; readonly digest: string; readonly diagnostics: readonly object[] }
  | { readonly type: "faulty"; readonly diagnostics: readonly object[] }
  | { readonly type: "trouble"; readonly message: string };

/**
 * A build in a folder of its own, so that nodes keep their places and the next start finds what this one built. A project that breaks
 * leaves the last good build in place; before the first good one, a page tells what is wrong.
 */
export class LiveSite {
  readonly #project: Project;
  readonly #folder: string;
  readonly #viewer: Host | undefined;
  readonly #listeners = new Set<(event: SiteEvent) => void>();
  #files: ReadonlyMap<string, SiteFile> = new Map();
  readonly #memory: Memory = { last: null };
  #building: Promise<unknown> = Promise.resolve();
  #onLoss: () => void = () => {};
  #state: SiteEvent | null = null;
  #digest: string | null = null;

  /** @param folder absolute; no other process builds into it */
  constructor(project: Project, folder: string, viewer: Host | undefined = viewerHost()) {
    this.#project = project;
    this.#folder = folder;
    this.#viewer = viewer;
  }

  /** Digest of the graph that is served; null before the first good one. */
  get digest(): string | null {
    return this.#digest;
  }

  /** How the last build went; null before the first. */
  get state(): SiteEvent | null {
    return this.#state;
  }

  file(path: string): SiteFile | undefined {
    return this.#files.get(path);
  }

  /**
   * Builds again, and tells those who listen if anything changed for them. Gives what prevents that; nothing where all is well.
   * Rejects, and tells them so, where the machine or Entente fails: the last good graph stays.
   */
  async build(): Promise<readonly Diagnostic[]> {
    const building = this.#build();
    this.#building = Promise.allSettled([building]);
    try {
      return await building;
    } catch (error) {
      this.tellTrouble(error);
      throw error;
    }
  }

  async #build(): Promise<readonly Diagnostic[]> {
    // No data would be an empty graph.
    if (!existsSync(join(this.#project.root, "data"))) throw new UsageError("the project's folder data/ is gone");
    const viewer = this.#viewer;
    // The single file is for disks: its inline script would need a laxer policy than a served page should have.
    const only = outputNames(viewer).filter((path) => path !== "entente.html");
    const built = await buildInto(this.#project, this.#folder, {
      only,
      memory: this.#memory,
      ...(viewer && { viewer }),
    });
    if ("problems" in built) {
      this.#break(built.problems);
      return built.problems;
    }
    const { digest, written } = built;
    const files = written.map((path) => [path, writtenFile(this.#folder, path, digest)] as const);
    const here = files.flatMap(([path, file]) => (file ? [[path, file] as const] : []));
    const isNew = digest !== this.#digest || this.#state?.type !== "whole";
    this.#files = new Map(here);
    this.#digest = digest;
    if (isNew) this.#tell({ type: "whole", digest });
    return [];
  }

  /** Resolves when the build that is running is through, whatever came of it. */
  async settled(): Promise<void> {
    await this.#building;
  }

  /** Says that a file of the build cannot be read. */
  lose(): void {
    this.#onLoss();
  }

  /** @param back called when a file cannot be read: it is time to build again */
  onLoss(back: () => void): void {
    this.#onLoss = back;
  }

  /** Tells open pages, and those that come before the first good graph, of an error that is not in the files. */
  tellTrouble(error: unknown): void {
    const message = failureOf(error, { args: ["serve"], debug: false }).text.trimEnd();
    if (this.#digest === null) this.#showPage(message);
    this.#tell({ type: "trouble", message });
  }

  #showPage(text: string): void {
    this.#files = new Map(brokenSite(text).map((file) => [file.path, madeFile(file)]));
  }

  /** Returns how to stop listening. */
  listen(listener: (event: SiteEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #break(diagnostics: readonly Diagnostic[]): void {
    const { host } = this.#project;
    const linesOf = linesFrom((path) => textOf(host, path));
    const told = jsonDiagnostics({ diagnostics, linesOf });
    if (this.#digest !== null) {
      this.#tell({ type: "stale", digest: this.#digest, diagnostics: told });
      return;
    }
    const shown = { diagnostics, linesOf, files: host.list("data").files.length, color: false };
    this.#showPage(reportPretty(shown));
    this.#tell({ type: "faulty", diagnostics: told });
  }

  #tell(event: SiteEvent): void {
    this.#state = event;
    for (const listener of this.#listeners) listener(event);
  }
}

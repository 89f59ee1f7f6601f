import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { outputNames } from "../../emit/outputs.ts";
import type { Host, NewFile } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import { textOf } from "../../parse/read-folder.ts";
import { jsonDiagnostics } from "../../report/json.ts";
import { reportPretty } from "../../report/pretty.ts";
import { linesFrom } from "../../report/report.ts";
import { buildInto } from "../build-into.ts";
import type { Project } from "../project.ts";
import { viewerHost } from "../viewer-host.ts";
import { brokenSite } from "./broken-page.ts";

/** What a page is told: that there is a new graph, or that a saved file broke and the last good one stays. */
export type SiteEvent =
  | { readonly type: "build"; readonly digest: string }
  | {
      readonly type: "broken";
      /** As `check --format json` prints them. */
      readonly diagnostics: readonly object[];
    };

/**
 * A build in a folder of its own, so that nodes keep their places and the next start finds what this one built. A project that breaks
 * leaves the last good build in place; before the first good one, a page tells what is wrong.
 */
export class LiveSite {
  readonly #project: Project;
  readonly #folder: string;
  readonly #viewer: Host | undefined;
  readonly #listeners = new Set<(event: SiteEvent) => void>();
  #files: ReadonlyMap<string, NewFile> = new Map();
  #state: SiteEvent | null = null;
  #digest: string | null = null;

  /** @param folder absolute; nobody else builds into it */
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

  file(path: string): NewFile | undefined {
    return this.#files.get(path);
  }

  /** Builds again, and tells those who listen if anything changed for them. Gives what stands in the way; nothing where all is well. */
  async build(): Promise<readonly Diagnostic[]> {
    const viewer = this.#viewer;
    // The single file is for disks: its inline script would need a laxer policy than a served page should have.
    const only = outputNames(viewer).filter((path) => path !== "entente.html");
    const built = await buildInto(this.#project, this.#folder, { only, ...(viewer && { viewer }) });
    if ("problems" in built) {
      this.#break(built.problems);
      return built.problems;
    }
    const { digest, written } = built;
    if (digest === this.#digest && this.#state?.type !== "broken") return [];
    const site = nodeHost(this.#folder);
    const chunks = (path: string) => () => site.readChunks?.(path) ?? [site.read(path)];
    this.#files = new Map(written.map((path) => [path, { path, chunks: chunks(path) }]));
    this.#digest = digest;
    this.#tell({ type: "build", digest });
    return [];
  }

  /** Returns how to stop listening. */
  listen(listener: (event: SiteEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #break(diagnostics: readonly Diagnostic[]): void {
    const { host } = this.#project;
    const linesOf = linesFrom((path) => textOf(host, path));
    if (this.#digest === null) {
      const shown = { diagnostics, linesOf, files: host.list("data").files.length, color: false };
      this.#files = new Map(brokenSite(reportPretty(shown)).map((file) => [file.path, file]));
    }
    this.#tell({ type: "broken", diagnostics: jsonDiagnostics({ diagnostics, linesOf }) });
  }

  #tell(event: SiteEvent): void {
    this.#state = event;
    for (const listener of this.#listeners) listener(event);
  }
}

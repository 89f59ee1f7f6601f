import { type Checked, checkProject } from "../../build.ts";
import { compileRows } from "../../compile/compile.ts";
import { outputsOf } from "../../emit/outputs.ts";
import type { Host, NewFile } from "../../host/host.ts";
import { textOf } from "../../parse/read-folder.ts";
import { jsonDiagnostics } from "../../report/json.ts";
import { reportPretty } from "../../report/pretty.ts";
import { linesFrom } from "../../report/report.ts";
import { brokenSite } from "./broken-page.ts";

/** What a page is told: that there is a new graph, or that a saved file broke and the last good one stays. */
export type SiteEvent =
  | { readonly type: "build"; readonly digest: string }
  | {
      readonly type: "broken";
      /** As `check --format json` prints them. */
      readonly diagnostics: readonly object[];
    };

/** The built files in memory. A project that breaks leaves the last good ones in place; before the first good ones, a page tells what is wrong. */
export class LiveSite {
  readonly #project: Host;
  readonly #viewer: Host | undefined;
  readonly #listeners = new Set<(event: SiteEvent) => void>();
  #files: ReadonlyMap<string, NewFile> = new Map();
  #state: SiteEvent | null = null;
  #digest: string | null = null;

  constructor(project: Host, viewer?: Host) {
    this.#project = project;
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

  /** Checks and compiles again, and tells those who listen if anything changed for them. */
  build(): Checked {
    const checked = checkProject(this.#project);
    const { dataset, diagnostics } = checked;
    if (!dataset) {
      const linesOf = linesFrom((path) => textOf(this.#project, path));
      if (this.#digest === null) {
        const shown = { diagnostics, linesOf, files: this.#project.list("data").files.length, color: false };
        this.#files = new Map(brokenSite(reportPretty(shown)).map((file) => [file.path, file]));
      }
      this.#tell({ type: "broken", diagnostics: jsonDiagnostics({ diagnostics, linesOf }) });
      return checked;
    }
    const repaired = this.#state?.type === "broken";
    if (dataset.digest !== this.#digest) {
      const outputs = outputsOf(dataset, compileRows(dataset), this.#viewer);
      // The single file is for disks: its inline script would need a laxer policy than a served page should have.
      this.#files = new Map(outputs.filter(({ path }) => path !== "entente.html").map((file) => [file.path, file]));
      this.#digest = dataset.digest;
      this.#tell({ type: "build", digest: dataset.digest });
    } else if (repaired) this.#tell({ type: "build", digest: dataset.digest });
    return checked;
  }

  /** Returns how to stop listening. */
  listen(listener: (event: SiteEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: SiteEvent): void {
    this.#state = event;
    for (const listener of this.#listeners) listener(event);
  }
}

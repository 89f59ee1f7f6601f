import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host, NewFile } from "../../host/host.ts";
import { openProjectGraph } from "../open-graph.ts";
import type { Project } from "../project.ts";

/** Files of pages to come, and those that were made. */
interface Pages {
  readonly files: () => Iterable<NewFile>;
  /** Relative to the output folder. */
  readonly written: Set<string>;
}

/** Reads what pages are made of; or tells why there are none. */
export async function makePages(
  project: Project,
  hasViewer: boolean,
): Promise<Pages | { readonly problems: readonly Diagnostic[] }> {
  let problems: readonly Diagnostic[] = [];
  const [graph, { pageOutputs }] = await Promise.all([
    openProjectGraph(project, (_, found) => {
      problems = found;
    }),
    import("../../pages/emit-pages.ts"),
  ]);
  if (graph === null) return { problems };
  return { files: () => pageOutputs(graph, { hasViewer }), written: new Set() };
}

/** A folder for outputs whose pages take their places together with whatever else is written there. */
export function withPages(out: Host, pages: Pages | null): Host {
  if (pages === null) return out;
  const files = function* (others: Iterable<NewFile>): Generator<NewFile> {
    yield* others;
    for (const file of pages.files()) {
      pages.written.add(file.path);
      yield file;
    }
  };
  return { ...out, writeAll: (others) => out.writeAll(files(others)) };
}

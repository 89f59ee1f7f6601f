import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { textOf } from "../../emit/outputs.ts";
import { withPagesLink } from "../../emit/page-head.ts";
import type { Host, NewFile } from "../../host/host.ts";
import { openProjectGraph } from "../open-graph.ts";
import type { Project } from "../project.ts";
import { pageScripts } from "../viewer-host.ts";
import { changesSince, type Earlier } from "./changes-since.ts";

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
  earlier?: Earlier,
): Promise<Pages | { readonly problems: readonly Diagnostic[] }> {
  let problems: readonly Diagnostic[] = [];
  const [graph, { pageOutputs }] = await Promise.all([
    openProjectGraph(project, (_, found) => {
      problems = found;
    }),
    import("../../pages/emit-pages.ts"),
  ]);
  if (graph === null) return { problems };
  const changes = earlier && changesSince(earlier, graph, project.root);
  const options = { hasViewer, scripts: pageScripts(), ...(changes && { changes }) };
  return { files: () => pageOutputs(graph, options), written: new Set() };
}

/** A folder for outputs whose pages take their places together with whatever else is written there. */
export function withPages(out: Host, pages: Pages | null): Host {
  if (pages === null) return out;
  const files = function* (others: Iterable<NewFile>): Generator<NewFile> {
    for (const file of others) yield file.path === "index.html" ? linked(file) : file;
    for (const file of pages.files()) {
      pages.written.add(file.path);
      yield file;
    }
  };
  const linked = (file: NewFile): NewFile => ({ ...file, chunks: () => [withPagesLink(textOf(file.chunks()))] });
  return { ...out, writeAll: (others) => out.writeAll(files(others)) };
}

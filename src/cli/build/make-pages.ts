import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { textOf } from "../../emit/outputs.ts";
import { withPagesLink } from "../../emit/page-head.ts";
import type { Host, NewFile } from "../../host/host.ts";
import { openProjectGraph } from "../open-graph.ts";
import type { Project } from "../project.ts";
import { pageScripts } from "../viewer-host.ts";
import { changesSince, type Earlier } from "./changes-since.ts";

/** Pages to come, and those that were made. */
interface Pages {
  /** The folder for outputs, in which the pages take their places together with whatever else is written there. */
  readonly beside: (out: Host) => Host;
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
  const written = new Set<string>();
  return { beside: (out) => beside(out, () => pageOutputs(graph, options), written), written };
}

function beside(out: Host, made: () => Iterable<NewFile>, written: Set<string>): Host {
  const files = function* (others: Iterable<NewFile>): Generator<NewFile> {
    for (const file of others) yield file.path === "index.html" ? linked(file) : file;
    for (const file of made()) {
      written.add(file.path);
      yield file;
    }
  };
  const linked = (file: NewFile): NewFile => ({ ...file, chunks: () => [withPagesLink(textOf(file.chunks()))] });
  return { ...out, writeAll: (others) => out.writeAll(files(others)) };
}

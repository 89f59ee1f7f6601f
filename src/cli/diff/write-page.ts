import { basename, dirname, resolve } from "node:path";
import type { DatasetDiff } from "../../diff/dataset-diff.ts";
import { unionOf } from "../../diff/union.ts";
import { withDigest } from "../../emit/digest.ts";
import { emitChangesPage } from "../../emit/page/changes-page.ts";
import { withHead } from "../../emit/page-head.ts";
import type { Host } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { neutral } from "../../report/display.ts";
import { pageChanges } from "../../report/page-changes.ts";

/** Writes both states as one graph into a page that opens offline. `viewer`: as it was built; `names`: what the two are called. */
export function writePage(
  out: string,
  viewer: Host,
  diff: DatasetDiff,
  before: KnowledgeGraph,
  after: KnowledgeGraph,
  [from, to]: readonly [from: string, to: string],
): void {
  const { project } = after.dataset;
  // The steps of a story are about one state, and would hide what changed.
  const content = {
    ...unionOf(diff, before.dataset, after.dataset),
    ...(project && { project: { ...project, views: [] } }),
  };
  const page = withHead(new TextDecoder().decode(viewer.read("single.html")), content.project);
  const chunks = emitChangesPage(page, withDigest(content), after.dataset, pageChanges(diff, before, after, from, to));
  nodeHost(dirname(resolve(out))).write(basename(out), chunks);
  process.stderr.write(`${neutral(out)}: both states as one graph\n`);
}

import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../../e2e/sites.ts";
import { sampleDataset } from "../../viewer/sample-dataset.ts";

/** How large a graph is: entities and edges. */
export interface Size {
  readonly name: string;
  readonly nodes: number;
  readonly edges: number;
}

/** Edges that a fact of the sample draws, with those that are projected and derived; found by counting, and low rather than high. */
const EDGES_PER_FACT = 1.42;
/** A quarter of the sample's entities are sources, which the first view leaves out. */
const DRAWN_SHARE = 0.75;

/** The viewer's build with the data of the shipped project, or with a generated graph in its place. */
export function dataFolder(viewer: string, size: Size | null): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-viewer-bench-"));
  const shipped = buildSite(".");
  cpSync(shipped.folder, folder, { recursive: true });
  shipped.remove();
  cpSync(viewer, folder, { recursive: true });
  if (size) {
    const entities = Math.round(size.nodes / DRAWN_SHARE);
    const { dataset, graph } = sampleDataset({ entities, facts: Math.round(size.edges / EDGES_PER_FACT) });
    writeFileSync(join(folder, "facts.json"), JSON.stringify(dataset));
    writeFileSync(join(folder, "graph.json"), JSON.stringify(graph));
  }
  return folder;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkProject } from "../../../src/build.ts";
import { compileRows, numberEntities } from "../../../src/compile/compile.ts";
import { splitComponents } from "../../../src/compile/layout/components.ts";
import type { LayoutInput } from "../../../src/compile/layout/layout-input.ts";
import { linksOf } from "../../../src/compile/links.ts";
import { layoutInput } from "../../../src/compile/positions.ts";
import { nodeHost } from "../../../src/host/node-host.ts";
import { writeProject } from "../generate/project.ts";

/** The largest connected part of a generated project's graph. Throws where the project is not sound. */
export function largestPart(schema: string, entities: number, seed: number): LayoutInput {
  const folder = mkdtempSync(join(tmpdir(), "entente-layout-bench-"));
  try {
    writeProject(folder, schema, entities, seed);
    const { dataset } = checkProject(nodeHost(folder));
    if (!dataset) throw new Error("the generated project has errors");
    const { nodes, edges } = compileRows(dataset, false);
    const unplaced = [...nodes].map(({ key, attributes: { type, label, size } }) => ({ key, type, label, size }));
    const [largest] = splitComponents(layoutInput(unplaced, [linksOf(edges, numberEntities(dataset.entities))]));
    if (!largest) throw new Error("no entities");
    return largest.part;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

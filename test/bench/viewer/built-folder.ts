import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Build, buildSite } from "../../e2e/sites.ts";
import { writeProject } from "../generate/project.ts";

/** What `entente build` writes of the shipped project, or of a generated one of so many entities. Sources and theses, a quarter, are not drawn at first. */
export function builtFolder(entities: number | null): Build {
  if (entities === null) return buildSite(".");
  const project = mkdtempSync(join(tmpdir(), "entente-viewer-bench-"));
  try {
    writeProject(project, "schema", entities, 42);
    return buildSite(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

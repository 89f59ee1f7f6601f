import type { Dataset } from "../model/dataset.ts";
import { locate } from "../parse/locate.ts";
import { textOf } from "../parse/read-folder.ts";
import { redactProject } from "../redact/redact-project.ts";
import { openDataset } from "./open-graph.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";

/**
 * A project as the public may see it, without what it marks as private. Null where it has errors or where open texts name what is
 * private, which is printed.
 */
export async function openPublic(project: Project): Promise<Project | null> {
  // Errors are told where they are written, not in what would be left.
  const whole = await openDataset(project);
  if (whole === null) return null;
  const { open, findings, withFacts } = redactProject(project.host);
  if (findings.length > 0) {
    const problems = locate(findings, (path) => textOf(project.host, path));
    process.stderr.write(reportProblems(project.host, problems));
    return null;
  }
  const dataset = await openDataset({ root: project.root, host: open });
  if (dataset === null) return null;
  const claimsIn = ({ facts }: Dataset): number => facts.reduce((sum, { claims }) => sum + claims.length, 0);
  const snapshot = withFacts(new Set(dataset.facts.map(({ id }) => id)), claimsIn(whole) - claimsIn(dataset));
  const { write, writeAll } = project.host;
  return { root: project.root, host: { ...snapshot, write, writeAll } };
}

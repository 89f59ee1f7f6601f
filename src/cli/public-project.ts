import { locate } from "../parse/locate.ts";
import { textOf } from "../parse/read-folder.ts";
import { factsAmong, type StoredFacts } from "../pipeline/stored-facts.ts";
import { redactProject } from "../redact/redact-project.ts";
import { readStored } from "./open-graph.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";

/**
 * A project as the public may see it, without what it marks as private. Null where it has errors or where open texts name what is
 * private, which is printed.
 */
export async function openPublic(project: Project): Promise<Project | null> {
  // Errors are told where they are written, not in what would be left.
  const whole = await readStored(project, claimsIn);
  if (whole === null) return null;
  const { open, named, findings, withFacts } = redactProject(project.host);
  if (findings.length > 0) {
    const problems = locate(findings, (path) => textOf(project.host, path));
    process.stderr.write(reportProblems(project.host, problems));
    return null;
  }
  const { root, host } = project;
  const left = await readStored({ root, host: open }, (stored) => ({
    claims: claimsIn(stored),
    facts: factsAmong(stored, named),
  }));
  if (left === null) return null;
  const { write, writeAll } = host;
  return { root, host: { ...withFacts(left.facts, whole - left.claims), write, writeAll } };
}

function claimsIn({ blocks }: StoredFacts): number {
  return blocks.reduce((sum, { claims }) => sum + claims, 0);
}

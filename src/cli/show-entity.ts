import { checkProject } from "../build.ts";
import type { Entity } from "../model/entity.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { QueryError } from "../query/query-error.ts";
import { entitySheet } from "../report/entity-sheet.ts";
import { UsageError } from "./failure.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";

/** False where the project has errors, which are printed. @throws UsageError for a name that is none, or that several bear. */
export function showEntity(project: Project, name: string, format: "pretty" | "json"): boolean {
  const { dataset, diagnostics } = checkProject(project.host);
  if (!dataset) {
    process.stderr.write(reportProblems(project.host, diagnostics));
    return false;
  }
  const graph = openGraph(dataset);
  const entity = find(graph, name);
  process.stdout.write(format === "json" ? entityJson(graph, entity) : entitySheet(graph, entity));
  return true;
}

function find(graph: KnowledgeGraph, name: string): Entity {
  try {
    return graph.find(name);
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message, error.hint ?? undefined);
    throw error;
  }
}

/** `facts.out` and `facts.in` by the entity's end (symmetric ones stand under `out`); `facts.in_qualifiers`: it is an item, a unit, a place ... of these. */
function entityJson(graph: KnowledgeGraph, entity: Entity): string {
  const facts = [...graph.facts().about(entity.id)];
  const isOut = (subject: string, type: string): boolean =>
    subject === entity.id || graph.schema.relations[type]?.symmetric === true;
  const ends = facts.filter(({ subject, object }) => subject === entity.id || object === entity.id);
  const out = ends.filter(({ subject, type }) => isOut(subject, type));
  const record = (list: typeof facts) => list.map((fact) => graph.factRecord(fact));
  const json = {
    entity,
    facts: {
      out: record(out),
      in: record(ends.filter((fact) => !out.includes(fact))),
      in_qualifiers: record(facts.filter((fact) => !ends.includes(fact))),
    },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

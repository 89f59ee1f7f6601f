import { SUPPORT } from "../model/support.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import type { Path, PathOptions } from "../query/paths.ts";
import { pathListing, pathText } from "../report/listing/path-listing.ts";
import { UsageError } from "./failure.ts";
import { ask, clocksOf, openProjectGraph } from "./open-graph.ts";
import type { PathFlags } from "./path.ts";
import { printListing } from "./print-listing.ts";
import type { Project } from "./project.ts";
import { idOf } from "./select-facts.ts";
import { readCount } from "./selection-values.ts";

/** False where the project has errors, which are printed. */
export async function listPaths(project: Project, a: string, b: string, flags: PathFlags): Promise<boolean> {
  if (flags.all && flags.strongest) throw new UsageError("--all and --strongest exclude one another");
  const now = await openProjectGraph(project);
  if (!now) return false;
  const paths = ask(() => {
    const clocks = clocksOf(flags);
    const graph = Object.keys(clocks).length === 0 ? now : now.asOf(clocks);
    return find(graph, idOf(graph, a), idOf(graph, b), flags);
  });
  if (flags.format === "table") process.stdout.write(pathText(paths, now));
  else await printListing(pathListing(paths), flags.format);
  return true;
}

function find(graph: KnowledgeGraph, a: string, b: string, flags: PathFlags): readonly Path[] {
  const supported = SUPPORT.find((level) => level === flags.support);
  const options: PathOptions = {
    ...(flags.types ? { types: flags.types } : {}),
    ...(flags.directed ? { directed: true } : {}),
    ...(flags.attributes ? { attributes: true } : {}),
    ...(supported ? { supported } : {}),
    ...(flags.max === undefined ? {} : { max: readCount("--max", flags.max) }),
  };
  if (!flags.all) {
    const path = flags.strongest ? graph.strongestPath(a, b, options) : graph.path(a, b, options);
    return path ? [path] : [];
  }
  const most = readCount("--limit", flags.limit ?? "100");
  const paths: Path[] = [];
  for (const path of graph.paths(a, b, options)) {
    if (paths.length >= most) break;
    paths.push(path);
  }
  return paths.sort((x, y) => x.nodes.length - y.nodes.length || (x.nodes.join("\n") < y.nodes.join("\n") ? -1 : 1));
}

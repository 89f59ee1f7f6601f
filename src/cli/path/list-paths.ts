import { SUPPORT } from "../../model/support.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { Path, PathOptions } from "../../query/paths.ts";
import { moreText, pathListing, pathText } from "../../report/listing/path-listing.ts";
import { UsageError } from "../failure.ts";
import { ask, clocksOf, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { noteNames } from "../selection/note-names.ts";
import { idOf } from "../selection/select-facts.ts";
import { readCount } from "../selection/selection-values.ts";
import type { PathFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listPaths(project: Project, a: string, b: string, flags: PathFlags): Promise<boolean> {
  if (flags.all && flags.strongest) throw new UsageError("--all and --strongest exclude one another");
  const now = await openProjectGraph(project);
  if (!now) return false;
  const { paths, more } = ask(() => {
    const clocks = clocksOf(flags);
    const graph = Object.keys(clocks).length === 0 ? now : now.asOf(clocks);
    return find(graph, idOf(graph, a), idOf(graph, b), flags);
  });
  ask(() => noteNames(now, [a, b]));
  if (flags.format === "table") process.stdout.write(pathText(paths, now, more));
  else {
    await printListing(pathListing(paths), flags.format);
    if (more) process.stderr.write(`${moreText(paths.length)}\n`);
  }
  return true;
}

interface Found {
  readonly paths: readonly Path[];
  /** Whether there are others beyond the limit. */
  readonly more: boolean;
}

function find(graph: KnowledgeGraph, a: string, b: string, flags: PathFlags): Found {
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
    return { paths: path ? [path] : [], more: false };
  }
  const most = readCount("--limit", flags.limit ?? "100");
  const paths: Path[] = [];
  let more = false;
  for (const path of graph.paths(a, b, options)) {
    more = paths.length >= most;
    if (more) break;
    paths.push(path);
  }
  paths.sort((x, y) => x.nodes.length - y.nodes.length || (x.nodes.join("\n") < y.nodes.join("\n") ? -1 : 1));
  return { paths, more };
}

import { compareText } from "../../model/order.ts";
import type { Path, PathOptions } from "../../query/graph/net.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { firstOf, type Total } from "../../report/listing/cut.ts";
import { type PathRecord, pathListing, pathText } from "../../report/listing/path-listing.ts";
import { UsageError } from "../failure.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { type AskedPath, askedPath } from "../selection/blocs.ts";
import { notePossible } from "../selection/clocks.ts";
import { noteNames } from "../selection/note-names.ts";
import { graphAt, networkOf, noteUndated } from "../selection/select-network.ts";
import { readCount } from "../selection/selection-values.ts";
import type { PathFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listPaths(project: Project, a: string, b: string, flags: PathFlags): Promise<boolean> {
  if (flags.all && flags.strongest) throw new UsageError("--all and --strongest exclude one another");
  const now = await openProjectGraph(project);
  if (!now) return false;
  const then = graphAt(now, flags);
  const { paths, total } = ask(() => find(then, askedPath(then, [a, b], flags.bloc), flags));
  notePossible(
    then,
    paths.flatMap(({ hops }) => hops.flatMap(({ fact }) => fact ?? [])),
  );
  ask(() => noteUndated(now, then, networkOf(then, flags)));
  ask(() => noteNames(now, [a, b]));
  if (flags.format === "table") process.stdout.write(pathText(paths, now, total, flags));
  else await printListing(pathListing(paths, total, { bloc: flags.bloc }), flags.format);
  return true;
}

interface Found {
  readonly paths: readonly PathRecord[];
  readonly total: Total;
}

/** So many more paths are counted beyond a limit: their number explodes. */
const COUNTED = 10_000;

function find(graph: KnowledgeGraph, { from, to, through }: AskedPath, flags: PathFlags): Found {
  const options: PathOptions = {
    ...networkOf(graph, flags),
    ...(flags.max === undefined ? {} : { max: readCount("--max", flags.max) }),
  };
  if (!flags.all) {
    const path = flags.strongest ? graph.strongestPath(from, to, options) : graph.path(from, to, options);
    const found = firstOf(path ? [path] : [], undefined);
    return { paths: Array.from(found.records, record), total: found.total() };
  }
  const found = firstOf(graph.paths(from, to, options), readCount("--limit", flags.limit ?? "100"), COUNTED);
  const paths = Array.from(found.records, record);
  paths.sort((x, y) => x.nodes.length - y.nodes.length || compareText(x.nodes.join("\n"), y.nodes.join("\n")));
  return { paths, total: found.total() };

  function record(path: Path): PathRecord {
    const others = through(path);
    return others === null ? path : { ...path, through: others };
  }
}

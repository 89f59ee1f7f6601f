import type { Hop, Path } from "../../query/graph/net.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { count } from "../../wording/counts.ts";
import { enumerate } from "../../wording/lists.ts";
import { named, nameOf } from "../../wording/names.ts";
import { neutral } from "../display.ts";
import { type Total, totalText } from "./cut.ts";
import type { Asked } from "./fact-listing.ts";
import type { Listing } from "./listing.ts";

/** A path as `path --format json` prints it. */
export interface PathRecord extends Path {
  /** Ends that are only in the bloc of whom was asked for. Left out where a question takes in no blocs. */
  readonly through?: readonly string[];
}

/** `path`: an array of paths in JSON; in CSV one line for each path. */
export function pathListing(
  paths: readonly PathRecord[],
  total: Total,
  { bloc }: Pick<Asked, "bloc"> = {},
): Listing<PathRecord> {
  return {
    records: paths,
    total: () => total,
    json: (path) => path,
    noun: NOUN,
    table: [],
    csv: [
      { title: "nodes", cell: (path) => path.nodes.join(" ") },
      { title: "length", cell: (path) => path.hops.length },
      { title: "support", cell: (path) => path.support },
      { title: "facts", cell: (path) => path.hops.flatMap((hop) => hop.fact ?? []).join(" ") },
      { title: "voices", cell: (path) => [...new Set(path.hops.flatMap((hop) => hop.voices))].join(" ") },
      ...(bloc ? [{ title: "through", cell: ({ through = [] }: PathRecord) => through.join(" ") }] : []),
    ],
  };
}

/** Paths for a person: one link a line, with the fact that it rests on and who says so. */
export function pathText(
  paths: readonly PathRecord[],
  graph: KnowledgeGraph,
  total: Total,
  { ids }: { readonly ids?: boolean | undefined } = {},
): string {
  if (paths.length === 0) return "no path\n";
  const name = (id: string) => (ids ? id : named(graph, id));
  const short = (id: string) => (ids ? id : nameOf(graph, id));
  const blocks = paths.map(({ nodes: [first = ""], hops, through = [] }) =>
    [
      ...(through.length > 0 ? [`through ${through.map(short).join(" and ")}:`] : []),
      name(first),
      ...hops.flatMap((hop) => [
        `  ${arrow(hop)}  ${hop.derived ? "derived, " : ""}${hop.support}${sayingSo(hop, short)}, ${restsOn(hop)}`,
        name(hop.to),
      ]),
    ]
      .map(neutral)
      .join("\n"),
  );
  const [only] = paths;
  if (!only || total.all > 1) return `${blocks.join("\n\n")}\n\n${totalText(total, NOUN)}\n`;
  const weakest = only.support ? `, weakest link ${only.support}` : "";
  return `${blocks.join("\n\n")}\n\n${count(only.hops.length, "link")}${weakest}\n`;
}

const NOUN = ["path", "paths"] as const;

/** ` according to NATO and South Korea` */
function sayingSo({ voices }: Hop, name: (id: string) => string): string {
  if (voices.length === 0) return "";
  return ` according to ${enumerate(voices.map(name), 3)}`;
}

function arrow({ label, forwards }: Hop): string {
  return forwards ? `─ ${label} →` : `← ${label} ─`;
}

function restsOn({ fact, facts, kind, kinds, from, to, forwards }: Hop): string {
  if (fact === null) return `attribute of ${forwards ? from : to}`;
  if (facts.length === 1) return `fact ${fact}`;
  const others = kinds.filter((one) => one !== kind);
  return `fact ${fact} and ${facts.length - 1} more${others.length > 0 ? ` (${others.join(", ")})` : ""}`;
}

import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { Hop, Path } from "../../query/paths.ts";
import { neutral } from "../display.ts";
import type { Listing } from "./listing.ts";

/** `path`: an array of paths in JSON; in CSV one line for each edge. */
export function pathListing(paths: readonly Path[]): Listing<Path> {
  return {
    records: paths,
    json: (path) => path,
    noun: ["path", "paths"],
    table: [],
    csv: [
      { title: "nodes", cell: (path) => path.nodes.join(" ") },
      { title: "length", cell: (path) => path.hops.length },
      { title: "support", cell: (path) => path.support },
      { title: "facts", cell: (path) => path.hops.flatMap((hop) => hop.fact ?? []).join(" ") },
    ],
  };
}

/** Says that a list of paths was cut. */
export function moreText(shown: number): string {
  return `${shown === 1 ? "1 path" : `${shown} paths`}, and there are more: --limit shows them`;
}

/** Paths for a person: one link a line, with the fact that it rests on. @param more whether there are others that are not shown */
export function pathText(paths: readonly Path[], graph: KnowledgeGraph, more = false): string {
  if (paths.length === 0) return "no path\n";
  const name = (id: string) => `${graph.entity(id)?.name ?? id} [${id}]`;
  const blocks = paths.map(({ nodes: [first = ""], hops }) =>
    [
      name(first),
      ...hops.flatMap((hop) => [
        `  ${arrow(hop)}  ${hop.derived ? "derived, " : ""}${hop.support}, ${restsOn(hop)}`,
        name(hop.to),
      ]),
    ]
      .map(neutral)
      .join("\n"),
  );
  const weakest = paths.length === 1 && paths[0]?.support ? `, weakest link ${paths[0].support}` : "";
  const [only] = paths;
  const count =
    only && paths.length === 1
      ? `${only.hops.length} ${only.hops.length === 1 ? "link" : "links"}`
      : `${paths.length} paths`;
  return `${blocks.join("\n\n")}\n\n${more ? moreText(paths.length) : `${count}${weakest}`}\n`;
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

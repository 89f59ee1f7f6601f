import { placedNodes } from "../compile/compile.ts";
import { digestChunks } from "../emit/digest.ts";
import { factsJson } from "../emit/facts-json.ts";
import { gexf } from "../emit/gexf.ts";
import { gexfMeta } from "../emit/gexf-meta.ts";
import { graphJson } from "../emit/graph-json.ts";
import { outputFiles } from "../emit/outputs.ts";
import { readPlaces } from "../emit/read-places.ts";
import type { Host } from "../host/host.ts";
import type { Schema } from "../model/schema.ts";
import type { PartsOptions } from "./build-parts.ts";
import type { Linked } from "./link.ts";
import { Placement } from "./placement.ts";
import type { Kind, Stretches, Tally } from "./tally.ts";

/** The output that holds the parts of each kind. */
const FILES: Readonly<Record<Kind, string>> = { facts: "facts.json", graph: "graph.json", gexf: "graph.gexf" };

export interface Written {
  readonly digest: string;
  readonly written: readonly string[];
  /** Where the parts of each block stand now. */
  readonly stretches: readonly Stretches[];
}

/** The kinds of parts that some outputs are made of. Facts are always wanted: the digest is of them. */
export function kindsFor(only: readonly string[] | undefined): readonly Kind[] {
  const isWanted = (path: string): boolean => only?.includes(path) ?? true;
  const withGraph = isWanted("graph.json") || isWanted("entente.html");
  return ["facts", ...(withGraph ? (["graph"] as const) : []), ...(isWanted("graph.gexf") ? (["gexf"] as const) : [])];
}

/** Writes all outputs, or those in `only`. */
export function writeOutputs(
  schema: Schema,
  linked: Linked,
  tallies: readonly Tally[],
  out: Host,
  { only, viewer, layout, relayout, onStage, outFile }: PartsOptions,
): Written {
  const { entities } = linked;
  onStage?.("compile");
  const settled = layout !== false;
  const before = settled && !relayout ? readPlaces(out) : null;
  // Read three times, and made anew each time: they are not many.
  const nodes = [...placedNodes(entities, schema, tallies, settled, before)];
  onStage?.("emit");
  const kinds = kindsFor(only);
  const placed = new Map(kinds.map((kind) => [FILES[kind], { kind, parts: partsOf(tallies, kind) }]));
  const partsIn = (file: string): Placement => placed.get(file)?.parts ?? new Placement([]);

  const content = { format: "entente/1", schema, entities } as const;
  let known: string | undefined;
  const digest = (): string => {
    known ??= lastOf(digestChunks(content, partsIn("facts.json").array()));
    return known;
  };
  const files = outputFiles(
    {
      count: linked.facts,
      facts: () =>
        factsJson(content, partsIn("facts.json").array(), (found) => {
          known = found;
        }),
      graph: () => graphJson({ attributes: { digest: digest() }, nodes }, partsIn("graph.json").array()),
      gexf: () => {
        const elements = partsIn("graph.gexf").all();
        return gexf(nodes, { ...linked, count: linked.edges }, elements, gexfMeta({ digest: digest(), entities }));
      },
    },
    viewer,
  ).filter(({ path }) => only?.includes(path) ?? true);
  out.writeAll(
    files.map(({ path, chunks }) => ({ path, chunks: () => placed.get(path)?.parts.into(chunks()) ?? chunks() })),
  );
  const written = files.map(({ path }) => path);
  const stretches = tallies.map(({ written: own }): Stretches => ({ ...own }));
  for (const [path, { kind, parts }] of placed) {
    if (!written.includes(path)) continue;
    for (const [n, stretch] of parts.in(outFile(path)).entries())
      Object.assign(stretches[n] ?? {}, { [kind]: stretch });
  }
  return { digest: digest(), written, stretches };
}

function partsOf(tallies: readonly Tally[], kind: Kind): Placement {
  return new Placement(tallies.flatMap(({ written }) => written[kind] ?? []));
}

function lastOf<T>(chunks: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = chunks.next();
    if (done) return value;
  }
}

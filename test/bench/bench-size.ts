import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editOneFile } from "./generate/edit-one-file.ts";
import { writeProject } from "./generate/project.ts";
import { measure, type Outcome, type Run } from "./measure.ts";
import type { Options } from "./options.ts";
import { peerSchema } from "./peer-schema.ts";

const ROOT = join(import.meta.dirname, "../../../../..");
const CLI = join(ROOT, "lib/cli/main.js");
const PYTHON = "/usr/bin/python3";

/** What the benchmark says of one size of project. */
export interface SizeReport {
  readonly entities: number;
  readonly files: number;
  readonly bytes: number;
  readonly nodes: number;
  readonly edges: number;
  readonly ours: Readonly<Record<Mode, readonly Run[]>>;
  readonly peers: Readonly<Record<string, PeerReport>>;
  readonly ratios: Readonly<Record<string, Ratio>>;
}

/** cold: nothing there. warm: nothing changed since. oneFile: one file changed since. layout: cold, with a layout. */
export const MODES = ["cold", "warm", "oneFile", "layout"] as const;
export type Mode = (typeof MODES)[number];

export interface PeerReport {
  readonly runs: readonly Run[];
  /** Why there are no runs. */
  readonly skipped?: string;
}

/** How many times as much the one took as the other: the median of runs that followed one another. */
export interface Ratio {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
}

interface Counts {
  readonly nodes: number;
  readonly edges: number;
}

/** Generates a project of `entities` in `folder` and runs everything on it, in turn. Throws where two saw different graphs. */
export function benchSize(
  entities: number,
  folder: string,
  options: Options,
  note: (text: string) => void,
): SizeReport {
  const project = join(folder, `project-${entities}`);
  rmSync(project, { recursive: true, force: true });
  note(`${entities} entities: generating`);
  const { files, bytes } = writeProject(project, join(ROOT, "schema"), entities, options.seed);
  const schema = join(folder, "peer-schema.json");
  writeFileSync(schema, JSON.stringify(peerSchema(project)));
  const ours: Record<Mode, Run[]> = { cold: [], warm: [], oneFile: [], layout: [] };
  const peers: Record<string, { runs: Run[]; skipped?: string }> = {};
  let counts: Counts | null = null;
  for (let round = 0; round < options.runs; round += 1) {
    for (const mode of MODES) {
      note(`${entities} entities: ours, ${mode}`);
      const outcome = runOurs(mode, project, join(folder, "ours"), entities, options.seed);
      if (!outcome.run) throw new Error(`ours, ${mode}: ${outcome.reason}`);
      ours[mode].push(outcome.run);
      counts = agreed(counts, countsOfOurs(outcome.output), `ours, ${mode}`);
    }
    for (const peer of options.peers) {
      peers[peer] ??= { runs: [] };
      if (peers[peer].skipped !== undefined) continue;
      note(`${entities} entities: peer ${peer}`);
      const outcome = runPeer(peer, project, schema, join(folder, `peer-${peer}`));
      if (outcome.run) {
        counts = agreed(counts, JSON.parse(outcome.output) as Counts, `peer ${peer}`);
        peers[peer].runs.push(outcome.run);
      } else peers[peer].skipped = outcome.reason;
    }
  }
  const { nodes, edges } = counts ?? { nodes: 0, edges: 0 };
  if (!options.keep) rmSync(project, { recursive: true });
  return { entities, files, bytes, nodes, edges, ours, peers, ratios: ratiosOf(ours, peers) };
}

/** The same work as the peers do: GEXF and JSON. Only `layout` also lays out. */
function runOurs(mode: Mode, project: string, out: string, entities: number, seed: number): Outcome {
  const kept = join(project, ".entente");
  if (mode === "cold" || mode === "layout")
    for (const old of [out, kept]) rmSync(old, { recursive: true, force: true });
  if (mode === "oneFile") editOneFile(project, entities, seed);
  const layout = mode === "layout" ? [] : ["--no-layout"];
  const only = ["--only", "graph.json", "graph.gexf"];
  return measure(process.execPath, [CLI, "--project", project, "build", ...layout, ...only, "-o", out], [out, kept]);
}

function runPeer(peer: "a" | "b", project: string, schema: string, out: string): Outcome {
  const script = peer === "a" ? join(import.meta.dirname, "peers/a.js") : join(ROOT, "test/bench/peers/b.py");
  return measure(peer === "a" ? process.execPath : PYTHON, [script, project, schema, out], [out]);
}

function countsOfOurs(output: string): Counts {
  const match = /^(\d+) entities, .* (\d+) edges/m.exec(output);
  return { nodes: Number(match?.[1]), edges: Number(match?.[2]) };
}

function agreed(before: Counts | null, now: Counts, who: string): Counts {
  const { nodes, edges } = now;
  if (before && (before.nodes !== nodes || before.edges !== edges)) {
    throw new Error(`${who} saw ${nodes} nodes and ${edges} edges, others ${before.nodes} and ${before.edges}`);
  }
  return { nodes, edges };
}

/** Peers against ours, cold; and our other modes against cold. */
function ratiosOf(
  ours: Readonly<Record<Mode, readonly Run[]>>,
  peers: Readonly<Record<string, PeerReport>>,
): Record<string, Ratio> {
  const ratios: Record<string, Ratio> = {};
  for (const [name, { runs }] of Object.entries(peers)) if (runs.length > 0) ratios[name] = ratio(runs, ours.cold);
  for (const mode of MODES) if (mode !== "cold") ratios[mode] = ratio(ours[mode], ours.cold);
  return ratios;
}

function ratio(these: readonly Run[], those: readonly Run[]): Ratio {
  const of = (key: keyof Run) => {
    const sorted = these.map((run, n) => run[key] / (those[n]?.[key] ?? Number.NaN)).sort((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 1000) / 1000;
  };
  return { cpu: of("cpu"), wall: of("wall"), peak: of("peak") };
}

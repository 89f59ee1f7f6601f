import { createHash } from "node:crypto";
import type { BuildOptions } from "../build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { removeSpills } from "../host/spill.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import { locate } from "../parse/locate.ts";
import { readFolder, textOf, yamlFiles } from "../parse/read-folder.ts";
import { isError } from "../rules/faults.ts";
import { loadSchema } from "../schema/load-schema.ts";
import { compileBlocks } from "./compile-blocks.ts";
import { filesOf, findKept, type Kept, keep } from "./keep.ts";
import { link } from "./link.ts";
import { planBlocks } from "./plan.ts";
import type { Stretches, Tally } from "./tally.ts";
import { kindsFor, writeOutputs } from "./write-outputs.ts";

export interface PartsOptions extends Pick<BuildOptions, "viewer" | "only" | "layout" | "relayout" | "onStage"> {
  /** The project's folder. */
  readonly root: string;
  /** A folder for parts of outputs, which the next build takes up. Absolute. */
  readonly cache: string;
  /** The files of data/. */
  readonly data: ReturnType<Host["list"]>;
  /** Changes whenever this program does. */
  readonly program: string;
  /** Where an output is written to. Absolute. */
  readonly outFile: (path: string) => string;
  /** Files in a block, and threads at most; what suits the project and the machine where they are left out. */
  readonly blockSize?: number;
  readonly threads?: number;
}

/** What a build by parts came to. */
export interface BuiltParts {
  readonly schema: Schema;
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  /** How many there are. */
  readonly facts: number;
  readonly claims: number;
  readonly edges: number;
  readonly digest: string;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly written: readonly string[];
}

/**
 * Builds a large project as `buildProject` does, to the last byte, but block by block: no more than a block's facts are held at
 * once, blocks are compiled in several threads, and those whose files have not changed are taken over from the last build.
 *
 * Null where there is an error, or anything that only a look at all facts at once can judge: `buildProject` then says what.
 */
export async function buildParts(host: Host, out: Host, options: PartsOptions): Promise<BuiltParts | null> {
  const begin = options.onStage ?? (() => {});
  begin("read");
  const declared = readFolder(host, "schema");
  const { schema, findings: schemaFindings } = loadSchema(declared.documents);
  const { files, findings: listFindings } = yamlFiles(options.data);
  const findings = [...declared.findings, ...schemaFindings, ...listFindings];
  if (findings.some(isError)) return null;

  const kinds = kindsFor(options.only);
  const cache = nodeHost(options.cache);
  const build = createHash("sha256")
    .update(JSON.stringify([options.program, kinds, schema]))
    .digest("hex");
  const before = findKept(cache, build);
  let kept: Pick<Kept, "blocks" | "derived"> | null = before;
  try {
    const plan = planBlocks(files, options.blockSize);
    const compiled = await compileBlocks(schema, plan, before, { ...options, kinds, begin });
    if (compiled === null) return null;
    const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
    const linked = link(schema, compiled.whole, tallies);
    if (linked === null) return null;
    const { digest, written, stretches } = writeOutputs(schema, linked, tallies, out, options);
    const moved = movedTo(compiled, stretches);
    if (keep(cache, build, moved)) kept = moved;
    const diagnostics = locate([...findings, ...linked.findings], (path) => textOf(host, path));
    return { ...linked, schema, digest, written, diagnostics };
  } finally {
    removeSpills(options.cache, kept === null ? new Set() : filesOf(kept));
  }
}

/** The same blocks, whose parts stand elsewhere now; those of the derived edges come last. */
function movedTo(kept: Kept, stretches: readonly Stretches[]): Kept {
  const move = (tally: Tally, n: number): Tally => ({ ...tally, written: stretches[n] ?? {} });
  const blocks = kept.blocks.map((block, n) => ({ ...block, tally: move(block.tally, n) }));
  return { ...kept, blocks, derived: move(kept.derived, blocks.length) };
}

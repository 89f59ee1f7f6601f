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
import { type CompiledBlocks, compileBlocks } from "./compile-blocks.ts";
import { keptFrame, newFrame } from "./frames.ts";
import { digestOf, filesOf, findKept, type Kept, keep } from "./keep.ts";
import { link, type Totals, totals } from "./link.ts";
import { planBlocks } from "./plan.ts";
import type { Tally } from "./tally.ts";
import { areFramed, kindsFor, writeParts } from "./write-parts.ts";

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
  /** All entities; null where they are as they were. */
  readonly names: readonly Entity[] | null;
  /** How many there are. */
  readonly entities: number;
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

  const { only = null, layout = null, relayout = null } = options;
  const cache = nodeHost(options.cache);
  const build = digestOf(JSON.stringify([options.program, only, layout, relayout, schema]));
  const before = findKept(cache, build);
  let kept = before;
  try {
    const plan = planBlocks(files, options.blockSize);
    const kinds = kindsFor(options.only);
    const compiled = await compileBlocks(schema, plan, before, {
      ...options,
      kinds,
      framed: areFramed(options.only),
      begin,
    });
    const built = compiled && finish(schema, compiled, before, out, options);
    if (built === null) return null;
    if (keep(cache, build, built.kept)) kept = built.kept;
    const blocks = built.kept.blocks.flatMap(({ tally }) => tally.findings);
    const all = [...findings, ...built.kept.findings, ...blocks, ...built.kept.linked];
    return { ...built, ...built.kept, schema, diagnostics: locate(all, (path) => textOf(host, path)) };
  } finally {
    removeSpills(options.cache, kept === null ? new Set() : filesOf(kept));
  }
}

interface Finished extends Totals, Pick<BuiltParts, "names" | "written"> {
  readonly kept: Kept;
}

/** From compiled blocks to outputs. */
function finish(
  schema: Schema,
  compiled: CompiledBlocks,
  before: Kept | null,
  out: Host,
  options: PartsOptions,
): Finished | null {
  const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
  const { whole, ...rest } = compiled;
  const linked = whole && link(schema, whole, tallies);
  const counts = totals(tallies);
  const frame = linked
    ? newFrame(schema, linked, counts, tallies, out, options)
    : before && !whole && keptFrame(before, counts.facts);
  if (!frame) return null;
  const { digest, written, stretches, head } = writeParts(frame, tallies, out, options);
  const move = (tally: Tally, n: number): Tally => ({ ...tally, written: stretches[n] ?? {} });
  const kept: Kept = {
    ...rest,
    blocks: rest.blocks.map((block, n) => ({ ...block, tally: move(block.tally, n) })),
    derived: move(rest.derived, rest.blocks.length),
    linked: linked ? linked.findings : (before?.linked ?? []),
    entities: linked ? linked.entities.length : (before?.entities ?? 0),
    digest,
    head,
  };
  return { ...counts, names: linked?.entities ?? null, written, kept };
}

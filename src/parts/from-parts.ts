import type { BuildOptions } from "../build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { removeSpills } from "../host/spill.ts";
import type { Schema } from "../model/schema.ts";
import { locate } from "../parse/locate.ts";
import { readFolder, textOf, yamlFiles } from "../parse/read-folder.ts";
import { isError } from "../rules/faults.ts";
import { loadSchema } from "../schema/load-schema.ts";
import { type CompiledBlocks, type CompileOptions, compileBlocks } from "./compile-blocks.ts";
import { inspectRest } from "./inspect-rest.ts";
import { areMost, digestOf, filesOf, findKept, type Kept, keep, matchBlocks } from "./keep.ts";
import { planBlocks } from "./plan.ts";

/** A project, and where its parts are kept. */
export interface PartsInput extends Pick<BuildOptions, "onStage"> {
  /** The project's folder. */
  readonly root: string;
  /** A folder for what the next run takes up. Absolute. */
  readonly cache: string;
  /** The files of data/. */
  readonly data: ReturnType<Host["list"]>;
  /** Changes whenever this program does. */
  readonly program: string;
  /** Files in a block, and threads at most; what suits the project and the machine where they are left out. */
  readonly blockSize?: number;
  readonly threads?: number;
}

/** What is wanted of parts. `flags`: whatever else they depend on. */
interface Wanted extends Pick<CompileOptions, "kinds" | "framed"> {
  readonly flags: unknown;
}

export interface FromParts {
  readonly schema: Schema;
  /** Warnings. Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a project with errors came to. */
export interface FaultyParts {
  readonly schema: Schema;
  /** Sorted by file, place and code. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Compiles the blocks of a project, makes something of them, and keeps them for the next time. Null where only a look at all facts
 * at once can tell what is right or wrong.
 *
 * @param finish is given what was kept of the last time as well
 */
export async function fromParts<T extends { readonly kept: Kept }>(
  host: Host,
  input: PartsInput,
  { flags, ...wanted }: Wanted,
  finish: (schema: Schema, compiled: CompiledBlocks, before: Kept | null) => T | null,
): Promise<(T & FromParts) | FaultyParts | null> {
  const begin = input.onStage ?? (() => {});
  begin("read");
  const declared = readFolder(host, "schema");
  const { schema, findings: schemaFindings } = loadSchema(declared.documents);
  const { files, findings: listFindings } = yamlFiles(input.data);
  const findings = [...declared.findings, ...schemaFindings, ...listFindings];
  if (findings.some(isError)) return null;

  const cache = nodeHost(input.cache);
  const build = digestOf(JSON.stringify([input.program, flags, schema]));
  const before = findKept(cache, build);
  let kept = before;
  try {
    const plan = planBlocks(files, input.blockSize);
    const matched = matchBlocks(plan, before);
    const compiled = await compileBlocks(schema, plan, matched, before, { ...input, ...wanted, begin });
    const isFaulty = compiled !== null && "sound" in compiled;
    const finished = compiled && !isFaulty ? finish(schema, compiled, before) : null;
    const toText = (path: string) => textOf(host, path);
    if (finished === null) {
      const rest = isFaulty ? compiled : before && { sound: matched.kept, context: before.context };
      const found = rest && areMost(rest.sound) ? inspectRest(host, schema, plan, rest, findings) : null;
      return found?.some(isError) ? { schema, problems: locate(found, toText) } : null;
    }
    const isNew = finished.kept.blocks !== before?.blocks;
    if (isNew && keep(cache, build, finished.kept)) kept = finished.kept;
    const blocks = finished.kept.blocks.flatMap(({ tally }) => tally.findings);
    const all = [...findings, ...finished.kept.findings, ...blocks, ...finished.kept.linked];
    return { ...finished, schema, diagnostics: locate(all, toText) };
  } finally {
    removeSpills(input.cache, kept === null ? new Set() : filesOf(kept));
  }
}

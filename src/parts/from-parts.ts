import type { BuildOptions } from "../build.ts";
import type { Diagnostic, Finding } from "../diagnostics/diagnostic.ts";
import type { Opening } from "../emit/digest.ts";
import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { ChangedFile, removeSpills } from "../host/spill.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Project } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { locate } from "../parse/locate.ts";
import { textOf, yamlFiles } from "../parse/read-folder.ts";
import { readDeclarations } from "../project/read-declarations.ts";
import type { ProjectFile } from "../project/read-project.ts";
import { checkViews, type Sighting } from "../project/view-watch.ts";
import { raises, settle } from "../project/warning-levels.ts";
import { isError } from "../rules/faults.ts";
import { type CompiledBlocks, type CompileOptions, compileBlocks } from "./compile-blocks.ts";
import type { Context } from "./context.ts";
import { inspectRest } from "./inspect-rest.ts";
import { areAsNoted, areMost, digestOf, filesOf, findKept, type Kept, keep, matchBlocks } from "./keep.ts";
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
  readonly project: Project | null;
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
 * @param finish is given what was kept of the last time as well, and `verify`, which throws `ChangedFile` where that is no longer what it
 * was: to be called once all of it has been read, and before anything is made of it that lasts
 */
export async function fromParts<T extends { readonly kept: Kept }>(
  host: Host,
  input: PartsInput,
  { flags, ...wanted }: Wanted,
  finish: (opening: Opening, compiled: CompiledBlocks, before: Kept | null, verify: () => void) => T | null,
): Promise<(T & FromParts) | FaultyParts | null> {
  const begin = input.onStage ?? (() => {});
  begin("read");
  const { schema, projectFile, schemaFindings, projectFindings } = readDeclarations(host);
  const { project = null, levels = [] } = projectFile ?? {};
  const { files, findings: listFindings } = yamlFiles(input.data);
  const findings = [...schemaFindings, ...projectFindings, ...listFindings];
  if (findings.some(isError)) return null;
  // Outputs are written before all is known that a project may take for an error.
  if (raises(levels) && flags !== "check") return null;

  const cache = nodeHost(input.cache);
  const views = project?.views ?? [];
  const build = digestOf(JSON.stringify([input.root, input.program, flags, schema, views.map(selectionOf)]));
  const before = findKept(cache, build);
  const verify = (): void => {
    if (before && !areAsNoted(before.files)) throw new ChangedFile("another process wrote over what was kept");
  };
  let kept: Kept | null = before;
  try {
    const plan = planBlocks(files, input.blockSize);
    const matched = matchBlocks(plan, before);
    const compiled = await compileBlocks(schema, plan, matched, before, { ...input, ...wanted, views, begin });
    const isFaulty = compiled !== null && "sound" in compiled;
    const opening: Opening = { format: "entente/1", ...(project && { project }), schema };
    const finished = compiled && !isFaulty ? finish(opening, compiled, before, verify) : null;
    const toText = (path: string) => textOf(host, path);
    if (finished === null) {
      const rest = isFaulty ? compiled : before && { sound: matched.kept, context: before.context };
      const found = rest && areMost(rest.sound) ? inspectRest(host, schema, projectFile, plan, rest, findings) : null;
      return found?.some(isError) ? { schema, problems: locate(settle(found, levels), toText) } : null;
    }
    const { blocks: all, opening: begun } = finished.kept;
    const isNew = all !== before?.blocks || begun.digest !== before.opening.digest;
    if (isNew && keep(cache, build, finished.kept)) kept = finished.kept;
    const blocks = finished.kept.blocks.flatMap(({ tally }) => tally.findings);
    const seen = new Set(finished.kept.blocks.flatMap(({ tally }) => tally.seen));
    const stale = staleViews(projectFile, finished.kept.context, seen);
    if (stale === null) return null;
    const diagnostics = [...findings, ...finished.kept.findings, ...blocks, ...finished.kept.linked, ...stale];
    const located = locate(settle(diagnostics, levels), toText);
    if (located.some(({ severity }) => severity === "error")) return { schema, problems: located };
    return { ...finished, schema, project, diagnostics: located };
  } finally {
    removeSpills(input.cache, kept === null ? new Set() : filesOf(kept));
  }
}

/** What of a view decides which facts fill it: its words may change without a look at any fact. */
function selectionOf({ title: _, text: _text, arrange: _rows, ...selection }: Project["views"][number]): object {
  return selection;
}

/** Views that show nothing. Null where a view names what there is not: only a look at everything can tell what was meant. */
function staleViews(file: ProjectFile | null, context: string, seen: ReadonlySet<Sighting>): readonly Finding[] | null {
  if (file === null || file.project.views.length === 0) return [];
  const { declared } = JSON.parse(context) as Context;
  const known = new Set(declared.flatMap(([id, , , kind]) => (kind === "entity" ? [id] : [])));
  if (file.uses.some(({ of, id }) => of === "entity" && !known.has(id) && id !== UNKNOWN)) return null;
  const found = checkViews(file, seen);
  return found.some(isError) ? null : found;
}

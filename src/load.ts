import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { checkProject } from "./build.ts";
import { compile, type KnowledgeMultiGraph } from "./compile/compile.ts";
import type { Clocks } from "./corroborate/as-of.ts";
import type { Voices } from "./corroborate/voices.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { projectHost } from "./host/project-host.ts";
import type { Dataset } from "./model/dataset.ts";
import { KnowledgeGraph } from "./query/knowledge-graph.ts";
import type { AnyProject, ProjectTypes } from "./query/typing.ts";

/** A project that has errors. Its message lists the first of them; `diagnostics` holds all. */
export class ProjectError extends Error {
  override readonly name = "ProjectError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const lines = errors.slice(0, 5).map(({ code, message, span }) => `  ${span.file}: ${code} ${message}`);
    const more = errors.length > lines.length ? [`  and ${errors.length - lines.length} more`] : [];
    super([`the project has ${errors.length} error${errors.length === 1 ? "" : "s"}`, ...lines, ...more].join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** A project that was read from a disk: its knowledge graph, what the checks said, and the graph in graphology. */
export class LoadedGraph<S extends ProjectTypes = AnyProject> extends KnowledgeGraph<S> {
  /** Warnings; errors too where the project was loaded with `partial`. Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  #graph: KnowledgeMultiGraph | undefined;

  /** @internal Use `load`. */
  constructor(
    dataset: Dataset,
    diagnostics: readonly Diagnostic[],
    undated?: KnowledgeGraph["undated"],
    voices?: Voices,
    answers?: KnowledgeGraph["answers"],
    existence?: KnowledgeGraph["existence"],
  ) {
    super(dataset, undated, voices, undefined, answers, existence);
    this.diagnostics = diagnostics;
  }

  /** The graphology graph, made and laid out when it is first asked for. Nodes are entities, edges are drawn from facts. */
  get graph(): KnowledgeMultiGraph {
    this.#graph ??= compile(this.dataset);
    return this.#graph;
  }

  override asOf(clocks: Clocks | string, options?: Omit<Clocks, "trueOn">): LoadedGraph<S> {
    const view = super.asOf(clocks, options);
    return new LoadedGraph<S>(view.dataset, this.diagnostics, view.undated, this.voices, view.answers, view.existence);
  }
}

export interface LoadOptions {
  /** Load what can be made of a project with errors, instead of rejecting. */
  readonly partial?: boolean;
}

/**
 * Reads, checks and corroborates a project.
 *
 * @param path the project's folder (which holds data/ and schema/), or its data folder
 * @throws ProjectError where the project has errors and `partial` is not set; Error where there is no project
 * @example
 * const kg = await load("data");
 * for (const fact of kg.facts("supplies").to("russia")) console.log(fact.subject, fact.rollup.support);
 */
export async function load<S extends ProjectTypes = AnyProject>(
  path: string,
  options: LoadOptions = {},
): Promise<LoadedGraph<S>> {
  const folder = projectFolder(path);
  const host = projectHost(folder);
  // An empty graph would be a strange answer to a slip of the pen.
  if (host.list("data").files.length === 0)
    throw new Error(`there is no project in ${folder}: it has no files in data/`);
  const { dataset, diagnostics } = checkProject(host, options);
  if (!dataset) throw new ProjectError(diagnostics);
  return new LoadedGraph<S>(dataset, diagnostics);
}

function projectFolder(path: string): string {
  const full = resolve(path);
  return basename(full) === "data" && !existsSync(join(full, "data")) ? dirname(full) : full;
}

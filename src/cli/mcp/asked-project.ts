import type { Memory } from "../../pipeline/cache/keep.ts";
import { type KnowledgeGraph, openGraph } from "../../query/knowledge-graph.ts";
import { openStored, readFrom, readShowing } from "../open-graph.ts";
import { reportUnanswered } from "../problems.ts";
import type { Project } from "../project.ts";

/** Why a project cannot be asked: its errors, as `check` prints them. */
export class Unanswered extends Error {
  override name = "Unanswered";
}

/** A project that is asked again and again while its files may change. */
export class AskedProject {
  readonly project: Project;
  readonly #memory: Memory = { last: null };
  #graph: KnowledgeGraph | null = null;

  constructor(project: Project) {
    this.project = project;
  }

  /** The graph of the files as they are now. @throws Unanswered where they have errors */
  async graph(): Promise<KnowledgeGraph> {
    let why = "";
    const stored = await openStored(this.project, { memory: this.#memory }, (host, diagnostics) => {
      why = reportUnanswered(host, diagnostics);
    });
    if (stored === null) throw new Unanswered(why);
    if (this.#graph?.dataset.digest === stored.digest) return this.#graph;
    const graph = await readFrom(stored, this.project, (from) => openGraph(readShowing(from)));
    if (graph === null) throw new Unanswered("The project changed while it was read: ask again.");
    this.#graph = graph;
    return graph;
  }
}

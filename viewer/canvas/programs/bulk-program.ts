import type { EdgeProgramType } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import type { DrawnEdge } from "./edge-program.ts";

/** An edge with the two ends that it is drawn between. */
export interface BulkEdge {
  readonly source: NodeDisplayData;
  readonly target: NodeDisplayData;
  readonly data: DrawnEdge;
}

/** What a program draws, in order; another list where anything of it has changed. */
export type Supply = () => readonly BulkEdge[];

/**
 * A program that is given its edges as one list, of which the graph that sigma binds knows nothing: sigma works on each edge of its graph at each
 * change, hidden or not, which takes a second where there are a hundred thousand.
 */
export function inBulk(Program: EdgeProgramType, supply: Supply): EdgeProgramType {
  return class extends Program {
    private drawn: readonly BulkEdge[] = [];

    /** Sigma tells how many edges its graph has, which is none. */
    override reallocate(): void {}

    override render(params: RenderParams): void {
      const edges = supply();
      if (edges !== this.drawn) {
        this.drawn = edges;
        super.reallocate(edges.length);
        for (const [n, { source, target, data }] of edges.entries()) this.process(0, n, source, target, data);
      }
      super.render(params);
    }
  };
}

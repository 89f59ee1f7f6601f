import type { EdgeProgramType } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import type { DrawnEdge } from "./edge-program.ts";

/** Edges in the order in which they are drawn, each with the two ends that it is drawn between: columns, since there may be a hundred thousand. */
export interface BulkEdges {
  readonly sources: readonly NodeDisplayData[];
  readonly targets: readonly NodeDisplayData[];
  readonly data: readonly DrawnEdge[];
}

/** What a program draws; other columns where anything of it has changed. */
export type Supply = () => BulkEdges;

export const NO_EDGES: BulkEdges = { sources: [], targets: [], data: [] };

/**
 * A program that is given its edges in bulk, of which the graph that sigma binds knows nothing: sigma works on each edge of its graph at each
 * change, hidden or not, which takes a second where there are a hundred thousand.
 */
export function inBulk(Program: EdgeProgramType, supply: Supply): EdgeProgramType {
  return class extends Program {
    private drawn: BulkEdges = NO_EDGES;

    /** Sigma tells how many edges its graph has, which is none. */
    override reallocate(): void {}

    override render(params: RenderParams): void {
      const edges = supply();
      if (edges !== this.drawn) {
        this.drawn = edges;
        const { sources, targets, data } = edges;
        super.reallocate(data.length);
        for (let n = 0; n < data.length; n += 1) {
          const [source, target, own] = [sources[n], targets[n], data[n]];
          if (source && target && own) this.process(0, n, source, target, own);
        }
      }
      super.render(params);
    }
  };
}

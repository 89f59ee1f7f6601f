import type { EdgeProgramType } from "sigma/rendering";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { BulkEdges } from "../../../viewer/canvas/programs/bulk-program.ts";

interface Writer {
  readonly array: number[];
  getDefinition(): { readonly ATTRIBUTES: readonly { readonly name: string; readonly size: number }[] };
  processVisibleItem(id: number, offset: number, source: object, target: object, data: object): void;
}

describe("what a program hands to the graphics processor", () => {
  let writers: Readonly<Record<"line" | "curved", EdgeProgramType>>;
  let inBulk: typeof import("../../../viewer/canvas/programs/bulk-program.ts").inBulk;
  // The programs read WebGL's constants as they are loaded.
  beforeAll(async () => {
    const constants = { FLOAT: 5126, UNSIGNED_BYTE: 5121, LINES: 1, TRIANGLE_STRIP: 5 };
    for (const name of ["WebGLRenderingContext", "WebGL2RenderingContext"])
      vi.stubGlobal(
        name,
        Object.assign(() => {}, constants),
      );
    const { edgeProgram } = await import("../../../viewer/canvas/programs/edge-program.ts");
    const { LineProgram } = await import("../../../viewer/canvas/programs/line-program.ts");
    ({ inBulk } = await import("../../../viewer/canvas/programs/bulk-program.ts"));
    writers = { line: LineProgram, curved: edgeProgram() };
  });
  afterAll(() => void vi.unstubAllGlobals());

  function written(kind: "line" | "curved", vertices: number): { readonly names: string[]; readonly array: number[] } {
    const writer: Writer = Object.assign(Object.create(writers[kind].prototype), { array: [] });
    const [source, target] = [
      { x: 1, y: 2, size: 3 },
      { x: 4, y: 5, size: 6 },
    ];
    writer.processVisibleItem(99, 0, source, target, { color: "#000000", size: 7, curvature: 8, style: 9 });
    // A colour and an id take four bytes, the place of one number.
    const names = writer.getDefinition().ATTRIBUTES.flatMap(({ name, size }) => {
      return Array<string>(size === 4 ? 1 : size).fill(name);
    });
    expect(writer.array).toHaveLength(names.length * vertices);
    return { names, array: writer.array };
  }

  it("is of a curve its two ends, their sizes and how it looks, in the order of its attributes", () => {
    const { names, array } = written("curved", 1);
    const named = (name: string) => array.filter((_, n) => names[n] === name);
    expect(
      Object.fromEntries([...new Set(names)].filter((name) => name !== "a_color").map((n) => [n, named(n)])),
    ).toEqual({
      ...{ a_source: [1, 2], a_target: [4, 5], a_sourceSize: [3], a_targetSize: [6], a_thickness: [7] },
      ...{ a_curvature: [8], a_style: [9], a_id: [99] },
    });
  });

  it("is of a line each end with its colour and its id", () => {
    const { array } = written("line", 2);
    expect([array.slice(0, 2), array[3], array.slice(4, 6), array[7]]).toEqual([[1, 2], 99, [4, 5], 99]);
    expect(array[2]).toBe(array[6]);
  });

  it("is written anew in bulk where the supply has changed, and not at each frame", () => {
    const log: unknown[][] = [];
    class Program {
      reallocate(many: number): void {
        log.push(["reallocate", many]);
      }
      process(...all: unknown[]): void {
        log.push(["process", ...all]);
      }
      render(): void {
        log.push(["render"]);
      }
    }
    const ends = (...ids: string[]) => ids.map((id) => ({ id }));
    let supply = { sources: ends("a", "b"), targets: ends("c", "d"), data: ends("ac", "bd") } as unknown as BulkEdges;
    const Bulk = inBulk(Program as never, () => supply) as unknown as new () => Program;
    const bulk = new Bulk();
    // What sigma's own graph has does not matter.
    bulk.reallocate(5);
    expect(log).toEqual([]);
    bulk.render();
    expect(log.splice(0)).toEqual([
      ["reallocate", 2],
      ["process", 0, 0, { id: "a" }, { id: "c" }, { id: "ac" }],
      ["process", 0, 1, { id: "b" }, { id: "d" }, { id: "bd" }],
      ["render"],
    ]);
    bulk.render();
    expect(log.splice(0)).toEqual([["render"]]);
    supply = { sources: [], targets: [], data: [] };
    bulk.render();
    expect(log).toEqual([["reallocate", 0], ["render"]]);
  });
});

import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { DASHES } from "../../../src/draw/line-styles.ts";
import type { Contested, Support } from "../../../src/model/support.ts";
import { FRAGMENT_SHADER, VERTEX_SHADER } from "./edge-shaders.ts";
import { setCamera } from "./uniforms.ts";

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_pixelRatio", "u_dimensions", "u_dash"] as const;

/** The order in which dashes are numbered in the shader. */
const DASH_ORDER: readonly Support[] = [
  "confirmed",
  "corroborated",
  "reported",
  "alleged",
  "projected",
  "unsourced",
  "denied",
];
const DASH_UNIFORM = new Float32Array(
  [...DASH_ORDER, "confirmed" as const].flatMap((support) => [DASHES[support][0] ?? 0, DASHES[support][1] ?? 0]),
);

/** What an edge's attributes hold besides sigma's own. */
export interface DrawnEdge extends EdgeDisplayData {
  readonly curvature: number;
  readonly style: number;
}

/** Packs line style, the mark at the middle and the arrow into the one number that the shader reads. */
export function styleOf(support: Support, contested: Contested, directed: boolean): number {
  const dash = DASH_ORDER.indexOf(support);
  const mark = support === "denied" ? 3 : contested === "independently" ? 2 : contested === "no" ? 0 : 1;
  return dash + 8 * mark + (directed ? 32 : 0);
}

/** How finely a curve is cut. */
const SEGMENTS = 16;

export function edgeProgram(): EdgeProgramType {
  const strip: number[][] = [];
  for (let i = 0; i <= SEGMENTS; i++) strip.push([i / SEGMENTS, -1], [i / SEGMENTS, 1]);
  return class extends EdgeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      return {
        VERTICES: strip.length,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_sourceSize", size: 1, type: FLOAT },
          { name: "a_targetSize", size: 1, type: FLOAT },
          { name: "a_thickness", size: 1, type: FLOAT },
          { name: "a_curvature", size: 1, type: FLOAT },
          { name: "a_style", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [
          { name: "a_t", size: 1, type: FLOAT },
          { name: "a_side", size: 1, type: FLOAT },
        ],
        CONSTANT_DATA: strip,
      };
    }

    processVisibleItem(
      id: number,
      offset: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ): void {
      const { curvature, style } = data as DrawnEdge;
      const { array } = this;
      let at = offset;
      array[at++] = source.x;
      array[at++] = source.y;
      array[at++] = target.x;
      array[at++] = target.y;
      array[at++] = source.size;
      array[at++] = target.size;
      array[at++] = data.size;
      array[at++] = curvature;
      array[at++] = style;
      array[at++] = floatColor(data.color);
      array[at++] = id;
    }

    setUniforms(params: RenderParams, program: ProgramInfo): void {
      const at = setCamera(params, program);
      program.gl.uniform2fv(at("u_dash"), DASH_UNIFORM);
    }
  };
}

import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { VARIANTS, type Variant } from "../../../src/draw/mark.ts";
import type { Shape } from "../../../src/model/schema.ts";
import { setCamera } from "./uniforms.ts";

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;

export const SHAPES: readonly Shape[] = [
  "circle",
  "square",
  "diamond",
  "triangle",
  "hexagon",
  "pentagon",
  "star",
  "cross",
];
const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_pixelRatio", "u_dimensions"] as const;

export interface DrawnNode extends NodeDisplayData {
  readonly shape: number;
  /** Of the edge around it. */
  readonly rim: string;
  /** What shows through a hollow shape. */
  readonly ground: string;
  /** Folded away: nothing is drawn of it, but edges end at its place. */
  readonly under?: boolean;
}

/** As the shader numbers them. */
const FILLINGS: readonly Variant[] = [...VARIANTS, "ringed"];

export function shapeNumber(shape: Shape, variant: Variant): number {
  return Math.max(0, SHAPES.indexOf(shape)) + 8 * FILLINGS.indexOf(variant);
}

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec4 a_ground;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform vec2 u_dimensions;
varying vec4 v_color;
varying vec4 v_rim;
varying vec4 v_ground;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_pixelRatio / u_sizeRatio;
  float reach = radius * 1.35 + 2.0 * u_pixelRatio;
  vec2 pixel = ((u_matrix * vec3(a_position, 1.0)).xy + 1.0) * u_dimensions / 2.0 + a_corner * reach;
  gl_Position = vec4(pixel / u_dimensions * 2.0 - 1.0, 0.0, 1.0);
  v_point = a_corner * reach;
  v_radius = radius;
  v_shape = a_shape;
  v_rim = a_rim;
  v_ground = a_ground;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

/** Signed distances to eight outlines of about equal area; the rim keeps nodes apart from the edges beneath them. */
const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec4 v_ground;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;
uniform float u_pixelRatio;
const float PI = 3.141592653589793;

float polygon(vec2 p, float r, float n, float turn) {
  float step = 2.0 * PI / n;
  float angle = mod(atan(p.x, p.y) + turn, step) - step / 2.0;
  return length(p) * cos(angle) - r * cos(step / 2.0);
}

float outline(vec2 p, float r, float shape) {
  if (shape < 0.5) return length(p) - r;
  if (shape < 1.5) return max(abs(p.x), abs(p.y)) - r * 0.88;
  if (shape < 2.5) return (abs(p.x) + abs(p.y) - r * 1.25) * 0.7071;
  if (shape < 3.5) return polygon(p + vec2(0.0, r * 0.18), r * 1.32, 3.0, 0.0);
  if (shape < 4.5) return polygon(p, r * 1.1, 6.0, PI / 6.0);
  if (shape < 5.5) return polygon(p, r * 1.15, 5.0, 0.0);
  if (shape < 6.5) {
    float step = 2.0 * PI / 5.0;
    float angle = abs(mod(atan(p.x, p.y) + step / 2.0, step) - step / 2.0);
    vec2 q = length(p) * vec2(cos(angle), sin(angle));
    vec2 tip = vec2(r * 1.3, 0.0);
    vec2 notch = r * 0.62 * vec2(cos(step / 2.0), sin(step / 2.0));
    vec2 side = normalize(notch - tip);
    return dot(q - tip, vec2(-side.y, side.x)) * -1.0;
  }
  vec2 q = abs(p);
  float arm = r * 0.42;
  return min(max(q.x - arm, q.y - r * 1.1), max(q.y - arm, q.x - r * 1.1));
}

void main() {
  float shape = mod(v_shape, 8.0);
  float variant = floor(v_shape / 8.0);
  float d = outline(v_point, v_radius, shape);
  float soft = 0.75;
  #ifdef PICKING_MODE
  if (d > 2.0 * u_pixelRatio) discard;
  gl_FragColor = v_color;
  return;
  #endif
  float rim = (v_rim.rgb == v_ground.rgb ? 1.5 : 2.6) * u_pixelRatio;
  float whole = 1.0 - smoothstep(rim - soft, rim + soft, d);
  float body = 1.0 - smoothstep(-soft, soft, d);
  vec4 color = v_color;
  float filled = body;
  if (variant > 2.5) {
    float core = 1.0 - smoothstep(-soft, soft, outline(v_point, v_radius * 0.7, shape));
    float ring = smoothstep(-v_radius * 0.14 - soft, -v_radius * 0.14 + soft, d);
    filled *= max(core, ring);
  } else if (variant > 0.5) {
    float inner = -max(1.6 * u_pixelRatio, v_radius * 0.3);
    float hole = 1.0 - smoothstep(inner - soft, inner + soft, d);
    if (variant > 1.5) hole *= smoothstep(v_radius * 0.28 - soft, v_radius * 0.28 + soft, length(v_point));
    filled *= 1.0 - hole;
  }
  vec3 inside = mix(v_ground.rgb, color.rgb, filled / max(body, 0.001));
  vec3 mixed = mix(v_rim.rgb, inside, body);
  float alpha = whole * color.a;
  if (alpha < 0.004) discard;
  gl_FragColor = vec4(mixed * alpha, alpha);
}
`;

/** All nodes, whatever their shape, in one draw call. */
export const ShapeProgram: NodeProgramType = class extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_rim", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ground", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    };
  }

  processVisibleItem(id: number, offset: number, data: NodeDisplayData): void {
    const { shape, rim, ground, under } = data as DrawnNode;
    const { array } = this;
    if (under) {
      array.fill(0, offset, offset + this.STRIDE);
      return;
    }
    let at = offset;
    array[at++] = data.x;
    array[at++] = data.y;
    array[at++] = data.size;
    array[at++] = shape;
    array[at++] = floatColor(data.color);
    array[at++] = floatColor(rim);
    array[at++] = floatColor(ground);
    array[at++] = id;
  }

  setUniforms(params: RenderParams, program: ProgramInfo): void {
    setCamera(params, program);
  }
};

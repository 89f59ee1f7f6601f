/** What the vertex shader hands to the fragment shader. */
const VARYINGS = /* glsl */ `
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_total;
varying float v_thickness;
varying vec2 v_ends;
varying float v_style;
varying vec2 v_pattern;
`;

/**
 * One program draws every edge: a ribbon along the curve (or loop), cut into dashes by the fragment shader. A ribbon
 * costs its own area and no more, where a distance field fills the curve's whole bounding box: on software rendering
 * that is what makes fanned edges affordable.
 */
export const VERTEX_SHADER: string = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_sourceSize;
attribute float a_targetSize;
attribute float a_thickness;
attribute float a_curvature;
attribute float a_style;
attribute float a_t;
attribute float a_side;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform vec2 u_dimensions;
uniform vec2 u_dash[8];

${VARYINGS}

const float bias = 255.0 / 254.0;
const float PI = 3.141592653589793;

vec2 toPixels(vec2 graph) {
  return ((u_matrix * vec3(graph, 1.0)).xy + 1.0) * u_dimensions / 2.0;
}

// Dashes must be even along the curve: its length up to t, by Gauss's quadrature of three points. A loop of many small
// steps would be as exact, and take software rendering half a second to compile.
float lengthTo(vec2 p, vec2 q, float t) {
  return t * (5.0 * length(mix(p, q, t * 0.1127017)) + 8.0 * length(mix(p, q, t * 0.5)) + 5.0 * length(mix(p, q, t * 0.8872983))) / 9.0;
}

void main() {
  vec2 a = toPixels(a_source);
  vec2 b = toPixels(a_target);
  float sourceSize = a_sourceSize * u_pixelRatio / u_sizeRatio;
  float targetSize = a_targetSize * u_pixelRatio / u_sizeRatio;
  float thickness = max(1.0, a_thickness / sqrt(u_sizeRatio)) * u_pixelRatio;
  vec2 delta = b - a;
  float chord = length(delta);

  vec2 point;
  vec2 tangent;
  float along;
  float total;
  if (chord < 0.5) {
    float radius = sourceSize * 0.7 + (5.0 + 6.0 * a_curvature) * u_pixelRatio;
    float start = PI * 1.25 + a_curvature * 0.4;
    float angle = start + a_t * 2.0 * PI;
    vec2 center = a - vec2(cos(start), sin(start)) * radius;
    point = center + vec2(cos(angle), sin(angle)) * radius;
    tangent = vec2(-sin(angle), cos(angle));
    total = 2.0 * PI * radius;
    along = a_t * total;
  } else {
    vec2 control = (a + b) / 2.0 + vec2(-delta.y, delta.x) * a_curvature;
    vec2 p = control - a;
    vec2 q = b - control;
    point = mix(mix(a, control, a_t), mix(control, b, a_t), a_t);
    vec2 slope = mix(p, q, a_t);
    tangent = slope / max(length(slope), 0.001);
    along = lengthTo(p, q, a_t);
    total = lengthTo(p, q, 1.0);
  }

  // As wide as the line, and wider only where a mark or an arrow is: on software rendering area is what costs.
  float reach = thickness / 2.0 + 1.0 * u_pixelRatio;
  float segment = total / 16.0 * 1.7;
  float arrowLength = a_style >= 32.0 ? thickness * 2.2 + 5.0 * u_pixelRatio : 0.0;
  float end = total - targetSize;
  if (mod(floor(a_style / 8.0), 4.0) > 0.0) {
    float fromMark = abs(along - (sourceSize + end - arrowLength) / 2.0);
    float halfMark = max(8.0 * u_pixelRatio, thickness * 1.3 + u_pixelRatio);
    if (fromMark < halfMark * 1.5 + segment) reach = max(reach, halfMark);
  }
  if (arrowLength > 0.0 && along > end - arrowLength - segment) reach = max(reach, thickness * 1.4 + 3.0 * u_pixelRatio);
  #ifdef PICKING_MODE
  reach = max(reach, 5.0 * u_pixelRatio);
  #endif
  vec2 pixel = point + vec2(-tangent.y, tangent.x) * a_side * reach;
  gl_Position = vec4(pixel / u_dimensions * 2.0 - 1.0, 0.0, 1.0);

  v_along = along;
  v_across = a_side * reach;
  v_total = total;
  v_thickness = thickness;
  v_ends = vec2(sourceSize, targetSize);
  v_style = a_style;
  v_pattern = vec2(0.0);
  float dash = mod(floor(a_style + 0.5), 8.0);
  for (int i = 0; i < 8; i++) if (float(i) == dash) v_pattern = u_dash[i] * u_pixelRatio;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

/** Style: 0-7 the dash, 8s the mark at the middle, 32 the arrow. */
export const FRAGMENT_SHADER: string = /* glsl */ `
precision highp float;

${VARYINGS}

uniform float u_pixelRatio;

float band(float value, float halfWidth) {
  return 1.0 - smoothstep(halfWidth - 0.5, halfWidth + 0.5, abs(value));
}

void main() {
  float style = floor(v_style + 0.5);
  float mark = mod(floor(style / 8.0), 4.0);
  bool arrow = style >= 32.0;
  float end = v_total - v_ends.y;
  float start = v_ends.x;
  float halfWidth = v_thickness / 2.0;

  #ifdef PICKING_MODE
  if (v_along < start || v_along > end) discard;
  gl_FragColor = v_color;
  return;
  #endif

  float line;
  float period = v_pattern.x + v_pattern.y;
  float arrowLength = arrow ? v_thickness * 2.2 + 5.0 * u_pixelRatio : 0.0;
  if (period < 0.5) {
    line = band(v_across, halfWidth);
  } else {
    float here = mod(v_along - start, period) - period / 2.0;
    if (v_pattern.x < 0.5) line = 1.0 - smoothstep(halfWidth - 0.4, halfWidth + 0.6, length(vec2(here, v_across)));
    else line = band(v_across, halfWidth) * band(here, v_pattern.x / 2.0);
  }
  float back = end - v_along;
  if (arrow && back < arrowLength) {
    float headHalf = (v_thickness * 1.1 + 2.2 * u_pixelRatio) * back / arrowLength;
    line = back < 0.0 ? 0.0 : 1.0 - smoothstep(headHalf - 0.5, headHalf + 0.5, abs(v_across));
  }
  if (v_along < start || v_along > end) line = 0.0;

  if (mark > 0.0) {
    vec2 p = vec2(v_along - (start + end - arrowLength) / 2.0, v_across) / u_pixelRatio;
    float stroke = 0.0;
    float arms = max(6.5, v_thickness / u_pixelRatio * 1.25);
    if (mark > 2.5) {
      vec2 q = vec2(p.x + p.y, p.x - p.y) * 0.7071;
      float arm = band(max(abs(q.x), abs(q.y)), arms);
      stroke = arm * max(band(q.x, 1.1), band(q.y, 1.1));
    } else {
      float gap = mark > 1.5 ? 2.2 : 0.0;
      float slant = abs(p.x - p.y * 0.5);
      float clear = band(slant, gap + 2.6) * band(p.y, arms + 1.0);
      line *= 1.0 - clear;
      stroke = band(slant - gap, 1.0) * band(p.y, arms);
    }
    line = max(line, stroke);
  }
  float alpha = v_color.a * line;
  if (alpha < 0.004) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}
`;

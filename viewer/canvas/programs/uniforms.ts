import type { ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

/** Sets what every program that draws in pixels has to know of the camera. Gives the place of another uniform by its name. */
export function setCamera(
  params: RenderParams,
  { gl, uniformLocations }: ProgramInfo,
): (name: string) => WebGLUniformLocation | null {
  const at = (name: string): WebGLUniformLocation | null => uniformLocations[name] ?? null;
  gl.uniformMatrix3fv(at("u_matrix"), false, params.matrix);
  gl.uniform1f(at("u_sizeRatio"), params.sizeRatio);
  gl.uniform1f(at("u_pixelRatio"), params.pixelRatio);
  gl.uniform2f(at("u_dimensions"), params.width * params.pixelRatio, params.height * params.pixelRatio);
  return at;
}

import type { Projection } from "./renderer.ts";

let stage: (() => Projection) | null = null;

/** Tells where a saved picture finds the canvas on the page; null when there is none. */
export function setStage(project: (() => Projection) | null): void {
  stage = project;
}

/** Where things are on the canvas at this moment; null while the table is shown in its place. */
export function onStage(): Projection | null {
  return stage?.() ?? null;
}

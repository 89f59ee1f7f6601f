import { CANVAS_FONT } from "../canvas/captions.ts";
import type { Measure } from "./words.ts";

let context: CanvasRenderingContext2D | null = null;

/** One canvas for all measuring: to make one takes longer than to measure. */
export function textMeasure(): Measure {
  context ??= document.createElement("canvas").getContext("2d");
  const pen = context;
  return (text, size, weight) => {
    if (!pen) return text.length * size * 0.55;
    pen.font = `${weight} ${size}px ${CANVAS_FONT}`;
    return pen.measureText(text).width;
  };
}

import { element, words } from "../../../src/draw/svg-text.ts";
import type { Pen } from "../../canvas/captions.ts";

/** How wide a text is in a font of CSS. */
export type Measure = (text: string, font: string) => number;

const FONT = /^(italic )?(\d+) ([\d.]+)px (.*)$/;

/** Writes captions into an SVG, so that a saved picture has the very names that the screen had. */
export class SvgPen implements Pen {
  font = "500 12px sans-serif";
  fillStyle: Pen["fillStyle"] = "#000000";
  strokeStyle: Pen["strokeStyle"] = "#ffffff";
  lineWidth = 0;
  lineJoin: CanvasLineJoin = "round";
  textBaseline: CanvasTextBaseline = "middle";
  readonly #measure: Measure;
  readonly #written: string[] = [];
  #halo = false;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#measure(text, this.font) };
  }

  /** The halo and the text itself become one element. */
  strokeText(): void {
    this.#halo = true;
  }

  fillText(text: string, x: number, y: number): void {
    const [, italic, weight, size = "12", family] = FONT.exec(this.font) ?? [];
    const halo = this.#halo
      ? {
          stroke: String(this.strokeStyle),
          "stroke-width": this.lineWidth,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
        }
      : {};
    const look = {
      x,
      // Not every program knows a baseline in the middle.
      y: y + Number(size) * 0.35,
      "font-family": family,
      "font-size": size,
      "font-weight": weight,
      "font-style": italic ? "italic" : undefined,
      fill: String(this.fillStyle),
    };
    this.#written.push(element("text", { ...look, ...halo }, words(text)));
    this.#halo = false;
  }

  svg(): string {
    return element("g", {}, ...this.#written);
  }
}

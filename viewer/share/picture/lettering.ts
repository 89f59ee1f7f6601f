import { element, words } from "../../../src/draw/svg-text.ts";
import { CANVAS_FONT } from "../../canvas/captions.ts";
import { shortened } from "../../data/plain-text.ts";
import type { Block, Piece } from "./flow.ts";
import type { Measure } from "./svg-pen.ts";

export interface Lettering {
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
}

/** A text of one line, around y = 0. */
export function line(text: string, { size, color, weight = 400 }: Lettering, measure: Measure): Piece {
  const look = { y: size * 0.35, "font-family": CANVAS_FONT, "font-size": size, "font-weight": weight, fill: color };
  return { width: measure(text, fontOf(size, weight)), svg: element("text", look, words(text)) };
}

/** A text over as many lines as it takes, up to a limit; a word that is too long is cut. */
export function paragraph(text: string, width: number, style: Lettering, measure: Measure, most = 4): Block {
  const font = fontOf(style.size, style.weight ?? 400);
  const lines: string[] = [];
  let current = "";
  for (const word of shortened(text, 2000).split(/\s+/)) {
    const longer = current ? `${current} ${word}` : word;
    if (measure(longer, font) <= width) {
      current = longer;
      continue;
    }
    if (current) lines.push(current);
    current = cut(word, width, font, measure);
  }
  lines.push(current);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""} …`] : lines;
  const step = style.size * 1.4;
  const rows = shown.map((one, n) => {
    const look = {
      y: (n + 0.5) * step + style.size * 0.35,
      "font-family": CANVAS_FONT,
      "font-size": style.size,
      "font-weight": style.weight ?? 400,
      fill: style.color,
    };
    return element("text", look, words(one));
  });
  return { height: shown.length * step, svg: rows.join("") };
}

function cut(word: string, width: number, font: string, measure: Measure): string {
  if (measure(word, font) <= width) return word;
  let length = Math.max(1, Math.floor((word.length * width) / measure(word, font)) - 1);
  while (length > 1 && measure(`${word.slice(0, length)}…`, font) > width) length--;
  return `${word.slice(0, length)}…`;
}

function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${CANVAS_FONT}`;
}

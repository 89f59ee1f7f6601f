import { element, short } from "../../../src/draw/svg-text.ts";

/** A piece of a row: drawn from its left end, around y = 0. */
export interface Piece {
  readonly width: number;
  readonly svg: string;
}

/** A part of the picture and how high it is. */
export interface Block {
  readonly height: number;
  readonly svg: string;
}

const GAP = 16;

/** Pieces in rows, as words in a paragraph. */
export function flow(pieces: readonly Piece[], width: number, rowHeight: number): Block {
  let [x, row] = [0, 0];
  const placed = pieces.map((piece) => {
    if (x > 0 && x + piece.width > width) {
      x = 0;
      row++;
    }
    const svg = at(x, (row + 0.5) * rowHeight, piece.svg);
    x += piece.width + GAP;
    return svg;
  });
  return { height: pieces.length === 0 ? 0 : (row + 1) * rowHeight, svg: placed.join("") };
}

/** Blocks one below the other. */
export function stack(blocks: readonly Block[], gap: number): Block {
  let y = 0;
  const placed = blocks
    .filter(({ height }) => height > 0)
    .map(({ height, svg }, n) => {
      y += n > 0 ? gap : 0;
      const moved = at(0, y, svg);
      y += height;
      return moved;
    });
  return { height: y, svg: placed.join("") };
}

export function at(x: number, y: number, svg: string): string {
  return element("g", { transform: `translate(${short(x)} ${short(y)})` }, svg);
}

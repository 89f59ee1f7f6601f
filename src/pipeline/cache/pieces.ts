import { deserialize, serialize } from "node:v8";
import { LINE_END, linesOf } from "../../text/byte-lines.ts";
import type { SentHeads } from "../heads.ts";
import type { Tally } from "../tally.ts";

/** What is kept of blocks, in pieces of some blocks each: two states share the files of all pieces but those of the blocks in which they differ. */
export type Piece<T> = readonly T[];

/** So many blocks: an edit writes one piece anew, and all pieces are a few dozen files. */
const SIZE = 16;

export function piecesOf<T>(all: readonly T[]): readonly Piece<T>[] {
  return Array.from({ length: Math.ceil(all.length / SIZE) }, (_, n) => all.slice(n * SIZE, (n + 1) * SIZE));
}

/** Whether two pieces hold the very same things. */
export function isSamePiece<T>(a: Piece<T>, b: Piece<T> | undefined): boolean {
  return a.length === b?.length && a.every((one, n) => one === b[n]);
}

/** How what is kept of a block becomes bytes. */
export interface PieceFormat<T> {
  readonly write: (piece: Piece<T>) => Uint8Array;
  readonly read: (bytes: Uint8Array) => Piece<T>;
}

const BREAK = Buffer.of(LINE_END);

export const HEADS: PieceFormat<SentHeads> = {
  // JSON has no line breaks of its own.
  write: (piece) => Buffer.concat(piece.flatMap((heads) => [heads, BREAK])),
  read: linesOf,
};

export const TALLIES: PieceFormat<Tally> = {
  write: (piece) => serialize(piece),
  read: (bytes) => deserialize(bytes) as Piece<Tally>,
};

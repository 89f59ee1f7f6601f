/** A place in a layout: y runs up. */
export type Place = readonly [x: number, y: number];

/** A point of a picture, in CSS pixels: y runs down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

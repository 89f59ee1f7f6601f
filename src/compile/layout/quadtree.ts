/** Points with masses, sorted along a Morton curve, and the tree of cells over them, in preorder. */
export interface Quadtree {
  /** Point of the caller at each place along the curve. */
  readonly order: Uint32Array;
  /** Coordinates and masses along the curve. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
  /** Cells in use. */
  cells: number;
  /** A cell holds the points `start..end` along the curve. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** The cell that follows when this one and what is below it is done; a leaf's is the one after it. */
  readonly next: Uint32Array;
  readonly cellMass: Float64Array;
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  /** Square of the cell's width. */
  readonly width2: Float64Array;
  /** Sorted codes and their points, and room to sort them in. */
  readonly codes: readonly [Uint32Array, Uint32Array];
  readonly points: readonly [Uint32Array, Uint32Array];
}

/** Points in a leaf: few enough to take one by one, many enough to share one walk through the tree. */
const LEAF = 8;
/** Bits of a coordinate in a Morton code. */
const BITS = 16;

/** Memory for trees over `count` points; build fills it again and again. */
export function emptyTree(count: number): Quadtree {
  // Every inner cell has at least two children, and chains of single children are cut short.
  const most = 4 * count + 4;
  return {
    order: new Uint32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    mass: new Float64Array(count),
    cells: 0,
    start: new Uint32Array(most),
    end: new Uint32Array(most),
    next: new Uint32Array(most),
    cellMass: new Float64Array(most),
    centreX: new Float64Array(most),
    centreY: new Float64Array(most),
    width2: new Float64Array(most),
    codes: [new Uint32Array(count), new Uint32Array(count)],
    points: [new Uint32Array(count), new Uint32Array(count)],
  };
}

/** Sorts the points and builds the tree over them. */
export function buildTree(tree: Quadtree, x: Float64Array, y: Float64Array, mass: Float64Array): void {
  const count = x.length;
  const { left, bottom, width } = square(x, y);
  const scale = (2 ** BITS - 1) / width;
  const [codes] = tree.codes;
  for (let n = 0; n < count; n += 1) {
    const column = ((x[n] ?? 0) - left) * scale;
    const row = ((y[n] ?? 0) - bottom) * scale;
    codes[n] = (interleave(column) | (interleave(row) << 1)) >>> 0;
  }
  sortByCode(tree);
  for (let at = 0; at < count; at += 1) {
    const n = tree.order[at] ?? 0;
    tree.x[at] = x[n] ?? 0;
    tree.y[at] = y[n] ?? 0;
    tree.mass[at] = mass[n] ?? 0;
  }
  tree.cells = 0;
  grow(tree, codes, 0, count, 2 * BITS, width);
}

/** Follows points that moved a little: the cells stay, what they weigh and where does not. */
export function refreshTree(tree: Quadtree, x: Float64Array, y: Float64Array): void {
  for (let at = 0; at < tree.order.length; at += 1) {
    const n = tree.order[at] ?? 0;
    tree.x[at] = x[n] ?? 0;
    tree.y[at] = y[n] ?? 0;
  }
  for (let cell = tree.cells - 1; cell >= 0; cell -= 1) weigh(tree, cell, tree.start[cell] ?? 0, tree.end[cell] ?? 0);
}

function square(x: Float64Array, y: Float64Array): { left: number; bottom: number; width: number } {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let n = 0; n < x.length; n += 1) {
    const [a, b] = [x[n] ?? 0, y[n] ?? 0];
    if (a < left) left = a;
    if (a > right) right = a;
    if (b < bottom) bottom = b;
    if (b > top) top = b;
  }
  return { left, bottom, width: Math.max(right - left, top - bottom, 1e-9) };
}

/** Spreads the lower 16 bits to the even places. */
function interleave(value: number): number {
  let v = value & 0xffff;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}

/** Stable radix sort of the codes; fills `order` with the points by rising code. Four passes end where they began. */
function sortByCode({ codes, points, order }: Quadtree): void {
  for (let n = 0; n < order.length; n += 1) points[0][n] = n;
  for (let shift = 0; shift < 32; shift += 8) {
    const even = shift % 16 === 0;
    sortByDigit(shift, codes[even ? 0 : 1], codes[even ? 1 : 0], points[even ? 0 : 1], points[even ? 1 : 0]);
  }
  order.set(points[0]);
}

function sortByDigit(
  shift: number,
  from: Uint32Array,
  to: Uint32Array,
  points: Uint32Array,
  sorted: Uint32Array,
): void {
  const starts = new Uint32Array(257);
  for (let n = 0; n < from.length; n += 1) {
    const digit = ((from[n] ?? 0) >>> shift) & 255;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit < 256; digit += 1) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let n = 0; n < from.length; n += 1) {
    const digit = ((from[n] ?? 0) >>> shift) & 255;
    const at = starts[digit] ?? 0;
    starts[digit] = at + 1;
    to[at] = from[n] ?? 0;
    sorted[at] = points[n] ?? 0;
  }
}

/** Adds the cell over `start..end`, whose codes agree above `bits`, and those below it. */
function grow(tree: Quadtree, codes: Uint32Array, start: number, end: number, bits: number, width: number): void {
  let [level, side] = [bits, width];
  // Points that all lie in one quarter need no cell of their own around it.
  while (level > 0 && quarter(codes, start, level) === quarter(codes, end - 1, level)) {
    level -= 2;
    side /= 2;
  }
  const cell = tree.cells;
  tree.cells += 1;
  tree.start[cell] = start;
  tree.end[cell] = end;
  tree.width2[cell] = side * side;
  if (end - start > LEAF && level > 0) {
    for (let from = start; from < end; ) {
      const to = quarterEnd(codes, from, end, level);
      grow(tree, codes, from, to, level - 2, side / 2);
      from = to;
    }
  }
  tree.next[cell] = tree.cells;
  weigh(tree, cell, start, end);
}

function quarter(codes: Uint32Array, at: number, level: number): number {
  return ((codes[at] ?? 0) >>> (level - 2)) & 3;
}

/** Where the quarter that `from` lies in ends. */
function quarterEnd(codes: Uint32Array, from: number, end: number, level: number): number {
  const own = quarter(codes, from, level);
  let [low, high] = [from + 1, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quarter(codes, middle, level) === own) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weigh(tree: Quadtree, cell: number, start: number, end: number): void {
  let [mass, x, y] = [0, 0, 0];
  const last = tree.next[cell] ?? 0;
  if (last === cell + 1) {
    for (let at = start; at < end; at += 1) {
      const own = tree.mass[at] ?? 0;
      mass += own;
      x += own * (tree.x[at] ?? 0);
      y += own * (tree.y[at] ?? 0);
    }
  } else {
    for (let child = cell + 1; child < last; child = tree.next[child] ?? last) {
      const own = tree.cellMass[child] ?? 0;
      mass += own;
      x += own * (tree.centreX[child] ?? 0);
      y += own * (tree.centreY[child] ?? 0);
    }
  }
  tree.cellMass[cell] = mass;
  tree.centreX[cell] = x / mass;
  tree.centreY[cell] = y / mass;
}

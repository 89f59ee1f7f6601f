/** A node while it is being placed. */
export interface Body {
  x: number;
  y: number;
  readonly mass: number;
  /** Pushes others, but stays. */
  fixed: boolean;
}

export interface Spring {
  readonly a: Body;
  readonly b: Body;
  readonly strength: number;
}

const REPULSION = 1900;
const GRAVITY = 0.012;
/** Screens and names are wider than high, so the horizontal counts for less. */
const WIDE = 1.45;

/**
 * Linear springs against repulsion by mass, as in ForceAtlas2 (Jacomy et al. 2014), with a step that cools down.
 * All pairs, in the order given: no chance in it, so the same bodies always settle alike.
 */
export function relax(bodies: readonly Body[], springs: readonly Spring[], rounds: number): void {
  const all = columnsOf(bodies);
  const { x, y, mass, forceX, forceY } = all;
  const row = new Map(bodies.map((body, i) => [body, i]));
  const ends = springs.map(({ a, b, strength }) => ({ a: row.get(a) ?? -1, b: row.get(b) ?? -1, strength }));
  for (let round = 0; round < rounds; round++) {
    const most = 24 * (1 - round / rounds) + 0.5;
    forceX.fill(0);
    forceY.fill(0);
    repel(all);
    for (const { a, b, strength } of ends) {
      const [dx, dy] = [(at(x, b) - at(x, a)) / WIDE, at(y, b) - at(y, a)];
      forceX[a] = at(forceX, a) + dx * strength;
      forceY[a] = at(forceY, a) + dy * strength;
      forceX[b] = at(forceX, b) - dx * strength;
      forceY[b] = at(forceY, b) - dy * strength;
    }
    for (let i = 0; i < bodies.length; i++) {
      if (all.fixed[i]) continue;
      const pullX = at(forceX, i) - (at(x, i) / WIDE) * GRAVITY * at(mass, i);
      const pullY = at(forceY, i) - at(y, i) * GRAVITY * at(mass, i);
      const length = Math.hypot(pullX, pullY);
      const step = length > 0 ? Math.min(most, length) / length : 0;
      x[i] = at(x, i) + pullX * step * WIDE;
      y[i] = at(y, i) + pullY * step;
    }
  }
  bodies.forEach((body, i) => {
    body.x = at(x, i);
    body.y = at(y, i);
  });
}

/** Bodies by column, so that all pairs of them are read from plain numbers: a page with hundreds is open sooner. */
interface Columns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
  readonly fixed: Uint8Array;
  readonly forceX: Float64Array;
  readonly forceY: Float64Array;
}

function columnsOf(bodies: readonly Body[]): Columns {
  return {
    x: Float64Array.from(bodies, (body) => body.x),
    y: Float64Array.from(bodies, (body) => body.y),
    mass: Float64Array.from(bodies, (body) => body.mass),
    fixed: Uint8Array.from(bodies, (body) => Number(body.fixed)),
    forceX: new Float64Array(bodies.length),
    forceY: new Float64Array(bodies.length),
  };
}

function at(column: Float64Array, i: number): number {
  return column[i] ?? 0;
}

function repel({ x, y, mass, fixed, forceX, forceY }: Columns): void {
  for (let i = 0; i < x.length; i++) {
    const [ownX, ownY, strength, isFixed] = [at(x, i), at(y, i), REPULSION * at(mass, i), fixed[i] === 1];
    let [sumX, sumY] = [at(forceX, i), at(forceY, i)];
    for (let j = i + 1; j < x.length; j++) {
      if (isFixed && fixed[j] === 1) continue;
      const dx = (ownX - at(x, j)) / WIDE + (i - j) * 1e-6;
      const dy = ownY - at(y, j);
      const force = (strength * at(mass, j)) / (dx * dx + dy * dy + 100);
      sumX += dx * force;
      sumY += dy * force;
      forceX[j] = at(forceX, j) - dx * force;
      forceY[j] = at(forceY, j) - dy * force;
    }
    forceX[i] = sumX;
    forceY[i] = sumY;
  }
}

/** Moves apart what lies closer than a distance, more for heavier bodies, which are drawn larger. */
export function keepApart(bodies: readonly Body[], distance: number, rounds: number): void {
  const radii = bodies.map(({ mass }) => 2.2 * Math.sqrt(mass));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < bodies.length; i++) {
      const a = bodies[i];
      if (!a) continue;
      for (let j = i + 1; j < bodies.length; j++) {
        const b = bodies[j];
        if (!b || (a.fixed && b.fixed)) continue;
        const dx = (b.x - a.x) / WIDE;
        const dy = b.y - a.y;
        const wanted = distance + (radii[i] ?? 0) + (radii[j] ?? 0);
        // Most pairs are far apart, and a root costs more than a product.
        if (dx * dx + dy * dy >= wanted * wanted) continue;
        const now = Math.hypot(dx, dy) || 0.01;
        const share = ((wanted - now) / now) * 0.5;
        const [forA, forB] = a.fixed ? [0, 1] : b.fixed ? [1, 0] : [0.5, 0.5];
        a.x -= dx * share * forA * WIDE;
        a.y -= dy * share * forA;
        b.x += dx * share * forB * WIDE;
        b.y += dy * share * forB;
      }
    }
  }
}

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
  const push = new Map(bodies.map((body) => [body, { x: 0, y: 0 }]));
  const pushes = bodies.map((body) => push.get(body) ?? { x: 0, y: 0 });
  for (let round = 0; round < rounds; round++) {
    const most = 24 * (1 - round / rounds) + 0.5;
    for (const force of pushes) {
      force.x = 0;
      force.y = 0;
    }
    repel(bodies, pushes);
    for (const { a, b, strength } of springs) {
      const [dx, dy] = [(b.x - a.x) / WIDE, b.y - a.y];
      const [onA, onB] = [push.get(a), push.get(b)];
      if (onA) add(onA, dx * strength, dy * strength);
      if (onB) add(onB, -dx * strength, -dy * strength);
    }
    bodies.forEach((body, i) => {
      const force = pushes[i];
      if (!force || body.fixed) return;
      const x = force.x - (body.x / WIDE) * GRAVITY * body.mass;
      const y = force.y - body.y * GRAVITY * body.mass;
      const length = Math.hypot(x, y);
      const step = length > 0 ? Math.min(most, length) / length : 0;
      body.x += x * step * WIDE;
      body.y += y * step;
    });
  }
}

function repel(bodies: readonly Body[], pushes: readonly { x: number; y: number }[]): void {
  for (let i = 0; i < bodies.length; i++) {
    const [a, onA] = [bodies[i], pushes[i]];
    if (!a || !onA) continue;
    for (let j = i + 1; j < bodies.length; j++) {
      const [b, onB] = [bodies[j], pushes[j]];
      if (!b || !onB || (a.fixed && b.fixed)) continue;
      const dx = (a.x - b.x) / WIDE + (i - j) * 1e-6;
      const dy = a.y - b.y;
      const force = (REPULSION * a.mass * b.mass) / (dx * dx + dy * dy + 100);
      add(onA, dx * force, dy * force);
      add(onB, -dx * force, -dy * force);
    }
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

function add(force: { x: number; y: number }, x: number, y: number): void {
  force.x += x;
  force.y += y;
}

import type { Overview, OverviewGroup } from "../../src/model/outputs/page.ts";
import { grouped } from "../../src/wording/counts.ts";
import type { Point } from "../canvas/renderer.ts";
import { plain, shortened } from "../data/plain-text.ts";
import { type Body, relax } from "../derive/place/forces.ts";
import type { Room } from "../story/layout.ts";
import type { Box } from "../story/place-labels.ts";
import type { Measure } from "../story/words.ts";

/** A group as it is drawn: a disc with the name of its lead below. */
export interface GroupMark {
  readonly group: OverviewGroup;
  readonly at: Point;
  readonly radius: number;
  readonly name: string;
  readonly size: number;
  /** How many are around the lead. */
  readonly under: string;
  /** What the words take. */
  readonly words: Box;
}

export interface TieMark {
  readonly from: GroupMark;
  readonly to: GroupMark;
  readonly relations: number;
  readonly width: number;
  /** It would run behind the names of others: drawn only while one of its ends is looked at. */
  readonly quiet: boolean;
}

export interface ArrangedOverview {
  readonly marks: readonly GroupMark[];
  /** The widest first. */
  readonly ties: readonly TieMark[];
}

/** The share of a room that marks and their words may take: beyond, they find no places side by side. */
const FULL = 0.5;
const ROUNDS = 600;
/** Between two marks, and between a mark and the room's edge. */
const GAP = 9;
const UNDER = 11.5;
/** Names that a tie may run behind. */
const MOST_CROSSED = 2;

interface Sized extends Omit<GroupMark, "at" | "words"> {
  /** Of the disc with its words. */
  readonly width: number;
  readonly height: number;
}

/**
 * Places the groups of an overview in a room: those that many relations tie are near one another, no two overlap, and the largest come first
 * where there is no room for all. Depends on nothing but its arguments.
 */
export function arrangeOverview(overview: Overview, room: Room, measure: Measure): ArrangedOverview {
  const all = sized(overview.groups, room, measure);
  const area = room.width * room.height * FULL;
  let taken = 0;
  const fitting = all.filter(({ width, height }) => {
    taken += (width + GAP) * (height + GAP);
    return taken <= area;
  });
  for (let most = fitting.length; most > 0; most -= 1) {
    const places = placed(fitting.slice(0, most), overview, room);
    if (places) return drawn(fitting.slice(0, most), places, overview);
  }
  return { marks: [], ties: [] };
}

function sized(groups: readonly OverviewGroup[], room: Room, measure: Measure): readonly Sized[] {
  const most = Math.max(1, ...groups.map(({ members }) => members));
  const scale = room.width < 560 ? 0.72 : 1;
  return groups.map((group) => {
    const share = Math.sqrt(group.members / most);
    const radius = (7 + 25 * share) * scale;
    const size = Math.round((12 + 4 * share) * 2) / 2;
    const name = shortened(plain(group.name), 24);
    const under = grouped(group.members - 1);
    const width = Math.max(2 * radius, measure(name, size, 600), measure(under, UNDER, 400));
    return { group, radius, name, size, under, width, height: 2 * radius + wordsHeight(size) };
  });
}

function wordsHeight(size: number): number {
  return 3 + size * 1.2 + UNDER * 1.2;
}

/** The middles of all boxes, none of which overlaps another; null where they find none. */
function placed(marks: readonly Sized[], overview: Overview, room: Room): readonly Point[] | null {
  const spots = startingPlaces(marks, overview, room).map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!pushApart(marks, spots, room)) return spots;
  }
  return null;
}

/** As springs and repulsion have them, stretched to the room. */
function startingPlaces(marks: readonly Sized[], overview: Overview, room: Room): readonly Point[] {
  const bodies = fromBuild(marks).map((at): Body => ({ ...at, mass: 2, fixed: false }));
  const most = Math.max(1, ...overview.ties.map(([, , relations]) => relations));
  const springs = overview.ties.flatMap(([one, another, relations]) => {
    const [a, b] = [bodies[one], bodies[another]];
    return a && b ? [{ a, b, strength: 0.004 + 0.05 * (relations / most) }] : [];
  });
  relax(bodies, springs, 200);
  return stretched(bodies, marks, room);
}

/** Where the build has the middle of each group, in a box of a fixed size. */
function fromBuild(marks: readonly Sized[]): readonly Point[] {
  const [xs, ys] = [marks.map(({ group }) => group.x), marks.map(({ group }) => -group.y)];
  const across = spread(xs);
  const down = spread(ys);
  return marks.map((_, n) => ({ x: 500 * across(xs[n] ?? 0) - 250, y: 360 * down(ys[n] ?? 0) - 180 }));
}

function stretched(bodies: readonly Point[], marks: readonly Sized[], room: Room): readonly Point[] {
  const across = spread(bodies.map(({ x }) => x));
  const down = spread(bodies.map(({ y }) => y));
  return bodies.map(({ x, y }, n) => {
    const { width = 0, height = 0 } = marks[n] ?? {};
    return {
      x: GAP + width / 2 + across(x) * (room.width - width - 2 * GAP),
      y: GAP + height / 2 + down(y) * (room.height - height - 2 * GAP),
    };
  });
}

/** Maps values to 0 to 1. */
function spread(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const wide = Math.max(...values) - low;
  return (value) => (wide > 0 ? (value - low) / wide : 0.5);
}

/** Moves each two boxes that overlap apart, by the shorter way, and back into the room. Whether any did. */
function pushApart(marks: readonly Sized[], spots: { x: number; y: number }[], room: Room): boolean {
  let moved = false;
  for (let i = 0; i < marks.length; i += 1) {
    for (let j = i + 1; j < marks.length; j += 1) {
      const [a, b, one, other] = [marks[i], marks[j], spots[i], spots[j]];
      if (!a || !b || !one || !other) continue;
      const dx = other.x - one.x || (j - i) * 1e-3;
      const dy = other.y - one.y || (i - j) * 1e-3;
      const overX = (a.width + b.width) / 2 + GAP - Math.abs(dx);
      const overY = (a.height + b.height) / 2 + GAP - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      moved = true;
      if (overX < overY) {
        one.x -= (Math.sign(dx) * (overX + 0.5)) / 2;
        other.x += (Math.sign(dx) * (overX + 0.5)) / 2;
      } else {
        one.y -= (Math.sign(dy) * (overY + 0.5)) / 2;
        other.y += (Math.sign(dy) * (overY + 0.5)) / 2;
      }
    }
  }
  for (const [n, spot] of spots.entries()) {
    const { width = 0, height = 0 } = marks[n] ?? {};
    spot.x = within(spot.x, width / 2 + GAP, room.width - width / 2 - GAP);
    spot.y = within(spot.y, height / 2 + GAP, room.height - height / 2 - GAP);
  }
  return moved;
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function drawn(marks: readonly Sized[], places: readonly Point[], { ties }: Overview): ArrangedOverview {
  const done = marks.map(({ height, ...mark }, n): GroupMark => {
    const { x = 0, y = 0 } = places[n] ?? {};
    const top = y - height / 2;
    const wide = mark.width / 2;
    const words = { left: x - wide, right: x + wide, top: top + 2 * mark.radius + 3, bottom: y + height / 2 };
    return { ...mark, at: { x, y: top + mark.radius }, words };
  });
  const most = Math.max(1, ...ties.map(([, , relations]) => relations));
  return {
    marks: done,
    ties: ties.flatMap(([one, another, relations]) => {
      const [from, to] = [done[one], done[another]];
      if (!from || !to) return [];
      const others = done.filter((mark) => mark !== from && mark !== to);
      const crossed = others.filter(({ words }) => runsThrough(from.at, to.at, words)).length;
      const width = 1 + 8 * Math.sqrt(relations / most);
      return [{ from, to, relations, width, quiet: crossed > MOST_CROSSED }];
    }),
  };
}

/** Whether a straight line runs through a box (Liang and Barsky 1984). */
function runsThrough(from: Point, to: Point, box: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [enter, leave] = [0, 1];
  const sides = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

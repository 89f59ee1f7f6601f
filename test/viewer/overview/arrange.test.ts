import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Overview } from "../../../src/model/outputs/page.ts";
import { arrangeOverview, type GroupMark } from "../../../viewer/overview/arrange.ts";

const measure = (text: string, size: number): number => text.length * size * 0.55;

const group = fc.record({
  lead: fc.uuid(),
  name: fc.string({ minLength: 1, maxLength: 40 }),
  type: fc.constant("state"),
  members: fc.integer({ min: 2, max: 5000 }),
  relations: fc.nat(900),
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
});

const overviews = fc.array(group, { minLength: 1, maxLength: 40 }).chain((groups) =>
  fc
    .array(fc.tuple(fc.nat(groups.length - 1), fc.nat(groups.length - 1), fc.integer({ min: 1, max: 400 })), {
      maxLength: 80,
    })
    .map(
      (ties): Overview => ({
        groups: groups.sort((a, b) => b.members - a.members),
        ties: ties.filter(([a, b]) => a !== b),
        untold: 0,
        apart: 0,
        types: {},
      }),
    ),
);

/** What a mark covers: its disc and its words. */
function boxOf({ at, radius, words }: GroupMark): { left: number; right: number; top: number; bottom: number } {
  return {
    left: Math.min(at.x - radius, words.left),
    right: Math.max(at.x + radius, words.right),
    top: at.y - radius,
    bottom: words.bottom,
  };
}

describe("an overview", () => {
  const rooms = fc.constantFrom({ width: 1060, height: 800 }, { width: 390, height: 590 }, { width: 300, height: 200 });

  it("has no two marks or names that overlap, and none outside of the room", () => {
    fc.assert(
      fc.property(overviews, rooms, (overview, room) => {
        const { marks } = arrangeOverview(overview, room, measure);
        const boxes = marks.map(boxOf);
        for (const [n, a] of boxes.entries()) {
          expect(a.left >= 0 && a.right <= room.width && a.top >= 0 && a.bottom <= room.height).toBe(true);
          for (const b of boxes.slice(n + 1)) {
            const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("shows the largest where there is no room for all, and all on a desktop", () => {
    fc.assert(
      fc.property(overviews, rooms, (overview, room) => {
        const { marks } = arrangeOverview(overview, room, measure);
        expect(marks.map((mark) => mark.group)).toEqual(overview.groups.slice(0, marks.length));
        if (room.width > 1000) expect(marks.length).toBe(overview.groups.length);
        expect(marks.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same each time", () => {
    fc.assert(
      fc.property(overviews, (overview) => {
        const room = { width: 1060, height: 800 };
        expect(arrangeOverview(overview, room, measure)).toEqual(arrangeOverview(overview, room, measure));
      }),
      { numRuns: 10 },
    );
  });

  it("draws ties the wider the more relations they stand for, and keeps back those behind many names", () => {
    const names = ["a", "b", "c", "d", "e"];
    const groups = names.map((lead, n) => ({
      ...{ lead, name: "A name of some length", type: "state", members: 50 - n, relations: 5 },
      ...{ x: 100 * n, y: 0 },
    }));
    const overview = {
      groups,
      ties: [
        [0, 1, 90],
        [1, 2, 9],
      ],
      untold: 0,
      apart: 0,
      types: {},
    } as const;
    const { ties } = arrangeOverview(overview, { width: 1060, height: 800 }, measure);
    expect(ties.map(({ relations }) => relations)).toEqual([90, 9]);
    expect(ties[0]?.width).toBeGreaterThan(2 * (ties[1]?.width ?? 9));
    expect(ties.map(({ quiet }) => quiet)).toEqual([false, false]);
  });
});

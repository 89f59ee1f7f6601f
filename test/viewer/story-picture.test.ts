import { describe, expect, it } from "vitest";
import type { View } from "../../src/model/project.ts";
import { PALETTES } from "../../viewer/canvas/palette.ts";
import { neighboursOf } from "../../viewer/derive/neighbours.ts";
import { expansion } from "../../viewer/derive/place/expand.ts";
import { see } from "../../viewer/derive/seen.ts";
import { addedBy } from "../../viewer/state/expansions.ts";
import { reduce } from "../../viewer/state/reduce.ts";
import type { ViewState } from "../../viewer/state/view-state.ts";
import { type Composition, compose, type DrawnBand } from "../../viewer/story/compose.ts";
import { GLOW, pointOn } from "../../viewer/story/curves.ts";
import type { Box } from "../../viewer/story/place-labels.ts";
import { atlas, shownIn, stateOf, views } from "./shipped-steps.ts";

const DESKTOP = { width: 1068, height: 788 };
/** As picture.css has it: a row is 140 pixels high at least. */
const phoneOf = ({ arrange }: View, width = 390) => ({ width, height: Math.max(700, arrange.length * 140) });

function composed(
  view: View,
  room: { readonly width: number; readonly height: number },
  state: ViewState = stateOf(view),
): Composition {
  const seen = see(atlas, state.clocks, state.lens);
  // Every letter as wide as the widest fonts have it.
  const measure = (text: string, size: number): number => text.length * size * 0.6;
  return compose(
    atlas,
    seen,
    shownIn(state),
    { told: state.told, expanded: state.expanded, arrange: view.arrange },
    PALETTES.light,
    room,
    measure,
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe("the picture of a shipped step", () => {
  it.each(views.map((view) => [view.id, view] as const))(
    "%s names every entity and overlaps no two words",
    (_, view) => {
      for (const room of [DESKTOP, phoneOf(view), phoneOf(view, 320)]) {
        const { marks, boxes } = composed(view, room);
        for (const { key } of marks) expect(boxes.has(key), key).toBe(true);
        const all = [...boxes];
        const clashes = all.flatMap(([a, own], n) =>
          all.slice(n + 1).flatMap(([b, other]) => (overlaps(own, other) ? [`${a} / ${b}`] : [])),
        );
        expect(clashes).toEqual([]);
      }
    },
  );

  /** How far a ribbon runs from a text, in pixels; negative: behind it, at half the ribbon's width below zero with its middle. */
  function gap({ curve, width, band }: DrawnBand, { left, top, right, bottom }: Box): number {
    const points = Array.from({ length: 200 }, (_, n) => pointOn(curve, n / 199));
    const away = points.map(({ x, y }) =>
      Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
    );
    return Math.min(...away) - (width + (band.told ? GLOW : 0)) / 2;
  }

  it.each(views.map((view) => [view.id, view] as const))(
    "%s puts the words of a ribbon by it, on no other that is told",
    (_, view) => {
      for (const room of [DESKTOP, phoneOf(view), phoneOf(view, 320)]) {
        const { bands, boxes, blocks, marks } = composed(view, room);
        const told = bands.filter(({ band }) => band.told);
        const wrong = bands.flatMap((own) => {
          const box = boxes.get(own.band.key);
          if (!box) return [];
          const text = blocks
            .get(own.band.key)
            ?.lines.map(({ text }) => text)
            .join(" ");
          const on = told.filter((other) => other !== own && gap(other, box) < 0).map(({ band }) => band.key);
          const isLost = gap(own, box) > 90;
          const isHidden = own.width > 6 && gap(own, box) < -own.width / 2;
          const covered = marks.filter(
            ({ at }) => at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom,
          );
          return on.length > 0 || isLost || isHidden || covered.length > 0
            ? [{ text, on, isLost, isHidden, covered, room: room.width }]
            : [];
        });
        expect(wrong).toEqual([]);
        expect(bands.filter(({ band, width }) => (band.told || width > 10) && !boxes.has(band.key))).toEqual([]);
      }
    },
  );

  it.each(views.map((view) => [view.id, view] as const))("%s looks the same each time", (_, view) => {
    expect(composed(view, DESKTOP)).toEqual(composed(view, DESKTOP));
  });

  it.each(views.map((view) => [view.id, view] as const))("%s stays as it is while one expands in it", (_, view) => {
    for (const room of [DESKTOP, phoneOf(view)]) {
      const before = composed(view, room);
      let state = stateOf(view);
      for (const id of ["north-korea", "russia"]) {
        const shown = shownIn(state);
        const more = neighboursOf(atlas, shown, id).hidden.slice(0, 6);
        state = reduce(state, expansion(atlas, shown, state, id, more));
      }
      const after = composed(view, room, state);
      const at = new Map(after.marks.map((mark) => [mark.key, mark.at]));
      const curves = new Map(after.bands.map(({ band, curve }) => [band.key, curve]));
      for (const mark of before.marks) expect(at.get(mark.key)).toEqual(mark.at);
      for (const { band, curve } of before.bands) expect(curves.get(band.key)).toEqual(curve);
      for (const [key, box] of before.boxes) expect(after.boxes.get(key)).toEqual(box);
      expect(after.marks.length).toBe(before.marks.length + addedBy(state.expanded).length);
      const boxes = [...after.boxes.values()];
      expect(boxes.some((box, n) => boxes.slice(n + 1).some((other) => overlaps(box, other)))).toBe(false);
    }
  });

  it("leads no line of the first picture behind more than two words of others", () => {
    const [first] = views;
    if (!first) throw new Error("no views");
    const { bands, boxes } = composed(first, DESKTOP);
    for (const drawn of bands) {
      const { key, source, target } = drawn.band;
      const behind = [...boxes].filter(
        ([own, box]) => own !== key && own !== source && own !== target && gap(drawn, box) < 0,
      );
      expect(behind.length, key).toBeLessThanOrEqual(2);
    }
  });

  it("tells in the first picture who confirms the deployment, who denies it, and its numbers", () => {
    const [first] = views;
    if (!first) throw new Error("no views");
    const { blocks, boxes, bands } = composed(first, DESKTOP);
    const told = bands.find(({ band }) => band.told)?.band;
    const words = blocks
      .get(told?.key ?? "")
      ?.lines.map(({ text }) => text)
      .join(" ");
    expect(boxes.has(told?.key ?? "")).toBe(true);
    expect(words).toContain("10,000 troops (claims: 3,000 to 30,000)");
    expect(words).toContain("Confirmed by South Korea, NATO and United States");
    expect(words).toMatch(/Denied by (?:North Korea and Russia|Russia and North Korea), parties to it/);
  });
});

import { describe, expect, it } from "vitest";
import { reduce } from "../../../viewer/state/reduce.ts";
import { canUndo } from "../../../viewer/state/undo.ts";
import { FIRST_VIEW, type ViewState } from "../../../viewer/state/view-state.ts";

const moved = reduce(FIRST_VIEW, { type: "move", id: "a", to: [1, 1] });

describe("what can be undone", () => {
  it("is kept where a link with the same picture is read", () => {
    const linked: ViewState = { ...FIRST_VIEW, moved: { a: [1, 1] }, opened: { kind: "entity", id: "b" } };
    const read = reduce(moved, { type: "restore", state: linked });
    expect(read.opened).toEqual(linked.opened);
    expect(reduce(read, { type: "undo" }).moved).toEqual({});
    const undone = reduce(moved, { type: "undo" });
    const again = reduce(undone, { type: "restore", state: FIRST_VIEW });
    expect(reduce(again, { type: "redo" }).moved).toEqual(moved.moved);
  });

  it("is an arrangement that a link came with, but not the one of a step", () => {
    const arrange = { by: "rings", of: [] } as const;
    const linked: ViewState = { ...FIRST_VIEW, arrange };
    expect(canUndo(linked)).toBe(true);
    expect(reduce(linked, { type: "undo" }).arrange).toBe(null);
    const step: ViewState = { ...linked, step: "troops" };
    expect(canUndo(step)).toBe(false);
    const dragged: ViewState = { ...step, moved: { a: [1, 1] } };
    expect(reduce(dragged, { type: "undo" })).toMatchObject({ moved: {}, arrange });
  });

  it("is nothing in a view that was only looked at", () => {
    const looked = reduce(FIRST_VIEW, { type: "camera", camera: { x: 1, y: 2, ratio: 3 } });
    expect([canUndo(looked), canUndo(moved)]).toEqual([false, true]);
    expect(reduce(looked, { type: "undo" })).toBe(looked);
  });

  it("is forgotten by a change after it was undone", () => {
    const undone = reduce(moved, { type: "undo" });
    const other = reduce(undone, { type: "move", id: "b", to: [2, 2] });
    expect(reduce(other, { type: "redo" })).toBe(other);
  });
});

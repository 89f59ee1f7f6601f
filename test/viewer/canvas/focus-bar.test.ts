import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { FocusBar } from "../../../viewer/canvas/focus-bar.tsx";
import type { ViewState } from "../../../viewer/state/view-state.ts";
import { htmlOf, sessionOf, textOf } from "../../faces/page-text.ts";
import { worldAtlas } from "../evidence/small-world.ts";
import { entityOf } from "../sample-dataset.ts";

const atlas = worldAtlas(
  ["ana", "bob", "cay"].map((id) => entityOf(id, "person", id.toUpperCase())),
  [],
);
const barOf = (change: Partial<ViewState>): string => htmlOf(sessionOf(atlas, change), createElement(FocusBar));
const words = (change: Partial<ViewState>): string => textOf(barOf(change));

describe("the bar over the graph", () => {
  it("says nothing where nothing is picked and all is shown", () => {
    expect(words({})).toBe("");
  });

  it("says around what the view is narrowed to, and offers the steps that there are, one to six", () => {
    const around = (depth: number) => barOf({ focus: { ids: ["ana", "bob", "cay"], depth } });
    expect(textOf(around(2))).toMatch(/^Around ANA, BOB ?2 Show all$/);
    const isOff = (depth: number) =>
      ["One step less", "One step more"].map((name) => {
        const [button = ""] = around(depth).match(new RegExp(`<button[^>]*aria-label="${name}"[^>]*>`)) ?? [];
        expect(button).not.toBe("");
        return button.includes(" disabled");
      });
    expect([1, 2, 5, 6].map(isOff)).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
  });

  it("counts what is picked, and offers the path between two", () => {
    expect(words({ picked: ["ana"] })).toBe("1 picked Focus Clear");
    expect(words({ picked: ["ana", "bob"] })).toBe("2 picked Focus Path between Clear");
    expect(words({ picked: ["ana", "bob", "cay"] })).toBe("3 picked Focus Clear");
  });
});

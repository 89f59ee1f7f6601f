import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CanvasEvents } from "../../viewer/canvas/renderer.ts";
import type { Action } from "../../viewer/state/actions.ts";
import { type Opened, openPage, sharedBrowser } from "./browser.ts";
import { shippedSite } from "./shipped-site.ts";

/** Something that a reader does by keys alone: where it begins, what is pressed, and what the address says then. */
interface Deed {
  readonly at: string;
  readonly by: (keys: Keys) => Promise<void>;
  /** Of the fragment, decoded. */
  readonly gives: RegExp;
}

interface Keys {
  readonly page: Page;
  /** Tabs to something, as a reader must who has no pointer. */
  readonly to: (target: Locator) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly canvas: () => Promise<void>;
  readonly button: (name: string | RegExp) => Promise<void>;
}

const legend = (page: Page): Locator => page.getByRole("navigation", { name: "Legend and filters" });

/** Opens a part of the legend and presses a key on one of its rows. */
async function inLegend({ page, to, press }: Keys, part: RegExp, row: RegExp, key = "Space"): Promise<void> {
  const summary = page.locator("summary", { hasText: part });
  const section = legend(page).locator("details", { has: summary });
  await to(section.locator("summary"));
  if ((await section.getAttribute("open")) === null) await press("Enter");
  await to(section.getByRole(key === "Enter" ? "button" : "checkbox", { name: row }).first());
  await press(key);
}

/** Every action that changes the view: one that is added does not compile until it is done by keys here. */
const ACTIONS: Readonly<Record<Action["type"], Deed>> = {
  open: { at: "view=graph", by: (keys) => atNode(keys, "Enter"), gives: /entity=/ },
  pick: { at: "view=graph", by: (keys) => atNode(keys, "Space"), gives: /picked=/ },
  focus: { at: "view=graph", by: (keys) => atNode(keys, "f"), gives: /focus=/ },
  unfocus: { at: "focus=ukraine~1", by: ({ button }) => button("Show all"), gives: /^(?!.*focus=)/ },
  "toggle-type": { at: "view=graph", by: (keys) => inLegend(keys, /^Entities/, /^Weapons/), gives: /types=/ },
  "toggle-relation": { at: "view=graph", by: (keys) => inLegend(keys, /^Fights/, /./), gives: /relations=/ },
  "toggle-all-relations": {
    at: "view=graph",
    by: (keys) => inLegend(keys, /^Fights/, /^All off/, "Enter"),
    gives: /relations=\w+,\w+/,
  },
  "toggle-source": { at: "view=graph", by: (keys) => inLegend(keys, /^Sources/, /./), gives: /sources=/ },
  "toggle-voice": { at: "view=graph", by: (keys) => inLegend(keys, /^Voices/, /./), gives: /voices=/ },
  filter: {
    at: "view=graph",
    async by({ page, to, press }) {
      await to(legend(page).getByRole("checkbox", { name: /^Contested only/ }));
      await press("Space");
    },
    gives: /contested=1/,
  },
  "reset-filters": { at: "contested=1", by: ({ button }) => button("Reset"), gives: /^(?!.*contested)/ },
  clock: {
    at: "view=graph",
    async by({ page, to, press, button }) {
      await button(/Two clocks/);
      await to(page.getByRole("slider", { name: /^Known by/ }));
      await press("ArrowLeft");
    },
    gives: /known=\d{4}/,
  },
  lens: { at: "view=graph", by: ({ button }) => button("Lens"), gives: /lens=/ },
  path: { at: "picked=russia,ukraine", by: ({ button }) => button("Path between"), gives: /path=russia~ukraine/ },
  view: {
    at: "view=graph",
    async by({ page, to, press }) {
      await to(page.getByRole("radio", { name: "Table" }));
      await press("Space");
    },
    gives: /view=table/,
  },
  table: {
    at: "view=table",
    async by({ page, to, press }) {
      await to(page.locator("thead button").first());
      await press("Enter");
    },
    gives: /sort=/,
  },
  theme: { at: "view=graph", by: ({ button }) => button("Dark theme"), gives: /theme=dark/ },
  size: {
    at: "view=graph",
    async by({ page, to, press }) {
      await to(page.getByRole("combobox", { name: "Size by" }));
      await press("ArrowDown");
    },
    gives: /size=claims/,
  },
  camera: { at: "view=graph", by: ({ canvas, press }) => canvas().then(() => press("+")), gives: /camera=/ },
  fan: {
    at: "pair=north-korea~russia",
    by: ({ button }) => button("Fan out on the canvas"),
    gives: /fanned=north-korea~russia/,
  },
  arrange: {
    at: "view=graph",
    async by({ page, to, press }) {
      await to(page.getByRole("combobox", { name: "Arrange" }));
      await press("ArrowDown");
    },
    gives: /focus=[\w-]+~\d&.*arrange=rings/,
  },
  move: { at: "view=graph", by: (keys) => atNode(keys, "m", "ArrowRight", "Enter"), gives: /moved=[\w-]+:-?\d/ },
  "reset-picture": {
    at: "moved=russia:1.00:2.00,ukraine:3.00:4.00",
    by: ({ button }) => button("Put all back"),
    gives: /^(?!.*moved)/,
  },
  fold: { at: "view=graph", by: (keys) => atNode(keys, "g"), gives: /folded=(under|around|type)\.\w/ },
  expand: { at: "view=graph&entities=russia", by: (keys) => atNode(keys, "x"), gives: /expand=russia~[\w-]+:/ },
  collapse: {
    at: "view=graph&entities=russia&expand=russia~china:1.00:2.00&entity=russia",
    by: (keys) => atNode(keys, "Shift+X"),
    gives: /^(?!.*expand)/,
  },
  undo: {
    at: "moved=russia:1.00:2.00",
    by: ({ canvas, press }) => canvas().then(() => press("Control+z")),
    gives: /^(?!.*moved)/,
  },
  redo: {
    at: "moved=russia:1.00:2.00",
    async by({ canvas, press }) {
      await canvas();
      await press("Control+z");
      await press("Control+Shift+z");
    },
    gives: /moved=russia:1.00/,
  },
  step: { at: "step=overview", by: ({ press }) => press("ArrowRight"), gives: /step=agreement/ },
  "start-over": { at: "step=overview", by: ({ button }) => button("Everything"), gives: /^(?!.*step)/ },
  restore: {
    at: "view=graph",
    async by(keys) {
      await atNode(keys, "Enter");
      await keys.page.getByRole("complementary", { name: "Evidence" }).waitFor();
      await keys.button("Back");
    },
    gives: /^(?!.*entity=)/,
  },
};

/** Whatever a pointer does on the canvas. */
const GESTURES: Readonly<Record<keyof CanvasEvents, Deed>> = {
  clickNode: ACTIONS.open,
  doubleClickNode: ACTIONS.focus,
  clickEdge: { at: "view=graph", by: (keys) => atNode(keys, "ArrowLeft", "e"), gives: /(pair|fact)=/ },
  clickGround: { at: "entity=russia", by: ({ press }) => press("Escape"), gives: /^(?!.*entity=)/ },
  hoverNode: {
    at: "view=graph",
    async by(keys) {
      await atNode(keys, "ArrowLeft");
      await keys.page.locator(".hover-card strong").waitFor();
    },
    gives: /./,
  },
  hoverEdge: { at: "view=graph", by: (keys) => atNode(keys, "ArrowLeft", "e"), gives: /(pair|fact)=/ },
  dragged: ACTIONS.move,
  moved: {
    at: "view=graph",
    by: ({ canvas, press }) => canvas().then(() => press("Shift+ArrowLeft")),
    gives: /camera=/,
  },
};

/** Walks to the first node, and goes on from there. */
async function atNode({ canvas, press }: Keys, ...keys: readonly string[]): Promise<void> {
  await canvas();
  await press("ArrowRight", ...keys);
}

/** The choices of a group are one stop of the Tab key; arrows lead from one to the next. */
function whereFocusIs(goal: Element): "here" | "beside" | "elsewhere" {
  if (goal === document.activeElement) return "here";
  return goal.closest("[role=radiogroup]")?.contains(document.activeElement) ? "beside" : "elsewhere";
}

const PATIENT = { timeout: 30_000 };

/** A walk begins so many stops of the Tab key before its goal. All stops, from the first to the last, are walked in accessible.test.ts. */
const NEAR = 3;

/** Moves the focus to what comes some stops before an element, or to the top of the page. */
function startBefore(goal: Element, stops: number): void {
  if (goal === document.activeElement) return;
  const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, [tabindex]")];
  const open = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(":disabled"));
  const before = open.filter((one) => one.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_FOLLOWING);
  before.at(-stops)?.focus();
}

describe("by keys alone", () => {
  let opened: Opened;
  beforeAll(async () => {
    const { url } = await shippedSite();
    opened = await openPage(await sharedBrowser(), url, { width: 1280, height: 700 });
    opened.page.setDefaultTimeout(PATIENT.timeout);
  });
  afterAll(() => opened.page.context().close());

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await opened.page.keyboard.press(key);
  };
  const to = async (target: Locator): Promise<void> => {
    await target.waitFor();
    await target.evaluate(startBefore, NEAR);
    for (let n = 0; n < 4 * NEAR; n++) {
      const place = await target.evaluate(whereFocusIs);
      if (place === "here") return;
      await press(place === "beside" ? "ArrowRight" : "Tab");
    }
    throw new Error(`no Tab leads to ${target}`);
  };
  const canvas = (): Promise<void> => to(opened.page.getByRole("application"));
  const button = async (name: string | RegExp): Promise<void> => {
    await to(opened.page.getByRole("button", { name, exact: typeof name === "string" }));
    await press("Enter");
  };

  it.each([
    ...Object.entries(ACTIONS).map(([name, deed]) => ["action", name, deed] as const),
    ...Object.entries(GESTURES).map(([name, deed]) => ["gesture", name, deed] as const),
  ])("the %s %s is done", async (_kind, _name, { at, by, gives }) => {
    const { page, complaints } = opened;
    const address = (): string => decodeURIComponent(new URL(page.url()).hash);
    await page.evaluate((hash) => {
      location.assign(`#${hash}`);
      // The next Tab begins at the top of the page.
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    }, at);
    await expect.poll(address, PATIENT).toMatch(/data=/);
    await page.locator("[role=application], .picture .mark, .table-view").first().waitFor();
    await by({ page, to, press, canvas, button });
    await expect.poll(address, PATIENT).toMatch(gives);
    expect(complaints).toEqual([]);
  });
});

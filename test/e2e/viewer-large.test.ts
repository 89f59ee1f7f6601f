import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFolder } from "../bench/viewer/built-folder.ts";
import { isLong } from "../helpers/runs.ts";
import { type Opened, openPage, paint, sharedBrowser } from "./browser.ts";
import { type Build, type Site, serveFolder } from "./sites.ts";

/**
 * Entities that the benchmark's generator makes, a quarter of which is evidence that is not drawn at first. The smallest is just large enough to
 * open on an overview and to be loaded in parts; larger ones take minutes where software draws them, and are left to a long run.
 */
const SIZES = isLong ? [2_800, 5_000, 20_000] : [2_800];

/** What the page may have loaded, in bytes, once the first picture of a large graph is there; and the marks in it. */
const [MOST_LOADED, MOST_MARKS] = [5_000_000, 60];

describe.each(SIZES)("the graph of %s entities", { timeout: 300_000 }, (entities) => {
  let site: Site;
  let opened: Opened;
  let build: Build;
  let page: Page;
  /** Two that much is said of. */
  let two: string[] = [];

  beforeAll(async () => {
    build = builtFolder(entities);
    site = await serveFolder(build.folder);
    opened = await openPage(await sharedBrowser(), site.url, { width: 1280, height: 700 });
    page = opened.page;
    page.setDefaultTimeout(120_000);
  }, 600_000);
  afterAll(async () => {
    await page.context().close();
    await site.close();
    build.remove();
  });

  const canvas = (): ReturnType<Page["getByRole"]> => page.getByRole("application");
  const panel = (): ReturnType<Page["getByRole"]> => page.getByRole("complementary", { name: "Evidence" });
  const inUrl = (part: string): Promise<unknown> => page.waitForFunction((text) => location.hash.includes(text), part);

  /** Walks to the largest mark with a key and tells where it is: by the ring, the card beside it. */
  async function largest(): Promise<{ x: number; y: number }> {
    await canvas().focus();
    await page.keyboard.press("ArrowRight");
    const card = page.locator(".hover-card");
    await card.waitFor();
    const box = await card.boundingBox();
    // The card hangs 14 pixels below and to the right of its mark.
    return { x: (box?.x ?? 0) - 14, y: (box?.y ?? 0) - 14 };
  }

  describe("at first", () => {
    it("shows its groups, whose names do not overlap, and has loaded little for it", async () => {
      const names = page.locator(".overview .words");
      await names.first().waitFor();
      const boxes = await names.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      expect(boxes.length).toBeGreaterThan(10);
      const links = await page
        .locator(".overview a.mark")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      two = links.slice(0, 2).flatMap((href) => new URLSearchParams(href?.slice(1)).get("entity") ?? []);
      expect(boxes.length).toBeLessThanOrEqual(MOST_MARKS);
      for (const [n, a] of boxes.entries()) {
        for (const b of boxes.slice(n + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart, JSON.stringify([a, b])).toBe(true);
        }
      }
      expect(await loaded()).toBeLessThan(MOST_LOADED);
    });

    it("shows them on a phone as well, before the list of all", async () => {
      const [wide, phone] = [page.viewportSize() ?? { width: 1280, height: 700 }, { width: 390, height: 844 }];
      await page.setViewportSize(phone);
      const picture = page.locator(".overview .picture-place");
      await expect.poll(async () => (await picture.boundingBox())?.height ?? 0).toBeGreaterThan(500);
      expect((await picture.boundingBox())?.y).toBeLessThan(300);
      await page.setViewportSize(wide);
      await expect.poll(async () => (await picture.boundingBox())?.x ?? 0).toBeGreaterThan(300);
    });

    it("opens a group with one click, with what is said of it, and grows from there", async () => {
      const before = await loaded();
      await page.locator(".overview a.mark").nth(3).click();
      await panel().getByRole("heading", { level: 2 }).waitFor();
      await page.getByText(/^Loaded: [\d,]+ of [\d,]+ facts/).waitFor();
      await panel().locator(".fact-list li").first().waitFor();
      expect((await loaded()) - before).toBeLessThan(2_000_000);
      const shown = page.getByRole("region", { name: "What is shown" });
      const words = await shown.textContent();
      const add = panel().getByRole("region", { name: "Neighbours" }).getByRole("button", { name: /^Add/ }).first();
      expect(await openNeighbour(add), "no neighbour has others that are not drawn").toBe(true);
      await add.click();
      await inUrl("expand=");
      expect(await shown.textContent()).not.toBe(words);
    });

    it("shows everything with one click", async () => {
      await page.getByRole("radio", { name: "Overview" }).click();
      await page.getByRole("region", { name: "Overview" }).getByRole("button", { name: "Everything" }).click();
      await page.getByText(/^Loaded: |^Loading/).waitFor({ state: "detached" });
      const words = page.getByRole("region", { name: "What is shown" });
      await words.getByText(/^[\d,]{5,} entities and [\d,]{5,} facts\./).waitFor();
    });
  });

  /** Walks to neighbours of what is opened and opens them, until one has others that are not drawn. Whom it is tied to is loaded with its page. */
  async function openNeighbour(add: Locator): Promise<boolean> {
    const heading = panel().getByRole("heading", { level: 2 });
    for (const direction of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
      const before = (await heading.textContent()) ?? "";
      await canvas().focus();
      await page.keyboard.press(direction);
      await page.keyboard.press(direction);
      const name = await page.locator(".hover-card strong").textContent();
      if (name === null || name === before) continue;
      await page.keyboard.press("x");
      await heading.filter({ hasText: name }).waitFor();
      await page.getByText(/^Loaded: [\d,]+ of [\d,]+ facts/).waitFor();
      await panel().locator(".fact-list li").first().waitFor();
      if ((await add.count()) > 0) return true;
    }
    return false;
  }

  /** Bytes of all files so far, as they came over the network: the page's are sent packed. */
  async function loaded(): Promise<number> {
    return await page.evaluate(() =>
      ["navigation", "resource"]
        .flatMap((type) => performance.getEntriesByType(type) as PerformanceResourceTiming[])
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    );
  }

  it("is dragged, which opens nothing and is undone, and goes on from there", async () => {
    // What is under the pointer is found by its colour.
    await paint(page, true);
    const { x, y } = await largest();
    for (const [dx, dy] of [
      [70, 40],
      [-50, 30],
    ] as const) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx, y + dy, { steps: 6 });
      await page.mouse.up();
      await inUrl("moved=");
      expect(await panel().count()).toBe(0);
      await canvas().focus();
      await page.keyboard.press("Control+z");
      await page.waitForFunction(() => !location.hash.includes("moved="));
    }
    await paint(page, false);
  });

  it("shows what is opened above all else, zooms, filters and takes a lasso", async () => {
    await canvas().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await panel().waitFor();
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, -400);
    await inUrl("camera=");
    await panel().getByRole("button", { name: "Close the evidence" }).click();
    await panel().waitFor({ state: "detached" });
    await page
      .getByRole("navigation", { name: "Legend and filters" })
      .getByLabel(/^Contested only/)
      .check();
    await inUrl("contested=1");
    await page.getByRole("button", { name: "Pick with a lasso" }).click();
    const box = await canvas().boundingBox();
    const [left, top] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10];
    const [wide, high] = [(box?.width ?? 0) - 20, (box?.height ?? 0) - 20];
    await page.mouse.move(left, top);
    await page.mouse.down();
    for (const [dx, dy] of [
      [wide, 0],
      [wide, high],
      [0, high],
      [5, 5],
    ] as const)
      await page.mouse.move(left + dx, top + dy, { steps: 3 });
    await page.mouse.up();
    await page.getByText(/^[\d,]+ picked$/).waitFor();
  });

  it("is told as one voice tells it, and shows the way between two", async () => {
    await page
      .getByRole("navigation", { name: "Legend and filters" })
      .getByRole("button", { name: "Reset filters" })
      .click();
    await page.getByRole("button", { name: "Lens", exact: true }).click();
    await page.getByRole("region", { name: "Lens" }).waitFor();
    await page
      .getByRole("region", { name: "What is shown" })
      .getByText(/, as told by .+\./)
      .waitFor();
    await page.getByRole("button", { name: "Lens", exact: true }).click();
    await page.waitForFunction(() => !location.hash.includes("lens="));
    await canvas().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("f");
    await inUrl("focus=");
  });

  it("shows a path above all else, what a voice tells, and groups", async () => {
    const [a, b] = two;
    const words = page.getByRole("region", { name: "What is shown" });
    await page.goto(`${site.url}#view=graph&path=${a}~${b}~shortest`);
    await panel()
      .getByText(/^The shortest path has \d+ steps? and is/)
      .waitFor();
    await words.getByText(/^[\d,]+ entities and [\d,]+ facts/).waitFor();
    await picture("path");
    await page.goto(`${site.url}#view=graph`);
    await page.getByRole("button", { name: "Lens", exact: true }).click();
    await words.getByText(/, as told by .+\./).waitFor();
    await picture("lens");
    await page.goto(`${site.url}#view=graph`);
    await page.getByRole("combobox", { name: "Fold" }).selectOption("groups");
    await words.getByText(/ of the entities folded into \d+ groups\./).waitFor();
    await picture("folded");
  });

  /** For who wants to look at it: `ENTENTE_PICTURES=folder`. */
  async function picture(name: string): Promise<void> {
    const folder = process.env["ENTENTE_PICTURES"];
    if (folder === undefined) return;
    await page.waitForTimeout(3_000);
    await page.screenshot({ path: `${folder}/${entities}-${name}.png` });
  }

  it("complains of nothing", () => expect(opened.complaints).toEqual([]));
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFolder } from "../bench/viewer/built-folder.ts";
import { launchBrowser, type Opened, openPage } from "./browser.ts";
import { type Build, type Site, serveFolder } from "./sites.ts";

/**
 * Entities that the benchmark's generator makes, all of them drawn. The larger graph takes minutes where software draws it, and is left to
 * `ENTENTE_LARGE=1`.
 */
const SIZES = process.env["ENTENTE_LARGE"] ? [5_000, 20_000] : [5_000];

describe.each(SIZES)("the graph of %i entities", (nodes) => {
  let browser: Browser;
  let site: Site;
  let opened: Opened;
  let build: Build;
  let page: Page;

  beforeAll(async () => {
    build = builtFolder(nodes);
    site = await serveFolder(build.folder);
    browser = await launchBrowser();
    opened = await openPage(browser, site.url);
    page = opened.page;
    page.setDefaultTimeout(40_000);
  });
  afterAll(async () => {
    await browser.close();
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

  it("is dragged, which opens nothing and is undone, and goes on from there", async () => {
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
    const [left, top] = [(box?.x ?? 0) + 100, (box?.y ?? 0) + 100];
    await page.mouse.move(left, top);
    await page.mouse.down();
    for (const [dx, dy] of [
      [400, 0],
      [400, 300],
      [0, 300],
      [5, 5],
    ] as const)
      await page.mouse.move(left + dx, top + dy, { steps: 3 });
    await page.mouse.up();
    await page.getByText(/^[\d,]+ picked$/).waitFor();
  });

  it("complains of nothing", () => expect(opened.complaints).toEqual([]));
});

import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { readShipped } from "./reader.ts";

/** Growing a picture step by step, and choosing a range of dates, by mouse and by keyboard, on the served site with the shipped data. */
describe("a picture that grows", () => {
  let page: Page;
  const reader = readShipped();
  beforeAll(() => {
    page = reader.page();
  });
  const { evidence, go } = reader;
  const inUrl = (part: RegExp): Promise<unknown> =>
    page.waitForFunction((text) => new RegExp(text).test(decodeURIComponent(location.hash)), part.source);
  const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name }).first().click();
  const neighbours = (): Locator => evidence().getByRole("region", { name: "Neighbours" });
  const status = (words: RegExp): Promise<void> =>
    page.getByRole("region", { name: "What is shown" }).filter({ hasText: words }).waitFor();
  const places = async (): Promise<string> =>
    decodeURIComponent(await page.evaluate(() => location.hash)).match(/expand=[^&]*/)?.[0] ?? "";

  it("says how many neighbours are not drawn, adds the best connected, and folds them away", async () => {
    await go("view=graph&entities=north-korea&entity=north-korea");
    await neighbours()
      .getByText(/^\d+ neighbours, none of them drawn$/)
      .waitFor();
    await press("Add 10: best connected");
    await inUrl(/expand=north-korea~/);
    await status(/^11 entities/);
    await neighbours()
      .getByText(/^\d+ neighbours, \d+ of them not drawn$/)
      .waitFor();
    const before = await places();
    await press(/^Add \d+: fights$/);
    await page.waitForFunction((text) => decodeURIComponent(location.hash).includes(`${text},`), before);
    await press(/^Fold away \d+$/);
    await inUrl(/^(?!.*expand)/);
    await status(/^1 entity/);
  });

  it("takes every change back and makes it again, by buttons and by keys", async () => {
    await go("view=graph&entities=north-korea&entity=north-korea");
    await press("Add 10: best connected");
    await status(/^11 entities/);
    await press("Undo");
    await status(/^1 entity/);
    await press("Redo");
    await status(/^11 entities/);
    await page.keyboard.press("Control+z");
    await status(/^1 entity/);
    await page.keyboard.press("Control+y");
    await status(/^11 entities/);
    await press("Put all back");
    await status(/^1 entity/);
    await page.keyboard.press("Control+z");
    await status(/^11 entities/);
  });

  it("is the same from its link", async () => {
    await go("view=graph&entities=north-korea&entity=north-korea");
    await press("Add 10: best connected");
    await status(/^11 entities/);
    const link = await page.evaluate(() => location.hash);
    await go("view=graph");
    await go(link.slice(1));
    await status(/^11 entities/);
    expect(await page.evaluate(() => location.hash)).toBe(link);
  });

  it("grows by keys on the canvas", async () => {
    await go("view=graph&entities=north-korea");
    await page.getByRole("application").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("x");
    await inUrl(/expand=north-korea~/);
    await status(/^11 entities/);
    await page.keyboard.press("Shift+X");
    await status(/^1 entity/);
  });

  it("shows the facts of a range that is drawn over the histogram, or set by its sliders", async () => {
    await go("view=graph");
    await press(/^Two clocks$/);
    const group = page.getByRole("group", { name: "Said within" });
    const box = await group.locator(".time-bars").boundingBox();
    if (!box) throw new Error("no histogram");
    await page.mouse.move(box.x + 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await inUrl(/said=2024-10-19\/2024-11-\d\d/);
    await group.getByText(/^\d+ facts said within 19 October to \d+ November 2024$/).waitFor();
    await status(/said within 19 October to \d+ November 2024/);
    const from = page.getByRole("slider", { name: "Said within, from" });
    await from.focus();
    await page.keyboard.press("ArrowRight");
    await inUrl(/said=2024-10-20\//);
    expect(await from.getAttribute("aria-valuetext")).toBe("20 October 2024");
    await press("All times");
    await inUrl(/^(?!.*said)/);
  });
});

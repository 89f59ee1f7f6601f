import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Opened, openPage, paint, sharedBrowser } from "./browser.ts";
import { shippedSite } from "./shipped-site.ts";

describe("groups that fold in place", { timeout: 120_000 }, () => {
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    const { url } = await shippedSite();
    opened = await openPage(await sharedBrowser(), `${url}#view=graph&folded=around.russia,type.person`, {
      paints: true,
    });
    page = opened.page;
    page.setDefaultTimeout(20_000);
  });
  afterAll(() => page.context().close());

  const canvas = (): Locator => page.getByRole("application");
  const shown = (): Locator => page.getByRole("region", { name: "What is shown" });
  const folded = (): string | null => new URLSearchParams(new URL(page.url()).hash.slice(1)).get("folded");

  /** Walks to the largest mark, and tells what is said of it and where it is. */
  async function largest(): Promise<{ text: string | null; x: number; y: number }> {
    await canvas().focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    const card = page.locator(".hover-card");
    await card.waitFor();
    const box = await card.boundingBox();
    return { text: await card.textContent(), x: (box?.x ?? 0) - 14, y: (box?.y ?? 0) - 14 };
  }

  it("say what they hold, and open with a click", async () => {
    await shown()
      .getByText(/\d+ of the entities folded into 2 groups\./)
      .waitFor();
    const { text, x, y } = await largest();
    expect(text).toMatch(/^Russia and \d+ more\d+ entities as one, \d+ facts among themClick to unfold$/);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(folded).toBe("type.person");
    await shown()
      .getByText(/\d+ of the entities folded into 1 group\./)
      .waitFor();
    expect(await page.getByRole("complementary", { name: "Evidence" }).count()).toBe(0);
  });

  it("come back with undo, and are moved as one", async () => {
    await canvas().focus();
    await page.keyboard.press("Control+z");
    await expect.poll(folded).toBe("around.russia,type.person");
    const { x, y } = await largest();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => page.url()).toContain("moved=russia:");
    expect(folded()).toBe("around.russia,type.person");
    await paint(page, false);
  });

  it("open and close by key, and say so to a screen reader", async () => {
    const said = page.locator("[role=status][aria-live=polite].for-screen-readers");
    await largest();
    await page.keyboard.press("g");
    await expect.poll(folded).toBe("type.person");
    await page.keyboard.press("g");
    await expect.poll(folded).toMatch(/(under|around)\.russia/);
    await expect.poll(() => said.textContent()).toMatch(/folded into 2 groups/);
  });

  it("are chosen for the whole picture, and agree with the legend and the table", async () => {
    await page.getByRole("combobox", { name: "Fold" }).selectOption("types");
    await page.waitForFunction(() => location.hash.includes("type.weapon"));
    const legend = page.getByRole("navigation", { name: "Legend and filters" });
    const weapons = legend.getByRole("button", { name: "Fold into one: Weapons" });
    expect(await weapons.getAttribute("aria-pressed")).toBe("true");
    await legend.getByText("several folded into one").waitFor();
    await weapons.click();
    await page.waitForFunction(() => !location.hash.includes("type.weapon"));
    await page.getByRole("radio", { name: "Table" }).click();
    const words = await shown().textContent();
    expect(words).not.toContain("folded");
    await page.getByRole("radio", { name: "Graph" }).click();
    await page.getByRole("button", { name: "Put all back" }).click();
    await expect.poll(folded).toBe(null);
  });

  it("complain of nothing", () => expect(opened.complaints).toEqual([]));
});

import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../helpers/runs.ts";
import { openPage, sharedBrowser } from "./browser.ts";
import { type ShippedSite, shippedSite } from "./shipped-site.ts";

describe("arrangements", () => {
  let browser: Browser;
  let site: ShippedSite;
  beforeAll(async () => {
    [browser, site] = [await sharedBrowser(), await shippedSite()];
  });

  const arrange = (page: Page, label: string) => page.getByLabel("Arrange").selectOption({ label });
  const words = (page: Page, text: RegExp) => page.locator(".arranged-words", { hasText: text });
  const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);

  // The parts of the page are the same in both; a long run tries each in each.
  const served = ["served", () => site.url] as const;
  const inOneFile = ["in one file", () => site.single] as const;

  it.each(isLong ? [served, inOneFile] : [served])("are chosen, linked to and undone, %s", async (_, url) => {
    const { page, complaints } = await openPage(browser, `${url()}#view=graph&entity=ukraine`);
    await arrange(page, "in rings");
    await words(page, /^Rings around Ukraine: \d+ entities 1 step away/).waitFor();
    expect(await hash(page)).toMatch(/focus=ukraine~\d&.*arrange=rings/);
    await page.reload();
    await words(page, /^Rings around Ukraine/).waitFor();
    await arrange(page, "in layers");
    await words(page, /^From the top down, who commands whom and what belongs to what: \d+ entities in \d+/).waitFor();
    expect(await hash(page)).toMatch(/arrange=layers/);
    await page.getByRole("button", { name: "Undo" }).click();
    await words(page, /^Rings around Ukraine/).waitFor();
    await arrange(page, "on two sides");
    await words(page, /^Between \S.* and Ukraine|^Between Ukraine and/).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await words(page, /^Rings around Ukraine/).waitFor();
    await arrange(page, "as a matrix");
    const cell = page.getByRole("button", { name: /^Russia to Ukraine: \d+ facts, .* at best/ });
    await cell.waitFor();
    expect(await page.getByRole("columnheader").count()).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await words(page, /^Rings around Ukraine/).waitFor();
    expect(await hash(page)).toContain("arrange=rings");
    await page.goBack();
    await cell.waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(isLong ? [served, inOneFile] : [inOneFile])(
    "put on a map what has a place, say what is left out, and load nothing from elsewhere, %s",
    async (_, url) => {
      const { page, complaints } = await openPage(browser, `${url()}#view=graph`);
      await arrange(page, "on a map");
      const text =
        /^On the map: \d+ entities at their own coordinates and \d+ where they lie or belong\. \d+ entities without a place are left out\.$/;
      await words(page, text).waitFor();
      expect(await hash(page)).toContain("arrange=map");
      await page.reload();
      await words(page, text).waitFor();
      await arrange(page, "in rings");
      await words(page, /^Rings around /).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await words(page, text).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it("has a matrix that is walked by arrow keys and opens the page of a pair", async () => {
    const { page, complaints } = await openPage(browser, `${site.url}#arrange=matrix~state`);
    const first = page.locator('.cell[tabindex="0"]');
    await first.focus();
    const before = await first.getAttribute("aria-label");
    await page.keyboard.press("ArrowDown");
    const after = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(after).not.toBe(before);
    expect(after).toMatch(/^\S.* to \S.*: \d+ facts?/);
    expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.getByText("Between two entities").waitFor();
    expect(await hash(page)).toMatch(/pair=[\w-]+~[\w-]+/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(["true=2024-10-25&known=2024-10-25", "lens=nato~russia~difference", "pair=north-korea~russia"])(
    "leave each button of the canvas within reach on a small phone: %s",
    async (fragment) => {
      const { page, complaints } = await openPage(browser, `${site.url}#view=graph&${fragment}`, {
        width: 320,
        height: 640,
      });
      const buttons = page.locator(".canvas-controls :is(button, select)").filter({ visible: true });
      await buttons.first().waitFor();
      const covered = await buttons.evaluateAll((all) =>
        all.flatMap((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y] as const));
          const isFree = corners.every(([x, y]) => one.contains(document.elementFromPoint(x, y)));
          return isFree ? [] : [one.getAttribute("aria-label") ?? one.textContent];
        }),
      );
      expect(await buttons.count()).toBeGreaterThan(3);
      expect(covered).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

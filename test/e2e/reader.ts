import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launchBrowser, type Opened, type Options, openPage } from "./browser.ts";
import { copyShipped, type Site, serveLive } from "./sites.ts";

/**
 * Serves the shipped data for the tests around, in one page that each begins anew and that must not complain. Gives what a reader does,
 * by the names that a screen reader would give.
 */
export function readShipped() {
  let browser: Browser;
  let site: Site;
  let opened: Opened;
  const shipped = copyShipped();
  const page = (): Page => opened.page;
  const open = (path: string, options?: Options): Promise<Opened> => openPage(browser, `${site.url}${path}`, options);

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveLive(shipped.root);
    opened = await open("#view=graph");
    page().setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    expect(opened.complaints).toEqual([]);
    await browser.close();
    await site.close();
    shipped.remove();
  });
  beforeEach(() => go(""));
  afterEach(() => expect(opened.complaints).toEqual([]));

  const evidence = (): Locator => page().getByRole("complementary", { name: "Evidence" });
  const heading = (name: string | RegExp): Promise<void> =>
    evidence().getByRole("heading", { level: 2, name }).waitFor();

  /** Goes to a view as somebody who opens a link to it. */
  async function go(fragment: string): Promise<void> {
    await page().evaluate((hash) => location.assign(hash), `#${fragment || "view=graph"}`);
    await page().waitForFunction(
      () => !document.querySelector(".panel") === !/(entity|fact|pair|path)=/.test(location.hash),
    );
  }

  async function search(words: string, option: RegExp): Promise<void> {
    await page().keyboard.press("Control+k");
    await page().keyboard.type(words);
    await page().getByRole("option", { name: option }).first().waitFor();
    await page().keyboard.press("ArrowDown");
    await page().keyboard.press("Enter");
  }

  return { page, open, evidence, heading, go, search };
}

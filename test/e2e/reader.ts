import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Opened, type Options, openPage, sharedBrowser } from "./browser.ts";
import { type ShippedSite, shippedSite } from "./shipped-site.ts";

/**
 * Opens the shipped data for the tests around, in one page that each begins anew and that must not complain. Gives what a reader does,
 * by the names that a screen reader would give.
 */
export function readShipped() {
  let site: ShippedSite;
  let opened: Opened;
  const page = (): Page => opened.page;
  const open = async (path: string, options?: Options): Promise<Opened> =>
    openPage(await sharedBrowser(), `${site.url}${path}`, options);

  beforeAll(async () => {
    site = await shippedSite();
    opened = await open("#view=graph");
    page().setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    expect(opened.complaints).toEqual([]);
    await page().context().close();
  });
  beforeEach(() => go(""));
  afterEach(() => expect(opened.complaints).toEqual([]));

  const evidence = (): Locator => page().getByRole("complementary", { name: "Evidence" });
  const heading = (name: string | RegExp): Promise<void> =>
    evidence().getByRole("heading", { level: 2, name }).waitFor();

  /** Goes to a view as a person who opens a link to it. */
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

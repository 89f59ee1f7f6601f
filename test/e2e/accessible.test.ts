import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../helpers/runs.ts";
import { openPage, sharedBrowser } from "./browser.ts";
import { DISTINCT_VIEWS, EVERY_VIEW } from "./every-view.ts";
import { type ShippedSite, shippedSite } from "./shipped-site.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules of WCAG 2.2 A and AA, and what axe holds to be good practice. */
const OPTIONS: RunOptions = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // The fragment of a link names a view here, no place within the page; what skips to the table is a button.
  rules: { "skip-link": { enabled: false } },
};

declare const axe: { run(part: string, options: RunOptions): Promise<AxeResults> };

/** @param layer what alone is open to readers while it lies above the page: the rest is hidden from them. */
async function findings(page: Page, layer = "html"): Promise<string[]> {
  // Parts of the page come when their code has been loaded.
  await page.locator(layer).first().waitFor({ state: "attached" });
  const { violations } = await page.evaluate(([part, how]) => axe.run(part, how), [layer, OPTIONS] as const);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary, target }) =>
          `${id}: ${help}: ${html.slice(0, 160)} (${target.join(" ")}) ${failureSummary ?? ""}`,
      ),
  );
}

describe("axe", () => {
  let browser: Browser;
  let site: ShippedSite;
  beforeAll(async () => {
    [browser, site] = [await sharedBrowser(), await shippedSite()];
  });

  // What a theme changes is the same at any width; a long run looks at the wide page in the dark, too.
  describe.each([
    { width: 1280, colorScheme: "light" },
    { width: 320, colorScheme: "dark" },
    ...(isLong ? [{ width: 1280, colorScheme: "dark" } as const] : []),
  ] as const)("at $width pixels, $colorScheme", ({ width, colorScheme }) => {
    let page: Page;

    beforeAll(async () => {
      // Only to let axe in: the page's own policy is tested where data means harm.
      ({ page } = await openPage(browser, site.url, { width, height: 800, colorScheme, bypassCSP: true }));
      await page.addScriptTag({ content: AXE });
    });
    afterAll(() => page.context().close());

    async function go(fragment: string): Promise<void> {
      // Bare, it is the first step of the story; what a page before it has opened would stay with it otherwise.
      await page.evaluate((hash) => location.assign(hash), `#${fragment || "theme=auto"}`);
      await page.waitForFunction("location.hash.includes('data=')");
      await drawn();
    }

    /** Two frames after what has changed: the first one may have been asked for before it. */
    async function drawn(): Promise<void> {
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    it.each(Object.entries(isLong ? EVERY_VIEW : DISTINCT_VIEWS))("finds nothing in %s", async (_name, fragment) => {
      await go(fragment);
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });

    it("finds nothing in the search, the sheet of what can be shared, the open legend and the open clocks", async () => {
      await go("view=graph&where=either:type%3Dstate%0Aboth:founded%3E%3Dx&bloc=russia");
      await page.getByRole("combobox", { name: "Search" }).fill("kim");
      await page.getByRole("option").first().waitFor();
      expect(await findings(page, ".search-results")).toEqual([]);
      expect(await findings(page, ".search")).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Share" }).click();
      await page.getByRole("dialog").getByText("Picture for an article").waitFor();
      expect(await findings(page, ".share-popover")).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /Two clocks/ }).click();
      const toggle = page.getByRole("button", { name: "Legend and filters" });
      if (await toggle.isVisible()) await toggle.click();
      for (const part of await page.locator("summary").all()) await part.click();
      // axe takes a row that has scrolled under the sticky heading for one too close to its buttons.
      await page.locator(".legend").evaluate((legend) => legend.scrollTo(0, 0));
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });
  });

  it("finds nothing in a page inside another page", async () => {
    const { page } = await openPage(browser, `${site.url}?embed#fact=kpa-deployment-2024`, {
      width: 800,
      height: 500,
      bypassCSP: true,
    });
    await page.addScriptTag({ content: AXE });
    expect(await findings(page, ".stage")).toEqual([]);
    expect(await findings(page, ".panel")).toEqual([]);
    await page.context().close();
  });
});

describe("the keyboard", () => {
  it("shows where it is, wherever it goes, and nothing moves where movement is not wanted", async () => {
    const { single } = await shippedSite();
    const { page, complaints } = await openPage(await sharedBrowser(), `${single}#fact=kpa-deployment-2024`);
    await page.locator(".panel").getByRole("heading").first().waitFor();
    const seen = new Set<string>();
    // All stops of the first round: keyboard.test.ts begins its walks near their goals.
    for (let press = 0; press < 200; press++) {
      await page.keyboard.press("Tab");
      const { name, outlined } = await page.evaluate(focused);
      // Behind the last element, the focus leaves the page.
      if (name.startsWith("BODY ")) break;
      seen.add(name);
      expect([name, outlined]).toEqual([name, true]);
    }
    expect(seen.size).toBeGreaterThan(30);
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** What has the focus, and whether a reader sees it: an outline or a ring, on itself or on what holds it. */
function focused(): { readonly name: string; readonly outlined: boolean } {
  const one = document.activeElement;
  const words = one?.closest("label")?.textContent ?? one?.textContent;
  const name = `${one?.tagName} ${one?.getAttribute("aria-label") ?? words?.slice(0, 40)}`;
  const around = [one, one?.parentElement, one?.closest("[data-focus-visible]")];
  const outlined = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  return { name, outlined };
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPagesLink } from "../../src/emit/page-head.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { pageOutputs } from "../../src/pages/emit-pages.ts";
import { shipped } from "../competency/shipped.ts";
import { isLong } from "../helpers/runs.ts";
import { openPage, sharedBrowser } from "./browser.ts";
import { shippedSite } from "./shipped-site.ts";
import { type Site, serveFolder } from "./sites.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS: RunOptions = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

declare const axe: { run(part: string, options: RunOptions): Promise<AxeResults> };

/** One of each kind; the second part of a long one. */
const SAMPLE = [
  "index.html",
  "entity/russia!!2.html",
  "entity/depetris-2024.html",
  "entity/nk-conscripts-would-perish.html",
  "fact/kpa-deployment-2024.html",
  "relation/supplies.html",
];

describe("pages", () => {
  let browser: Browser;
  let site: Site;
  const folder = mkdtempSync(join(tmpdir(), "entente-pages-"));

  beforeAll(async () => {
    browser = await sharedBrowser();
    cpSync((await shippedSite()).folder, folder, { recursive: true });
    const scripts = new Map([["search.js", readFileSync("lib/page-scripts/search.js")]]);
    const out = nodeHost(folder);
    out.writeAll(pageOutputs(shipped, { hasViewer: true, scripts }));
    out.write("index.html", [withPagesLink(readFileSync(join(folder, "index.html"), "utf8"))]);
    site = await serveFolder(folder);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  // What differs between kinds does so at any width: a long run looks at all of them at both.
  it.each([
    { theme: "light", width: 1280, sample: isLong ? SAMPLE : SAMPLE.slice(-2) },
    { theme: "dark", width: 360, sample: SAMPLE },
  ] as const)(
    "axe finds nothing in any kind of them in the $theme theme at $width pixels",
    async ({ theme, width, sample }) => {
      // Only to let axe in: what the policy allows is tried below.
      const { page } = await openPage(browser, `${site.url}pages/index.html`, {
        width,
        colorScheme: theme,
        bypassCSP: true,
      });
      for (const path of sample) {
        await page.goto(`${site.url}pages/${path}`);
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true;
        });
        await page.addScriptTag({ content: AXE });
        expect(await findings(page), path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(width);
      }
      await page.context().close();
    },
  );

  it("obey their own policy, find what is typed, and lead to the graph and back", async () => {
    const { page, complaints } = await openPage(browser, `${site.url}pages/entity/russia.html`);
    await page.getByRole("searchbox", { name: "Search" }).fill("hermit");
    await page.locator(".results a").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/entity\/north-korea\.html$/);
    await page.getByRole("link", { name: "Open in the graph" }).click();
    await page.locator(".panel").getByRole("heading", { name: "North Korea", exact: true }).waitFor();
    await page.locator(".panel a.page-link").click();
    await page.waitForURL(/pages\/entity\/north-korea\.html$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate((options) => axe.run("html", options), OPTIONS);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""} ${nodes[0]?.failureSummary ?? ""}`,
  );
}

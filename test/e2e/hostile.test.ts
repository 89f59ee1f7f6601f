import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../helpers/runs.ts";
import { type Opened, openPage, sharedBrowser } from "./browser.ts";
import { HOSTILE, hostileFolder } from "./hostile-project.ts";
import { type Build, buildSite, type Site, serveFolder, serveLive } from "./sites.ts";

/** What no checker lets through, but a page may be handed all the same: in the entities that the page loads, and in the single file. */
function poison({ folder }: Build): void {
  const file = join(folder, "view/entities.json.gz");
  const packed = readFileSync(file);
  const text = gunzipSync(packed).toString("utf8");
  expect(text).toContain("https://example.org/the-paper");
  const harmful = gzipSync(text.replaceAll("https://example.org/the-paper", "javascript:globalThis.pwned=1"));
  writeFileSync(file, harmful);
  const single = join(folder, "entente.html");
  const page = readFileSync(single, "utf8");
  const inPage = packed.toString("base64");
  expect(page).toContain(inPage);
  writeFileSync(
    single,
    page.replace(inPage, () => harmful.toString("base64")),
  );
}

describe("data that means harm", () => {
  let browser: Browser;
  let root: string;
  let build: Build;
  const sites: Site[] = [];
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    browser = await sharedBrowser();
    root = hostileFolder();
    build = buildSite(root);
    poison(build);
    sites.push(await serveLive(root), await serveFolder(build.folder));
    addresses.set("the served site", sites[0]?.url ?? "");
    addresses.set("the static build", sites[1]?.url ?? "");
    addresses.set("the single file", build.single);
  });
  afterAll(async () => {
    for (const site of sites) await site.close();
    build?.remove();
    rmSync(root, { recursive: true });
  });

  const PLACES = ["the served site", "the static build", "the single file"] as const;
  // The policy is a second wall: the first one has to hold without it.
  const CASES = PLACES.flatMap((place) => [
    { place, bypassCSP: false, policy: "with its policy" },
    { place, bypassCSP: true, policy: "without its policy" },
  ]).filter(
    // A server sends the files of a build, so that its page differs in the policy alone. A long run tries each place in both ways.
    ({ place, bypassCSP }) => isLong || bypassCSP === (place !== "the served site"),
  );

  describe.each(CASES)("in $place, $policy", ({ place, bypassCSP }) => {
    let opened: Opened;
    let page: Page;

    beforeAll(async () => {
      opened = await openPage(browser, `${addresses.get(place)}#entity=centre&types=source,thesis`, { bypassCSP });
      page = opened.page;
      page.on("dialog", (dialog) => dialog.dismiss());
    });
    afterAll(async () => {
      expect(await page.evaluate("globalThis.pwned")).toBeUndefined();
      expect(opened.complaints).toEqual([]);
      await page.context().close();
    });

    it("is seen as text in the evidence", async () => {
      const evidence = page.getByRole("complementary", { name: "Evidence" });
      await evidence.getByText(HOSTILE.comment).first().waitFor();
      await evidence.getByText(HOSTILE.script).first().waitFor();
      await evidence.getByText("safetxt.exe").first().waitFor();
      await evidence.getByText("zerowidthname").first().waitFor();
      expect(await evidence.locator("img, script, svg animate, iframe").count()).toBe(0);
    });

    it("makes no link that runs something", async () => {
      for (const entity of ["centre", "paper", "s-link"]) {
        await page.evaluate((hash) => location.assign(hash), `#entity=${entity}`);
        await page.getByRole("complementary", { name: "Evidence" }).getByRole("heading", { level: 2 }).waitFor();
        const addresses = await page
          .locator("a")
          .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        // Into the page itself, or to the web.
        expect(addresses.filter((address) => !/^(https?:\/\/|#entity=[\w%.-]+$)/.test(address ?? ""))).toEqual([]);
      }
    });

    it("is seen as text in a fact's claims", async () => {
      await page.evaluate((hash) => location.assign(hash), "#fact=centre.borders.s-script");
      const evidence = page.getByRole("complementary", { name: "Evidence" });
      await evidence.getByText(`“${HOSTILE.script}”`).first().waitFor();
      await evidence.getByText(HOSTILE.breakout).first().waitFor();
    });

    it("is seen as text in the legend, the search, the table and on the canvas", async () => {
      await page.evaluate((hash) => location.assign(hash), "#view=table");
      await page.getByRole("table").getByText(HOSTILE.script).first().waitFor();
      await page.getByRole("navigation", { name: "Legend and filters" }).getByText(HOSTILE.handler).waitFor();
      await page.getByRole("combobox", { name: "Search" }).fill("onerror");
      await page.getByRole("option").filter({ hasText: HOSTILE.handler }).first().waitFor();
      await page.keyboard.press("Escape");
      await page.evaluate((hash) => location.assign(hash), "#lens=paper~centre~difference");
      await page.getByRole("region", { name: "Lens" }).waitFor();
      expect(await page.locator("body img, body script:not([src]):not([type])").count()).toBe(0);
    });

    it("is not wider than the screen", async () => {
      for (const hash of ["#entity=long-one", "#view=table", "#theme=dark"]) {
        await page.evaluate((to) => location.assign(to), hash);
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        const { wide, screen } = (await page.evaluate(
          "({wide: document.documentElement.scrollWidth, screen: innerWidth})",
        )) as { wide: number; screen: number };
        expect([hash, wide]).toEqual([hash, screen]);
      }
    });
  });
});

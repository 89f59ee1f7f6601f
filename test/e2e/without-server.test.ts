import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { writePage } from "../../src/cli/diff/write-page.ts";
import { diffDatasets } from "../../src/diff/diff.ts";
import { overlay } from "../../src/host/overlay.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { openPage, sharedBrowser } from "./browser.ts";
import { type ShippedSite, shippedSite } from "./shipped-site.ts";
import { buildSite, builtViewer, serveFolder } from "./sites.ts";

/** The same page without `entente serve`: as files on any web host, and as one file on a disk. */
describe("what entente build writes", () => {
  let browser: Browser;
  let site: ShippedSite;

  beforeAll(async () => {
    [browser, site] = [await sharedBrowser(), await shippedSite()];
  });

  /** The first picture, search, evidence, a filter, a clock, a path and the table: each part of the page once. */
  async function walkThrough(page: Page, first: Locator): Promise<void> {
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await first.getByRole("button", { name: "Everything" }).click();
    await page.getByRole("application").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("hermit kingdom");
    await page
      .getByRole("option", { name: /North Korea/ })
      .first()
      .click();
    await evidence.getByRole("heading", { level: 2, name: "North Korea" }).waitFor();
    await evidence
      .getByRole("button", { name: /^Russia/ })
      .first()
      .click();
    await evidence.getByRole("region", { name: "Who says so" }).waitFor();
    await page.getByLabel(/^Contested only/).check();
    await page.getByRole("region", { name: "What is shown" }).filter({ hasText: "uncontested" }).waitFor();
    await page.getByRole("button", { name: "Two clocks" }).click();
    await page.getByRole("group", { name: "Known by" }).getByLabel("Known by", { exact: true }).fill("2024-10-25");
    await page.getByRole("region", { name: "What is shown" }).filter({ hasText: "2024-10-25" }).waitFor();
    await page.getByRole("region", { name: "What is shown" }).getByRole("button", { name: "Reset" }).click();
    await page.getByRole("radio", { name: "Table" }).click();
    await page.getByRole("table").waitFor();
  }

  it("says what to open where index.html is opened from a disk", async () => {
    const page = await browser.newPage();
    await page.goto(`file://${site.folder}/index.html`);
    await page.getByText("This page needs a web server.").waitFor();
    await page.getByRole("link", { name: "entente.html" }).click();
    await page.locator("main").first().waitFor();
    expect(page.url().split("#")[0]).toBe(`file://${site.folder}/entente.html`);
    await page.close();
  });

  it("is a site for any web host, which opens on what is known best where there is no story", async () => {
    const root = mkdtempSync(join(tmpdir(), "entente-no-story-"));
    for (const name of ["data", "schema"]) cpSync(name, join(root, name), { recursive: true });
    const build = buildSite(root);
    const { url, close } = await serveFolder(build.folder);
    const { page, complaints } = await openPage(browser, url);
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(url)) foreign.push(request.url());
    });
    await walkThrough(page, page.getByRole("region", { name: "What is known best" }));
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
    await close();
    build.remove();
    rmSync(root, { recursive: true });
  });

  it("is one file that opens from a disk, asks nothing of any network, and keeps its view in the link", async () => {
    const { page, complaints } = await openPage(browser, site.single);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await walkThrough(page, page.locator(".story-panel"));
    expect(asked.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:"))).toEqual([]);
    expect(complaints).toEqual([]);
    const link = page.url();
    expect(link).toMatch(/^file:.*#.*view=table.*data=[0-9a-f]{16}/);
    const again = await openPage(browser, link);
    await again.page.getByRole("table").waitFor();
    await again.page.getByRole("complementary", { name: "Evidence" }).waitFor();
    expect(again.complaints).toEqual([]);
    await page.context().close();
    await again.page.context().close();
  });

  it("is an embedded graph where its link says so", async () => {
    const { page, complaints } = await openPage(browser, `${site.url}?embed#entity=russia`, {
      width: 700,
      height: 420,
    });
    expect(await page.getByRole("combobox", { name: "Search" }).isVisible()).toBe(false);
    await page.getByRole("complementary", { name: "Evidence" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows two states as one graph, whatever they are called", async () => {
    const host = projectHost(".");
    const path = "data/facts/kpa-deployment-2024.yaml";
    const text = new TextDecoder().decode(host.read(path));
    const edited = new Map<string, Uint8Array | null>([
      [path, new TextEncoder().encode(text.replaceAll("stance: confirms", "stance: alleges"))],
      ["data/states/evil.yaml", new TextEncoder().encode(`type: state\nname: '</script><b id="evil">Evil</b>'\n`)],
    ]);
    const [before, after] = [host, overlay(host, edited)].map((one) => {
      const { dataset } = checkProject(one, { partial: true });
      if (dataset === null) throw new Error("no dataset");
      return openGraph(dataset);
    });
    if (!before || !after) throw new Error("no graphs");
    const folder = mkdtempSync(join(tmpdir(), "entente-changes-"));
    const out = join(folder, "changes.html");
    writePage(out, builtViewer(), diffDatasets(before, after), before, after, ["<i>main</i>", "branch"]);
    const { page, complaints } = await openPage(browser, pathToFileURL(out).href);
    await page.getByRole("application").waitFor();
    const bar = page.getByRole("region", { name: "What changed" });
    expect(await bar.textContent()).toMatch(/<i>main<\/i> → branch[\s\S]*Added 1[\s\S]*Less supported 1/);
    await page.getByRole("region", { name: "What is shown" }).filter({ hasText: "unchanged" }).waitFor();
    // By the keyboard alone.
    const row = page.getByRole("navigation").getByRole("button", { name: /^Less supported North Korea deploys to/ });
    await row.focus();
    await page.keyboard.press("Enter");
    const changed = page.getByRole("complementary", { name: "Evidence" }).getByRole("region", { name: "What changed" });
    expect(await changed.textContent()).toMatch(/support falls from confirmed to [\s\S]*because \d+ claims changed/);
    expect(await page.getByRole("button", { name: /Added .*Evil/ }).textContent()).toContain('</script><b id="evil">');
    expect(await page.locator("#evil").count()).toBe(0);
    await bar.getByRole("button", { name: "Only changes" }).click();
    await page.getByRole("region", { name: "What is shown" }).filter({ hasNotText: "unchanged" }).waitFor();
    await page.reload();
    expect(page.url()).toContain("changed=");
    expect(complaints).toEqual([]);
    await page.context().close();
    rmSync(folder, { recursive: true });
  });
});

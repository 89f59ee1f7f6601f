import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { type Opened, openPage, sharedBrowser } from "./browser.ts";
import { type Build, buildSite, type Site, serveFolder, serveLive } from "./sites.ts";

const OSTIA = "type: state\nname: Ostia\n";
const BROKEN = "type: state\nname: Ostia\nrelations:\n  borders: [nordland]\n";
const MORE = `${OSTIA}relations:\n  borders:\n    - {to: norland, source: evening-post}\n`;

describe("a page under entente serve", () => {
  let browser: Browser;
  let project: Folder;
  let site: Site;
  let opened: Opened;

  beforeAll(async () => {
    browser = await sharedBrowser();
    project = harbourFolder();
    site = await serveLive(project.path);
    opened = await openPage(browser, `${site.url}#entity=norland&camera=0.5,0.5,0.8`);
  });
  afterAll(async () => {
    await opened.page.context().close();
    await site.close();
    project.remove();
  });

  it("takes a saved file in without losing the view", async () => {
    const { page } = opened;
    const before = new URLSearchParams(new URL(page.url()).hash.slice(1));
    await page.evaluate("globalThis.stillThere = true");
    project.write("data/states/ostia.yaml", MORE);
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence
      .getByRole("button", { name: /^Ostia/ })
      .first()
      .waitFor();
    await page.waitForFunction((digest) => !location.hash.includes(`data=${digest}`), before.get("data"));
    const after = new URLSearchParams(new URL(page.url()).hash.slice(1));
    expect(after.get("data")).toMatch(/^[0-9a-f]{16}$/);
    expect({ ...Object.fromEntries(after), data: "" }).toEqual({ ...Object.fromEntries(before), data: "" });
    expect(await page.evaluate("globalThis.stillThere")).toBe(true);
    expect(await page.getByText("another build of the data").count()).toBe(0);
  });

  it("shows what is wrong, with its place, and keeps the last good graph", async () => {
    const { page } = opened;
    project.write("data/states/ostia.yaml", BROKEN);
    const errors = page.getByRole("alert", { name: "Errors in the files" });
    await errors.waitFor();
    const words = await errors.textContent();
    expect(words).toContain("1 error in the files");
    expect(words).toMatch(/data\/states\/ostia\.yaml:4:13/);
    expect(words).toContain("nordland");
    expect(words).toContain("norland");
    await page.getByRole("heading", { name: "Norland" }).waitFor();
  });

  it("recovers when the file is mended", async () => {
    const { page } = opened;
    project.write("data/states/ostia.yaml", MORE);
    await page.getByRole("alert", { name: "Errors in the files" }).waitFor({ state: "detached" });
  });

  it("shows what is wrong as text, whatever a file holds", async () => {
    const { page } = opened;
    project.write("data/states/ostia.yaml", 'type: state\nname: Ostia\n"<img src=x onerror=alert(1)>": 1\n');
    const errors = page.getByRole("alert", { name: "Errors in the files" });
    await errors.getByText("<img src=x onerror=alert(1)>").first().waitFor();
    expect(await errors.locator("img").count()).toBe(0);
    project.write("data/states/ostia.yaml", OSTIA);
    await errors.waitFor({ state: "detached" });
    expect(opened.complaints).toEqual([]);
  });
});

describe("a page elsewhere", () => {
  let browser: Browser;
  let project: Folder;
  let build: Build;
  let site: Site;

  beforeAll(async () => {
    browser = await sharedBrowser();
    project = harbourFolder();
    build = buildSite(project.path);
    site = await serveFolder(build.folder);
  });
  afterAll(async () => {
    await site.close();
    build.remove();
    project.remove();
  });

  it.each(["a plain host", "a disk"])("asks %s for no events", async (where) => {
    const { page, complaints } = await openPage(browser, where === "a disk" ? build.single : site.url);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    await page.getByRole("region", { name: "What is shown" }).waitFor();
    // Events would be asked for as soon as the data is there, which is before it is shown.
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    expect(asked.filter((url) => url.includes("events"))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

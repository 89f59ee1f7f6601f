import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openPage, sharedBrowser } from "./browser.ts";
import { type ShippedSite, shippedSite } from "./shipped-site.ts";

/** What a reader meets who opens the shipped project. */
describe("the story", () => {
  let browser: Browser;
  let site: ShippedSite;
  beforeAll(async () => {
    [browser, site] = [await sharedBrowser(), await shippedSite()];
  });

  const open = (fragment = "", options = {}) => openPage(browser, `${site.url}${fragment}`, options);
  const current = (page: Page): Promise<string | null> => page.locator("[aria-current=step]").textContent();

  it("is what the page opens on, pages by key and button, is linked to, and leads to everything", async () => {
    const { page, complaints } = await open();
    await page.getByRole("heading", { name: /North Korean soldiers/ }).waitFor();
    expect(await current(page)).toBe("Shells, missiles, then soldiers");
    expect(await page.title()).toMatch(/^Shells, missiles, then soldiers · North Korean soldiers/);
    await page
      .getByText(/Denied by/)
      .first()
      .waitFor();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.hash.includes("step=agreement"));
    await page.getByRole("button", { name: "On to the next step" }).click();
    await page.waitForFunction(() => location.hash.includes("step=arms"));
    await page.keyboard.press("ArrowLeft");
    expect(await current(page)).toBe("What did Moscow and Pyongyang agree in June?");
    await page.goBack();
    await page.waitForFunction(() => location.hash.includes("step=arms"));
    await page.getByRole("link", { name: "Russia", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /step=arms&entity=russia/.test(location.hash));
    await page.getByRole("complementary", { name: "Evidence" }).getByRole("heading", { name: "Russia" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "Graph" }).click();
    await page.getByText(/^10 entities and \d+ facts/).waitFor();
    await page.getByRole("radio", { name: "Story" }).click();
    await page.getByRole("button", { name: "Everything" }).click();
    await page.getByText(/^1\d\d entities and \d+ facts/).waitFor();
    await page.reload();
    await page.getByText(/^1\d\d entities and \d+ facts/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["a desktop", { width: 1440, height: 900 }],
    ["a phone", { width: 390, height: 844 }],
    ["a small phone", { width: 320, height: 640 }],
  ])("overlaps no two words in any step, and cuts none off, on %s", async (_, size) => {
    const { page, complaints } = await open("", size);
    const steps = await page.locator(".steps > li").count();
    expect(steps).toBeGreaterThanOrEqual(5);
    for (let n = 0; n < steps; n++) {
      await page.locator(".picture .mark").first().waitFor();
      const found = await page.evaluate(() => {
        const frame = document.querySelector(".picture-place")?.getBoundingClientRect();
        const boxes = [...document.querySelectorAll(".words")].map((one) => ({
          text: one.textContent ?? "",
          box: one.getBoundingClientRect(),
        }));
        const clashes = boxes.flatMap(({ text, box: a }, at) =>
          boxes.slice(at + 1).flatMap(({ text: other, box: b }) => {
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            return wide > 0.5 && high > 0.5 ? [`${text} / ${other}`] : [];
          }),
        );
        const cut = boxes.filter(({ box }) => frame && (box.left < frame.left - 1 || box.right > frame.right + 1));
        const step = document.querySelector(".step-text")?.getBoundingClientRect();
        const steps = document.querySelector(".steps")?.getBoundingClientRect();
        if (step && steps && step.bottom > steps.bottom + 1) cut.push({ text: "the step's text", box: step });
        return { words: boxes.length, clashes, cut: cut.map(({ text }) => text) };
      });
      expect(found, await current(page).then(String)).toEqual({ words: found.words, clashes: [], cut: [] });
      expect(found.words).toBeGreaterThan(10);
      if (n < steps - 1) await page.getByRole("button", { name: "On to the next step" }).click();
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("presents on the full screen, where one pages by keys, and leaves it again", async () => {
    const { page, complaints } = await open("#step=overview");
    const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
    const button = page.getByRole("button", { name: "Present" });
    await button.click();
    await expect.poll(isFull).toBe(true);
    expect(await page.getByRole("banner").isVisible()).toBe(false);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => current(page)).toBe("What did Moscow and Pyongyang agree in June?");
    expect(await isFull()).toBe(true);
    expect(await page.locator(".picture .mark").count()).toBeGreaterThan(5);
    // Escape is the browser's own way out, which a browser without a window does not have.
    await page.getByRole("button", { name: "Leave full screen" }).click();
    await expect.poll(isFull).toBe(false);
    expect(await page.getByRole("banner").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("hands out a step, a pair and everything as pictures for an article", async () => {
    const { page, complaints } = await open("#step=overview");
    const save = async (choice: string): Promise<Buffer> => {
      const dialog = page.getByRole("dialog", { name: "Share what is shown" });
      if ((await dialog.count()) === 0) await page.getByRole("button", { name: "Share" }).click();
      const waiting = page.waitForEvent("download");
      await dialog.getByRole("button", { name: choice, exact: true }).click();
      return readFileSync(await (await waiting).path());
    };
    const read = (svg: string) =>
      page.evaluate((text) => {
        const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
        const layers = [...root.children].map((one) => one.getAttribute("inkscape:label") ?? one.localName);
        const lines = [...root.querySelectorAll("text, tspan")].map(({ textContent }) => textContent ?? "");
        return { layers, title: root.querySelector("title")?.textContent, words: lines.join(" ") };
      }, svg);
    const step = await read((await save("Save SVG")).toString());
    expect(step.layers).toEqual([
      ...["title", "Ground", "clipPath", "Headline", "Lines", "Entities", "Words", "Key and sources"],
    ]);
    expect(step.title).toBe("Shells, missiles, then soldiers");
    expect(step.words).toMatch(/North Korea's deployment is confirmed from outside and denied by both governments/);
    expect(step.words).toMatch(/North Korea deploys to Russia: 10,000/);
    expect(step.words).toMatch(/Denied by Russia and North Korea/);
    expect(step.words).toMatch(/Sources: \[1\] /);
    const png = await save("Save PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.length).toBeGreaterThan(50_000);
    await page.keyboard.press("Escape");
    for (const [fragment, title] of [
      ["view=graph&pair=north-korea~russia", "North Korea and Russia"],
      ["view=graph", /^\d+ entities and \d+ facts\./],
    ] as const) {
      await page.evaluate((hash) => location.assign(hash), `#${fragment}`);
      await page.getByRole("application").waitFor();
      const graph = await read((await save("Save SVG")).toString());
      expect(graph.layers).toEqual(step.layers);
      expect(graph.title).toMatch(title);
      await page.keyboard.press("Escape");
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { TEXTS_IN_FILE } from "../../src/model/outputs/page.ts";
import type { View } from "../../src/model/project.ts";
import { pageFilesOf } from "../emit/page-files-of.ts";
import { sampleDataset } from "../viewer/sample-dataset.ts";
import { type Opened, openPage, sharedBrowser } from "./browser.ts";
import { type Site, serveFolder } from "./sites.ts";

const VIEW = { text: "Said in short.", relations: [], families: [], facts: [], support: null, contested: false };
const MORE = { single: false, sources: [], voices: [], clocks: null, lens: null, arrange: [] };

/** Enough entities for an overview, and a story of two pictures beside it. */
function withStory(): Dataset {
  const { dataset } = sampleDataset({ entities: 6000, facts: 9000 });
  const entities = dataset.entities.map((one) => ({ ...one, description: `Of ${one.name} much is written.` }));
  const told = dataset.facts.filter(({ type, object }) => type === "opposes" && object !== null);
  const ids = (from: number): readonly string[] =>
    told.slice(from, from + 4).flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object]));
  const view = (id: string, from: number): View => ({ ...VIEW, ...MORE, id, title: `Part ${id}`, entities: ids(from) });
  const views = [view("one", 0), { ...view("two", 40), facts: [dataset.facts[4500]?.id ?? ""] }];
  const project = { title: "A long story", standfirst: "", authors: [], licence: null, web: null, views };
  return { ...dataset, project, entities };
}

describe("a large graph that tells a story", { timeout: 120_000 }, () => {
  const dataset = withStory();
  const folder = mkdtempSync(join(tmpdir(), "entente-story-"));
  let bytes = 0;
  let site: Site;
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    cpSync(process.env["VIEWER_BUILD"] ?? "lib/viewer", folder, { recursive: true });
    mkdirSync(join(folder, "view"));
    for (const { path, bytes: made } of pageFilesOf(dataset)) {
      const content = made();
      bytes += content.length;
      writeFileSync(join(folder, path), content);
    }
    site = await serveFolder(folder);
    opened = await openPage(await sharedBrowser(), site.url);
    page = opened.page;
  }, 120_000);
  afterAll(async () => {
    await page.context().close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const marks = (): Promise<void> => page.locator(".picture .mark").first().waitFor();
  const current = (): Promise<string | null> => page.locator("[aria-current=step]").textContent();
  /** The files of the data so far, without their endings, and their bytes. */
  const fetched = (): Promise<readonly { readonly name: string; readonly size: number }[]> =>
    page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).flatMap(({ name, encodedBodySize }) => {
        const [, file] = /\/view\/([^.]+)/.exec(name) ?? [];
        return file === undefined ? [] : { name: file, size: encodedBodySize };
      }),
    );
  const names = async (): Promise<readonly string[]> => (await fetched()).map(({ name }) => name);

  it("opens on its first picture with names, places and the facts of its story, a small part of the data", async () => {
    await marks();
    expect(await current()).toBe("Part one");
    const files = await fetched();
    expect(files.map(({ name }) => name).sort()).toEqual(["entities", "overview", "places", "story"]);
    expect(files.every(({ size }) => size > 0)).toBe(true);
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(bytes / 4);
  });

  it("goes on to the next picture without another file", async () => {
    await page.getByRole("button", { name: "On to the next step" }).click();
    await page.waitForFunction(() => location.hash.includes("step=two"));
    await marks();
    expect(await current()).toBe("Part two");
    expect(await names()).toHaveLength(4);
  });

  it("finds a name without another file, and fetches what is said of it and its texts once it is opened", async () => {
    const [one] = dataset.project?.views[1]?.entities ?? [];
    const entity = dataset.entities.find(({ id }) => id === one);
    await page.getByRole("combobox", { name: "Search" }).fill(entity?.id ?? "");
    await page
      .getByRole("option", { name: entity?.name ?? "" })
      .first()
      .waitFor();
    expect(await names()).toHaveLength(4);
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "Evidence" });
    await panel.getByText(entity?.description ?? "no description").waitFor();
    const more = (await names()).slice(4);
    expect(more.filter((name) => name.startsWith("texts-"))).toHaveLength(1);
    expect(more.filter((name) => !/^(?:texts-\d+|facts-\d+|naming|leads)$/.test(name))).toEqual([]);
    expect(dataset.entities.length).toBeGreaterThan(2 * TEXTS_IN_FILE);
  });

  it("complains of nothing", () => expect(opened.complaints).toEqual([]));
});

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, type Opened, openPage } from "./browser.ts";
import { copyShipped, type Site, serveLive } from "./sites.ts";

/** What a reader does on the served site with the shipped data, by the names that a screen reader would give. */
describe("the viewer", () => {
  let browser: Browser;
  let site: Site;
  let opened: Opened;
  let page: Page;
  const shipped = copyShipped();

  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveLive(shipped.root);
    opened = await openPage(browser, site.url);
    page = opened.page;
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    expect(opened.complaints).toEqual([]);
    await browser.close();
    await site.close();
    shipped.remove();
  });
  beforeEach(() => go(""));
  afterEach(() => expect(opened.complaints).toEqual([]));

  const evidence = (): Locator => page.getByRole("complementary", { name: "Evidence" });
  const status = (): Locator => page.getByRole("region", { name: "What is shown" });
  const heading = (name: string | RegExp): Promise<void> =>
    evidence().getByRole("heading", { level: 2, name }).waitFor();
  const said = async (words: RegExp): Promise<void> => status().filter({ hasText: words }).waitFor();
  const legend = (name: RegExp): Locator =>
    page.getByRole("navigation", { name: "Legend and filters" }).getByLabel(name);

  /** Goes to a view as somebody who opens a link to it. */
  async function go(fragment: string): Promise<void> {
    await page.evaluate((hash) => location.assign(hash), `#${fragment || "theme=light"}`);
    await page.waitForFunction(() => !document.querySelector(".panel") === !/(entity|fact|path)=/.test(location.hash));
  }

  async function search(words: string, option: RegExp): Promise<void> {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.getByRole("option", { name: option }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  }

  async function middle(): Promise<{ x: number; y: number }> {
    const box = await page.getByRole("application").boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  }

  /** Puts an entity in the middle of the canvas and closes the panel again. */
  async function bringToMiddle(words: string): Promise<{ x: number; y: number }> {
    await search(words, /./);
    await evidence().waitFor();
    await page.waitForFunction(() => location.hash.includes("camera="));
    await evidence().getByRole("button", { name: "Close the evidence" }).click();
    await evidence().waitFor({ state: "detached" });
    const at = await middle();
    // The canvas grows when the panel goes; there is something to click once it says what lies under the pointer.
    for (let n = 0; (await page.getByText(/· \d+ relations?$/).count()) === 0; n++) {
      expect(n).toBeLessThan(100);
      await page.mouse.move(at.x + (n % 3), at.y);
      await page.waitForTimeout(50);
    }
    return at;
  }

  async function openClocks(): Promise<void> {
    const button = page.getByRole("button", { name: "Two clocks" });
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  }

  const inUrl = (part: string): Promise<unknown> => page.waitForFunction((text) => location.hash.includes(text), part);

  describe("canvas", () => {
    it("opens a node that is clicked, and its neighbourhood on a double click", async () => {
      const { x, y } = await bringToMiddle("north korea");
      await page.mouse.click(x, y);
      await heading("North Korea");
      await evidence().getByRole("button", { name: "Neighbourhood" }).click();
      await said(/within 1 step of North Korea/);
      await page.getByRole("button", { name: "One step more" }).click();
      await said(/within 2 steps of North Korea/);
      await page.getByRole("button", { name: "Show all" }).click();
      await said(/^\d+ entities and \d+ facts\./);
    });

    it("moves a node that is dragged, and keeps it in the link", async () => {
      const { x, y } = await bringToMiddle("russia");
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 40, { steps: 4 });
      await page.mouse.up();
      await inUrl("moved=russia:");
    });

    it("picks with shift and with the lasso, and offers the path between two", async () => {
      const { x, y } = await bringToMiddle("ukraine");
      await page.keyboard.down("Shift");
      await page.mouse.click(x, y);
      await page.keyboard.up("Shift");
      await page.getByText("1 picked").waitFor();
      await page.getByRole("button", { name: "Clear" }).click();
      await page.getByRole("button", { name: "Pick with a lasso" }).click();
      await page.mouse.move(x - 150, y - 100);
      await page.mouse.down();
      for (const [dx, dy] of [
        [150, -100],
        [150, 100],
        [-150, 100],
        [-150, -90],
      ] as const) {
        await page.mouse.move(x + dx, y + dy, { steps: 4 });
      }
      await page.mouse.up();
      await page.getByText(/^\d+ picked$/).waitFor();
      await page.getByRole("button", { name: "Focus" }).click();
      await said(/within 1 step of/);
    });

    it("opens an edge to its claims with one click", async () => {
      await go("focus=kim-jong-un~1");
      const { x, y } = await middle();
      const card = page.getByText("Click for who says so");
      for (let probe = 0; probe < 60 && (await card.count()) === 0; probe++) {
        await page.mouse.move(x - 200 + probe * 7, y - 60 + (probe % 12) * 11);
        await page.waitForTimeout(25);
      }
      await card.waitFor({ timeout: 2000 });
      await page.mouse.down();
      await page.mouse.up();
      await evidence().getByRole("region", { name: "Who says so" }).waitFor();
    });

    it("zooms and fits by buttons and by keys", async () => {
      await page.getByRole("button", { name: "Zoom in" }).click();
      await inUrl("camera=");
      await page.getByRole("button", { name: "Fit the graph into view" }).click();
      await page.waitForFunction(() => !location.hash.includes("camera="));
      await page.getByRole("application").focus();
      await page.keyboard.press("ArrowRight");
      await inUrl("camera=");
      await page.keyboard.press("0");
      await page.waitForFunction(() => !location.hash.includes("camera="));
    });
  });

  describe("search", () => {
    it("finds by another name, mistyped, and in another script", async () => {
      await search("hermit kingdom", /North Korea/);
      await heading("North Korea");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("zelenksy");
      await page
        .getByRole("option", { name: /Zelensk/ })
        .first()
        .waitFor();
      await page.getByRole("combobox", { name: "Search" }).fill("북한");
      await page
        .getByRole("option", { name: /North Korea/ })
        .first()
        .waitFor();
      await page.getByRole("combobox", { name: "Search" }).fill("");
    });

    it("opens the best on Enter", async () => {
      await page.keyboard.press("/");
      await page.keyboard.type("kim jong");
      await page
        .getByRole("option", { name: /Kim Jong Un/ })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await heading("Kim Jong Un");
    });

    it("says so where there is nothing", async () => {
      await page.keyboard.press("/");
      await page.keyboard.type("qqxyzzq");
      await page.getByText("Nothing bears this name").waitFor();
      await page.getByRole("combobox", { name: "Search" }).fill("");
    });
  });

  describe("evidence", () => {
    it("of a fact: a sentence, its numbers, denials beside assertions, down to the source", async () => {
      await go("fact=kpa-deployment-2024");
      await heading(/North Korea deploys to Russia/);
      const words = (await evidence().textContent()) ?? "";
      expect(words).toMatch(/Confirmed; \d+ independent voices say so/);
      expect(words).toContain("a party to it denies it (North Korea and Russia)");
      expect(words).toContain("Numbers run from 3,000 to 30,000 troops; most voices share 10,000.");
      const numbers = evidence().getByRole("region", { name: "Numbers claimed" });
      expect(await numbers.getByRole("listitem").filter({ hasText: "NATO" }).textContent()).toContain("10,000 (best)");
      const denied = evidence().getByRole("region", { name: "Who denies or doubts it" });
      expect(await denied.getByText("denies it").count()).toBeGreaterThanOrEqual(2);
      await denied
        .getByRole("link", { name: /DePetris/ })
        .first()
        .click();
      await evidence()
        .getByRole("heading", { name: /What rests on it/ })
        .waitFor();
      await evidence().getByRole("button", { name: "Back" }).click();
      await heading(/North Korea deploys to Russia/);
    });

    it("of an entity: other names, identifiers as links, facts by relation", async () => {
      await go("entity=north-korea");
      await heading("North Korea");
      const link = evidence().getByRole("link", { name: /^Q423/ });
      expect(await link.getAttribute("href")).toBe("https://www.wikidata.org/wiki/Q423");
      expect(await link.getAttribute("rel")).toContain("noopener");
      await evidence()
        .getByRole("heading", { name: /^supplies/ })
        .waitFor();
      await evidence()
        .getByRole("button", { name: /^Russia/ })
        .first()
        .click();
      await evidence().getByRole("region", { name: "Who says so" }).waitFor();
    });

    it("of a thesis: who argues it and who disputes it", async () => {
      const thesis = await page.evaluate(async () => {
        const { facts } = await (await fetch("./facts.json")).json();
        return facts.find((fact: { type: string }) => fact.type === "disputes").object;
      });
      await go(`entity=${thesis}`);
      await evidence()
        .getByRole("heading", { name: /Argued by/ })
        .waitFor();
      await evidence()
        .getByRole("heading", { name: /Disputed by [1-9]/ })
        .waitFor();
    });

    it("of what is gone says so", async () => {
      await go("entity=atlantis");
      await evidence().getByText("This graph holds nothing called atlantis").waitFor();
    });
  });

  describe("filters", () => {
    it("are the legend: counts follow, the sentence says what is hidden, reset undoes", async () => {
      const before = await status().textContent();
      await legend(/^Weapons/).uncheck();
      await said(/of entity types switched off/);
      await legend(/^Contested only/).check();
      await said(/uncontested/);
      await inUrl("contested=1");
      const states = await page.locator("label", { hasText: /^States/ }).textContent();
      expect(Number(states?.replace(/\D/g, ""))).toBeLessThan(10);
      await status().getByRole("button", { name: "Reset" }).click();
      await page.waitForFunction(() => !location.hash.includes("contested"));
      expect(await status().textContent()).toBe(before);
    });

    it("leave only what one source says, asked from its page", async () => {
      await go("entity=depetris-2024");
      await evidence().getByRole("button", { name: "Show only these" }).click();
      await said(/of other sources or voices/);
    });

    it("with nothing left say so", async () => {
      await go("voices=nobody-at-all");
      await page.getByText("Nothing passes these filters").waitFor();
    });
  });

  describe("two clocks", () => {
    it("tell what could be said on a day: the deployment was not yet confirmed", async () => {
      await openClocks();
      await page.getByRole("group", { name: "Known by" }).getByLabel("Known by", { exact: true }).fill("2024-10-25");
      await said(/as far as was said by 2024-10-25/);
      await search("kpa-deployment-2024", /deploys to/);
      await heading(/deploys to/);
      expect(await evidence().textContent()).not.toContain("Confirmed");
      await evidence()
        .getByText(/of its claims are left out/)
        .waitFor();
    });

    it("are dragged, stepped by key and played, and are open about what bears no date", async () => {
      await go("true=2024-11-01");
      await page.getByText(/Keep the [\d,]+ facts without a date/).waitFor();
      const some = await status().textContent();
      await page.getByLabel(/Keep the/).check();
      await said(/without a date are kept/);
      expect(await status().textContent()).not.toBe(some);
      await page.getByRole("slider", { name: /^Known by/ }).press("ArrowLeft");
      await inUrl("known=");
      await page.getByRole("button", { name: "All times" }).click();
      await openClocks();
      await page.getByRole("button", { name: "Play Known by" }).click();
      const first = await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("known"));
      await page.waitForFunction(
        (day) => (new URLSearchParams(location.hash.slice(1)).get("known") ?? "") > String(day),
        await first.jsonValue(),
      );
      await page.getByRole("button", { name: "Pause Known by" }).click();
    });
  });

  describe("lens", () => {
    it("shows the graph as one voice tells it, another, and where they differ", async () => {
      await page.getByRole("button", { name: "Lens", exact: true }).click();
      for (const [label, name] of [
        ["As told by", "Russia"],
        ["against", "NATO"],
      ] as const) {
        await page.getByRole("combobox", { name: label }).fill(name);
        await page
          .getByRole("option", { name: new RegExp(`^${name}\\b`) })
          .first()
          .click();
      }
      await said(/where Russia and NATO differ/);
      await page.getByRole("list", { name: "What the colours mean" }).getByText("they contradict").waitFor();
      await page.getByRole("radio", { name: "NATO" }).click();
      await said(/as NATO tells it/);
      await inUrl("lens=russia~nato~b");
      await page.getByRole("button", { name: "Close the lens" }).click();
      await said(/^\d+ entities and \d+ facts\./);
    });
  });

  describe("paths", () => {
    it("lead from one entity to another, with the evidence of each step", async () => {
      await page.getByRole("button", { name: "Path", exact: true }).click();
      for (const [label, name] of [
        ["From", "Kim Jong Un"],
        ["to", "Ukraine"],
      ] as const) {
        await page.getByRole("combobox", { name: label, exact: true }).fill(name);
        await page
          .getByRole("option", { name: new RegExp(`^${name}`) })
          .first()
          .click();
      }
      await heading("Kim Jong Un to Ukraine");
      await page.getByRole("radio", { name: "Strongest" }).click();
      await evidence()
        .getByText(/The strongest path has \d+ steps?/)
        .waitFor();
      await evidence()
        .getByRole("list")
        .getByRole("button", { name: /Reported|Corroborated|Confirmed/ })
        .first()
        .click();
      await evidence().getByRole("region", { name: "Who says so" }).waitFor();
      await evidence().getByRole("button", { name: "The path" }).click();
      await heading("Kim Jong Un to Ukraine");
    });
  });

  describe("table", () => {
    it("leads from the keyboard to any fact's claims in two actions", async () => {
      await page.getByRole("button", { name: /^Go to the table/ }).focus();
      await page.keyboard.press("Enter");
      const row = page.getByRole("button", { name: /^Evidence: North Korea deploys to Russia/ }).first();
      await page.getByRole("searchbox", { name: "Find in the table" }).fill("contingent deploys");
      await row.focus();
      await page.keyboard.press("Enter");
      await evidence().getByRole("region", { name: "Who says so" }).waitFor();
      await page
        .getByRole("status")
        .filter({ hasText: /Opened Evidence: North Korea deploys to Russia|Showing/ })
        .waitFor();
    });

    it("sorts, tells how, and lists claims and entities in step with the filters", async () => {
      await go("view=table&contested=1");
      await page.getByRole("columnheader", { name: "Voices" }).getByRole("button").click();
      await page.getByRole("columnheader", { name: "Voices" }).getByRole("button").click();
      expect(await page.getByRole("columnheader", { name: "Voices" }).getAttribute("aria-sort")).toBe("descending");
      const counts = await page.getByRole("cell").filter({ hasText: /^\d+$/ }).allTextContents();
      expect(counts).toEqual([...counts].sort((a, b) => Number(b) - Number(a)));
      await page.getByRole("radio", { name: /^Claims/ }).click();
      await page.getByRole("cell", { name: "denies" }).first().waitFor();
      await page.getByRole("radio", { name: /^Entities/ }).click();
      await page.getByRole("checkbox", { name: "Pick North Korea", exact: true }).check();
      await page.getByRole("checkbox", { name: "Pick Russia", exact: true }).check();
      await page.getByRole("button", { name: "Path between" }).click();
      await heading(/North Korea to Russia/);
    });
  });

  describe("link", () => {
    it("of another build says so", async () => {
      const other = await openPage(browser, `${site.url}#entity=russia&data=ffffffffffffffff`);
      await other.page.getByText("This link was made from another build of the data").waitFor();
      await other.page.getByRole("button", { name: "Understood" }).click();
      expect(other.complaints).toEqual([]);
      await other.page.context().close();
    });

    it("gives the same picture to the byte", async () => {
      const pictures: Buffer[] = [];
      for (let n = 0; n < 2; n++) {
        const { page: own } = await openPage(browser, `${site.url}#fact=kpa-deployment-2024&theme=dark`, {
          width: 1024,
          height: 700,
        });
        await own.waitForFunction(() => performance.getEntriesByName("graph drawn").length > 0);
        await own.waitForTimeout(500);
        pictures.push(await own.getByRole("application").screenshot());
        await own.context().close();
      }
      expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
    });

    it("goes back with the browser", async () => {
      await go("entity=russia");
      await heading("Russia");
      await evidence()
        .getByRole("button", { name: /^North Korea/ })
        .first()
        .click();
      await page.goBack();
      await heading("Russia");
    });
  });

  it("fits a screen of 320 pixels, with everything in reach", async () => {
    const { page: small, complaints } = await openPage(browser, `${site.url}#view=table`, { width: 320, height: 640 });
    const wide = (): Promise<number> => small.evaluate("document.documentElement.scrollWidth");
    expect(await wide()).toBe(320);
    await small.getByRole("button", { name: "Legend and filters" }).click();
    await small.getByRole("heading", { name: "Legend" }).waitFor();
    await small.getByRole("button", { name: "Close the legend" }).click();
    await small
      .getByRole("button", { name: /^Evidence: / })
      .first()
      .click();
    await small.getByRole("complementary", { name: "Evidence" }).waitFor();
    expect(await wide()).toBe(320);
    expect(complaints).toEqual([]);
    await small.context().close();
  });
});

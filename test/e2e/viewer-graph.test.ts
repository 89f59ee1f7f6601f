import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paint } from "./browser.ts";
import { readShipped } from "./reader.ts";

/** What a reader does with the graph on the served site with the shipped data, and what of it is shown. */
describe("the graph in the viewer", () => {
  let page: Page;
  const reader = readShipped();
  beforeAll(() => {
    page = reader.page();
  });
  const { evidence, heading, go, search } = reader;
  const status = (): Locator => page.getByRole("region", { name: "What is shown" });
  const said = async (words: RegExp): Promise<void> => status().filter({ hasText: words }).waitFor();
  const legend = (name: RegExp): Locator =>
    page.getByRole("navigation", { name: "Legend and filters" }).getByLabel(name);
  const inUrl = (part: string): Promise<unknown> => page.waitForFunction((text) => location.hash.includes(text), part);

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

  describe("canvas, by pointer", () => {
    beforeAll(() => paint(page, true));
    afterAll(() => paint(page, false));

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
      const card = page.getByText(/^Click for (who says so|all of them)$/);
      for (let probe = 0; probe < 60 && (await card.count()) === 0; probe++) {
        await page.mouse.move(x - 200 + probe * 7, y - 60 + (probe % 12) * 11);
        await page.waitForTimeout(25);
      }
      await card.waitFor({ timeout: 2000 });
      await page.mouse.down();
      await page.mouse.up();
      await evidence()
        .getByText(/^(Who says so|\d+ facts? ties? them to one another\.)/)
        .first()
        .waitFor();
    });
  });

  describe("canvas, without a pointer", () => {
    it("opens a ribbon to all facts of the pair with one click, fans it out, and opens an edge to its claims", async () => {
      await go("pair=north-korea~russia");
      await heading("North Korea and Russia");
      await evidence()
        .getByText(/^\d+ facts tie them to one another\.$/)
        .waitFor();
      await evidence().getByRole("radio", { name: "year" }).check();
      await evidence().getByRole("heading", { level: 3, name: /^2024/ }).waitFor();
      await evidence().getByRole("button", { name: "Fan out on the canvas" }).click();
      await inUrl("fanned=north-korea~russia");
      await evidence().getByRole("button", { name: "Bind into one ribbon" }).click();
      await evidence()
        .getByRole("button", { name: /^North Korea deploys to Russia/ })
        .first()
        .click();
      await evidence().getByRole("region", { name: "Who says so" }).waitFor();
    });

    it("zooms and fits by buttons and by keys", async () => {
      await page.getByRole("button", { name: "Zoom in" }).click();
      await inUrl("camera=");
      await page.getByRole("button", { name: "Fit the graph into view" }).click();
      await page.waitForFunction(() => !location.hash.includes("camera="));
      await page.getByRole("application").focus();
      await page.keyboard.press("Shift+ArrowRight");
      await inUrl("camera=");
      await page.keyboard.press("0");
      await page.waitForFunction(() => !location.hash.includes("camera="));
    });

    it("is printed with its marks and lines, which the browser forgets once they are shown", async () => {
      await paint(page, true);
      const inks = await page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        return [".sigma-nodes", ".sigma-edges"].map((name) => {
          const shown = document.querySelector<HTMLCanvasElement>(name);
          const copy = new OffscreenCanvas(shown?.width ?? 1, shown?.height ?? 1).getContext("2d", {
            willReadFrequently: true,
          });
          if (!shown || !copy) return 0;
          copy.drawImage(shown, 0, 0);
          return copy.getImageData(0, 0, shown.width, shown.height).data.filter((part) => part > 0).length;
        });
      });
      await paint(page, false);
      expect(Math.min(...inks)).toBeGreaterThan(1_000);
    });

    it("is walked by keys from neighbour to neighbour, and opened where one has come to", async () => {
      await page.getByRole("application").focus();
      const card = page.locator(".hover-card strong");
      const met = new Set<string | null>();
      for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
        await page.keyboard.press(key);
        met.add(await card.textContent());
      }
      expect(met.size).toBeGreaterThan(1);
      const here = (await card.textContent()) ?? "";
      await page.keyboard.press("Enter");
      await heading(here);
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

    it("ask for attributes and for a bloc, by key alone, and go back", async () => {
      const nav = page.getByRole("navigation", { name: "Legend and filters" });
      const before = await status().textContent();
      await nav.locator("summary", { hasText: /^Attributes/ }).press("Enter");
      await nav.getByRole("combobox", { name: "Value" }).fill("robot");
      await page.keyboard.press("Enter");
      await nav.getByRole("alert").filter({ hasText: "`type` is never `robot`" }).waitFor();
      await nav.getByRole("combobox", { name: "Value" }).fill("person");
      await page.keyboard.press("Enter");
      await inUrl("where=either:type%3Dperson");
      await said(/either end: type=person.*of entities with other attributes/);
      await nav.locator("summary", { hasText: /^Bloc/ }).press("Enter");
      await nav.getByRole("combobox", { name: "Bloc of" }).fill("russia");
      await page.keyboard.press("Enter");
      await inUrl("bloc=russia");
      await said(/about the bloc of Russia.*not about the bloc/);
      const members = nav.getByRole("list", { name: "Members of the bloc" });
      await members.getByText("Russian armed forces part of Russia").waitFor();
      await page.goBack();
      await page.waitForFunction(() => !location.hash.includes("bloc"));
      await nav.getByRole("button", { name: "Remove either end: type=person" }).press("Enter");
      await page.waitForFunction(() => !location.hash.includes("where"));
      await page.waitForFunction((text) => document.querySelector(".status-line")?.textContent === text, before);
    });

    it("leave only what one source says, asked from its page", async () => {
      await go("entity=depetris-2024");
      await evidence().getByRole("button", { name: "Show only these" }).click();
      await said(/of other sources or voices/);
    });

    it("with nothing left say so", async () => {
      await go("voices=no-one-at-all");
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
      await evidence()
        .getByText(/Left out by the clocks or the lens: \d+ claims?\./)
        .waitFor();
      expect(await evidence().textContent()).not.toContain("Confirmed");
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
      await said(/as told by NATO/);
      await inUrl("lens=russia~nato~b");
      await page.getByRole("button", { name: "Close the lens" }).click();
      await said(/^\d+ entities and \d+ facts\./);
    });
  });
});

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { readShipped } from "./reader.ts";

/** What a reader reads on the served site with the shipped data, and every way there. */
describe("the evidence in the viewer", () => {
  let page: Page;
  const reader = readShipped();
  beforeAll(() => {
    page = reader.page();
  });
  const { evidence, heading, go, search, open } = reader;

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
      expect(words).toMatch(/Confirmed by South Korea, NATO and United States, and said by \d+ more voices; /);
      expect(words).toContain("denied by Russia and North Korea, parties to it");
      expect(words).toContain("3,000 to 30,000 troops, best 10,000 (5 of 7 voices).");
      const numbers = evidence().getByRole("region", { name: "Numbers claimed" });
      expect(await numbers.getByRole("listitem").filter({ hasText: "NATO" }).textContent()).toContain("10,000 (best)");
      const denied = evidence().getByRole("region", { name: /^Who denies it/ });
      expect(await denied.getByText("denied it").count()).toBeGreaterThanOrEqual(2);
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

    it("is printed whole, without the page around it", async () => {
      await go("fact=kpa-deployment-2024");
      await evidence().waitFor();
      await page.emulateMedia({ media: "print" });
      const printed = await evidence().evaluate((panel) => ({
        isWhole: panel.scrollHeight <= panel.clientHeight + 1,
        isAlone: ["nav", "header.top-bar", "main"].every(
          (around) => !document.querySelector(around)?.checkVisibility(),
        ),
      }));
      await page.emulateMedia({ media: "screen" });
      expect(printed).toEqual({ isWhole: true, isAlone: true });
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
        const { edges } = await (await fetch("./graph.json")).json();
        return edges.find((edge: { attributes: { kind: string } }) => edge.attributes.kind === "disputes").target;
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
      const other = await open(`#entity=russia&data=ffffffffffffffff`);
      await other.page.getByText("This link was made from another build of the data").waitFor();
      await other.page.getByRole("button", { name: "Understood" }).click();
      expect(other.complaints).toEqual([]);
      await other.page.context().close();
    });

    it("gives the same picture to the byte", async () => {
      const link = "#fact=kpa-deployment-2024&theme=dark";
      const size = { width: 800, height: 600, paints: true };
      const pages = [await open(link, size), await open(link, size)];
      // On a busy machine, a page's last frame comes late.
      const areEqual = async (): Promise<boolean> => {
        const pictures = pages.map(({ page: own }) => own.getByRole("application").screenshot());
        const [one, other] = await Promise.all(pictures);
        return one !== undefined && one.length > 10_000 && other?.equals(one) === true;
      };
      for (const { page: own } of pages)
        await own.waitForFunction(() => performance.getEntriesByName("graph drawn").length > 0);
      await expect.poll(areEqual, { timeout: 40_000 }).toBe(true);
      for (const { page: own } of pages) await own.context().close();
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
    const { page: small, complaints } = await open(`#view=table`, { width: 320, height: 640 });
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

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { type Opened, openPage, sharedBrowser } from "./browser.ts";
import { buildSite, type Site, serveLive } from "./sites.ts";

interface Drawn {
  readonly root: string;
  readonly words: readonly string[];
  /** Elements that no picture of ours has. */
  readonly strange: readonly string[];
}

function readSvg(text: string): Drawn {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const names = [...svg.querySelectorAll("*")].map(({ localName }) => localName);
  return {
    root: svg.localName,
    words: [...svg.querySelectorAll("text")].map(({ textContent }) => textContent ?? ""),
    strange: names.filter((name) => !["g", "path", "rect", "circle", "text", "clipPath", "title"].includes(name)),
  };
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
}

async function lookAt(base64: string): Promise<Look> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(400, 400).getContext("2d");
  context?.drawImage(image, 0, 0, 400, 400);
  const pixels = context?.getImageData(0, 0, 400, 400).data.buffer ?? new ArrayBuffer(0);
  return { width: image.width, height: image.height, colours: new Set(new Uint32Array(pixels)).size };
}

describe("sharing what is shown", () => {
  let browser: Browser;
  let project: Folder;
  let site: Site;
  let opened: Opened;
  let page: Page;

  beforeAll(async () => {
    browser = await sharedBrowser();
    project = harbourFolder();
    project.write("data/items/coal.yaml", `type: item\nname: '=HYPERLINK("https://evil.example")'\n`);
    project.write("data/states/ostia.yaml", "type: state\nname: 'Ostia <b>&amp;</b>'\n");
    site = await serveLive(project.path);
    opened = await openPage(browser, site.url, { permissions: ["clipboard-read", "clipboard-write"] });
    page = opened.page;
  });
  afterAll(async () => {
    expect(opened.complaints).toEqual([]);
    await page.context().close();
    await site.close();
    project.remove();
  });

  const copied = (): Promise<string> => page.evaluate("navigator.clipboard.readText()");
  const digest = (): string => new URLSearchParams(new URL(page.url()).hash.slice(1)).get("data") ?? "";

  async function go(fragment: string): Promise<void> {
    await page.evaluate((hash) => location.assign(hash), `#${fragment}`);
    await page.waitForFunction("location.hash.includes('data=')");
  }

  async function share(choice: string): Promise<void> {
    const dialog = page.getByRole("dialog", { name: "Share what is shown" });
    if ((await dialog.count()) === 0) await page.getByRole("button", { name: "Share" }).click();
    await dialog.getByRole("button", { name: choice, exact: true }).click();
  }

  async function saved(choice: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const waiting = page.waitForEvent("download");
    await share(choice);
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  it("copies a link that opens the same view", async () => {
    await go("entity=norland&support=reported");
    await share("Copy link");
    await page.getByRole("dialog").getByText("Link copied").waitFor();
    const link = await copied();
    expect(link).toContain(`data=${digest()}`);
    const other = await openPage(browser, link);
    await other.page.getByRole("heading", { level: 2, name: "Norland" }).waitFor();
    await other.page.getByRole("radio", { name: /Reported/ }).isChecked();
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
    await page.keyboard.press("Escape");
  });

  it("says in the page that a link is of another build", async () => {
    const other = await openPage(browser, `${site.url}#data=ffffffffffffffff`);
    await other.page.getByRole("note").getByText("another build of the data").waitFor();
    await other.page.getByRole("note").getByText("ffffffffffffffff").waitFor();
    await other.page.getByRole("button", { name: "Understood" }).click();
    expect(await other.page.getByRole("note").count()).toBe(0);
    await other.page.context().close();
  });

  it("saves the view as an SVG with legend, numbered sources and the data's digest", async () => {
    await go("");
    const { name, bytes } = await saved("Save SVG");
    expect(name).toBe(`entente-${digest().slice(0, 8)}.svg`);
    const { root, words, strange } = await page.evaluate(readSvg, bytes.toString("utf8"));
    expect(root).toBe("svg");
    expect(strange).toEqual([]);
    expect(words).toEqual(expect.arrayContaining(["Norland", "Südmark", "Ostia <b>&amp;</b>", "States", "Reported"]));
    expect(words.some((line) => /^supplies.* · \d+ facts \[1\]$/.test(line))).toBe(true);
    expect(words.some((line) => /^Sources: \[1\] “Harbour Gazette”, 4 May 2021 \(\d+ facts\)/.test(line))).toBe(true);
    expect(words.at(-1)).toBe(`Entente, dataset ${digest()}.`);
  });

  it("saves it as a PNG of at most 6000 pixels that is not blank", async () => {
    const dialog = page.getByRole("dialog", { name: "Share what is shown" });
    await dialog.getByLabel("Size of the PNG").selectOption("8");
    const { name, bytes } = await saved("Save PNG");
    expect(name).toMatch(/\.png$/);
    const look = await page.evaluate(lookAt, bytes.toString("base64"));
    expect(Math.max(look.width, look.height)).toBe(6000);
    expect(look.colours).toBeGreaterThan(50);
    await dialog.getByText("as large as a canvas goes").waitFor();
  });

  it("saves the data that is shown", async () => {
    const json = JSON.parse((await saved("JSON")).bytes.toString("utf8")) as Record<string, unknown>;
    expect(json).toMatchObject({ format: "entente-view/1", digest: digest() });
    const facts = (await saved("CSV of facts")).bytes.toString("utf8").split("\r\n");
    expect(facts[0]).toMatch(/^fact,subject,subject_name,relation,/);
    expect(facts.some((line) => line.startsWith("norland.supplies.sudmark.coal,"))).toBe(true);
    expect(facts.filter((line) => /(?:^|,)"?=HYPERLINK/.test(line))).toEqual([]);
    const claims = (await saved("CSV of claims")).bytes.toString("utf8");
    expect(claims).toContain("port-treaty.has_party.sudmark#2,port-treaty.has_party.sudmark,");
    const gexf = (await saved("GEXF")).bytes.toString("utf8");
    expect(gexf).toMatch(/<nodes count="[1-9]\d*">/);
    expect(gexf).toContain('label="Ostia &lt;b&gt;&amp;amp;&lt;/b&gt;"');
    await page.keyboard.press("Escape");
  });

  it("copies citations of the view, a fact and a claim", async () => {
    await go("fact=port-treaty.has_party.sudmark");
    await page.getByRole("button", { name: "Cite this fact" }).click();
    await page.getByRole("button", { name: "Copied this fact" }).waitFor();
    const fact = (await copied()).split("\n");
    expect(fact[0]).toBe("Port Treaty has party Südmark.");
    expect(fact).toContain("1. Harbour Gazette stated it. In: “Harbour Gazette”, 4 May 2021.");
    expect(fact.at(-1)).toBe(`Entente, fact port-treaty.has_party.sudmark, dataset ${digest()}.`);
    await page.getByRole("button", { name: "Cite this claim" }).first().click();
    await page.waitForFunction("navigator.clipboard.readText().then((text) => text.includes(', claim '))");
    expect(await copied()).toMatch(/^On “Port Treaty has party Südmark”: .* stated it\. In: “.*”, (4 )?\w+ 2021\.\n/);
    await share("Copy citation");
    await page.getByRole("dialog").getByText("Citation copied").waitFor();
    expect(await copied()).toMatch(/It rests on:\n\[1\] “Harbour Gazette”/);
    await page.keyboard.press("Escape");
  });

  it("hands the text out where the browser refuses to copy", async () => {
    await page.evaluate(
      "navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))",
    );
    await share("Copy citation");
    const field = page.getByRole("textbox", { name: "To copy" });
    await field.waitFor();
    expect(await field.inputValue()).toContain(`dataset ${digest()}`);
    await page.keyboard.press("Escape");
  });

  it("embeds the canvas, with the evidence on a click and a way out to the whole page", async () => {
    const embedded = await openPage(browser, `${site.url}?embed#fact=norland.borders.sudmark`, {
      width: 900,
      height: 600,
    });
    const inside = embedded.page;
    await inside.getByRole("complementary", { name: "Evidence" }).getByText("Who says so").waitFor();
    expect(await inside.getByRole("banner").isVisible()).toBe(false);
    expect(await inside.getByRole("navigation", { name: "Legend and filters" }).isVisible()).toBe(false);
    const address = await inside.getByRole("link", { name: "Open in Entente" }).getAttribute("href");
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#fact=norland\.borders\.sudmark&data=/);
    expect(embedded.complaints).toEqual([]);
    await inside.context().close();
  });

  it("works in the one file on a disk, too", async () => {
    const build = buildSite(project.path);
    const onDisk = await openPage(browser, `${build.single}#entity=norland`);
    await onDisk.page.getByRole("button", { name: "Share" }).click();
    const dialog = onDisk.page.getByRole("dialog", { name: "Share what is shown" });
    for (const choice of ["Save SVG", "Save PNG", "GEXF"]) {
      const waiting = onDisk.page.waitForEvent("download");
      await dialog.getByRole("button", { name: choice, exact: true }).click();
      expect(readFileSync(await (await waiting).path()).length).toBeGreaterThan(1000);
    }
    expect(onDisk.complaints).toEqual([]);
    await onDisk.page.context().close();
    build.remove();
  });
});

import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { isLong } from "../helpers/runs.ts";

/**
 * The browser that comes from npm, drawing WebGL in software: the same pixels on every machine.
 * @param composes who puts a page together of its layers. Where software draws for the graphics processor, sending it the
 *   whole page too takes four times the work of the graph alone; measurements keep what readers have.
 */
export async function launchBrowser(composes: "processor" | "graphics" = "processor"): Promise<Browser> {
  const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
  // Pages that live for seconds gain nothing by code that other threads make for them.
  const cheap = ["--disable-gpu-compositing", "--js-flags=--single-threaded"];
  return await playwright.launch({
    executablePath: process.env["ENTENTE_CHROMIUM"] ?? (await chromium.executablePath()),
    args: composes === "processor" ? [...args, ...cheap] : args,
  });
}

let shared: Promise<Browser> | undefined;

/** The browser of all tests that a worker runs: starting one for each file took a second each. It ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

export interface Opened {
  readonly page: Page;
  /** Whatever the page complained of: console errors and warnings, uncaught errors, refused requests. */
  readonly complaints: readonly string[];
}

export interface Options extends Pick<BrowserContextOptions, "bypassCSP" | "colorScheme" | "permissions"> {
  readonly width?: number;
  readonly height?: number;
  /** Whether the graph's pixels are drawn; else nothing is seen of it, or found under the pointer, and all else is the same. */
  readonly paints?: boolean;
}

/**
 * Makes a page draw the graph's pixels, or not. All that leads to them runs in either case; they alone, drawn in software, took half of
 * the time of tests that do not look at them. A long run always draws them.
 */
export const paint = (page: Page, paints: boolean): Promise<void> =>
  page.evaluate((does) => Object.assign(globalThis, { paints: does }), paints || isLong).then(() => {});

/** Lets a page decide by `globalThis.paints` whether WebGL draws. */
function drawWherePaints(paints: boolean): void {
  const page: { paints?: boolean } = Object.assign(globalThis, { paints });
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    // To clear counts, too: a canvas that is not touched is not put into the page anew.
    for (const name of [
      "clear",
      "drawArrays",
      "drawElements",
      "drawArraysInstanced",
      "drawElementsInstanced",
    ] as const) {
      const draw: unknown = Reflect.get(prototype, name);
      if (typeof draw !== "function") continue;
      Reflect.set(prototype, name, function (this: unknown, ...of: unknown[]) {
        if (page.paints) draw.apply(this, of);
      });
    }
  }
}

/** A page in a context of its own, on a desktop's screen where no size is given. What it opens on is there when it returns. */
export async function openPage(browser: Browser, url: string, options: Options = {}): Promise<Opened> {
  const { width = 1280, height = 720, paints = false, ...more } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...more,
  });
  const page = await context.newPage();
  await page.addInitScript(drawWherePaints, paints || isLong);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Drawing in software, the driver remarks that reading a pixel back is slow; that is not a fault of the page.
    if (message.text().includes("GL Driver Message")) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A page that is left drops what it was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()}`);
  });
  await page.goto(url);
  // On a small screen what is opened covers the sentence that a larger one shows.
  await page.locator("main").first().waitFor();
  return { page, complaints };
}

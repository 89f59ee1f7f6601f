import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";

/**
 * The browser that comes from npm, drawing WebGL in software: the same pixels on every machine.
 * @param composes who puts a page together of its layers. Where software draws for the graphics processor, sending it the
 *   whole page too takes four times the work of the graph alone; measurements keep what readers have.
 */
export async function launchBrowser(composes: "processor" | "graphics" = "processor"): Promise<Browser> {
  const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
  return await playwright.launch({
    executablePath: process.env["ENTENTE_CHROMIUM"] ?? (await chromium.executablePath()),
    args: composes === "processor" ? [...args, "--disable-gpu-compositing"] : args,
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
}

/** A page in a context of its own, on a desktop's screen where no size is given. The graph has been drawn when it returns. */
export async function openPage(browser: Browser, url: string, options: Options = {}): Promise<Opened> {
  const { width = 1280, height = 720, ...more } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...more,
  });
  const page = await context.newPage();
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

import type { Browser, CDPSession, Page } from "playwright-core";

export interface Figures {
  /** Milliseconds from the request for the page until the graph is on the screen. */
  readonly firstGraph: number;
  /** Until the page has told the graphics all of it. */
  readonly drawn: number;
  /** Milliseconds of processor that the browser's processes took together until then: what a busy machine does not lengthen. */
  readonly processor: number;
  /** Entities and edges that are drawn, as the page says. */
  readonly shows: string;
  /** Milliseconds of script that each change takes, until the page is at rest again. */
  readonly changes: Readonly<Record<string, number>>;
}

/** Less script than this while nothing is asked of a page is none. */
const IDLE_MS = 10;

/** What a reader does to a graph, as code that runs in the page and finds things by what they are. */
const CHANGES: Readonly<Record<string, string>> = {
  "switch a relation off": "label('supplies').click()",
  "switch it on again": "label('supplies').click()",
  "switch an entity type off": "label(types()).click()",
  "ask for more support": "label('Corroborated').click()",
  "contested only": "label('Contested only').click()",
  reset: "[...document.querySelectorAll('button')].find((one) => one.textContent === 'Reset filters').click()",
  "open the lens": "[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Lens').click()",
  "where two voices differ":
    "[...document.querySelectorAll('button, label')].find((one) => one.textContent === 'Where they differ').click()",
};

const FIND = `
  const label = (words) => [...document.querySelectorAll('.legend label')]
    .find((one) => one.querySelector('.legend-label')?.textContent === words);
  const types = () => document.querySelector('.legend-section .legend-label').textContent;
`;

export async function measurePage(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  const machine = await browser.newBrowserCDPSession();
  const before = await processorTime(machine);
  const began = performance.now();
  // The story and the overview draw no graph.
  await page.goto(`${url}#view=graph`, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("graph drawn").length > 0, null, { timeout: 120_000 });
  // A screenshot waits for the frame that holds the graph: drawing itself is part of the wait.
  await page.screenshot({ clip: { x: 600, y: 400, width: 8, height: 8 } });
  const firstGraph = performance.now() - began;
  const processor = (await processorTime(machine)) - before;
  const drawn = Number(await page.evaluate("performance.getEntriesByName('graph drawn')[0].startTime"));
  const devtools = await context.newCDPSession(page);
  // Of the processor, not of the clock: what else the machine does is none of the page's.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await atRest(page);
  // What is folded in the legend is not on the page.
  await page.evaluate(
    "for (const one of document.querySelectorAll('.legend details:not([open]) > summary')) one.click()",
  );
  // The index of the search grows in idle moments.
  for (let last = 0, now = Number.POSITIVE_INFINITY; now - last > IDLE_MS; now = await scriptTime(devtools)) {
    last = await scriptTime(devtools);
    await atRest(page);
  }
  const shows = (await page.locator(".status-line strong").textContent()) ?? "";
  const changes: Record<string, number> = {};
  for (const [name, code] of Object.entries(CHANGES)) {
    const start = await scriptTime(devtools);
    await page.evaluate(`{${FIND} ${code} }`);
    await atRest(page);
    changes[name] = (await scriptTime(devtools)) - start;
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  await context.close();
  return { firstGraph, drawn, processor, shows, changes };
}

/** Two quiet frames, then what waits for movement to end. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.waitForTimeout(700);
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

/** Milliseconds of script since the page began. */
async function scriptTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1000;
}

/** Milliseconds of all of the browser's processes since they began. */
async function processorTime(machine: CDPSession): Promise<number> {
  const { processInfo } = await machine.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

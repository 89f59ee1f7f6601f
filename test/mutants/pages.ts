import { type BrowserContext, chromium } from "playwright-core";
import type { Active } from "./messages.ts";

/** No loop of a page that ends runs a place so often. */
const MOST_HITS = 10_000_000;

/**
 * Makes a change active in each page that tests open from now on.
 *
 * @param reached is told the changes whose place a page has reached, each at least once
 */
export function activateInPages({ mutant }: Active, reached: (id: string) => void): void {
  const launch = chromium.launch.bind(chromium);
  chromium.launch = async (options) => {
    const browser = await launch(options);
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (given): Promise<BrowserContext> => {
      const context = await newContext(given);
      await context.exposeBinding("mutantReached", (_, id: string) => reached(id));
      await context.addInitScript(activate, { ...(mutant !== undefined && { mutant }), hitLimit: MOST_HITS });
      return context;
    };
    return browser;
  };
}

/** Runs in the page, before any script of it. */
function activate({ mutant, hitLimit }: Active): void {
  const told = new Proxy<Record<string, number>>(
    {},
    {
      set(hits, id: string, count: number) {
        if (count === 1) (window as unknown as { mutantReached(id: string): void }).mutantReached(id);
        hits[id] = count;
        return true;
      },
    },
  );
  const state = { activeMutant: mutant, hitLimit, hitCount: 0, mutantCoverage: { static: told, perTest: {} } };
  Object.assign(globalThis, { __stryker__: state });
}

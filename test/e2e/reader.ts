import type { Locator, Page } from "playwright-core";

/** What a reader does, by the names that a screen reader would give, on a page that may be opened later. */
export function readerOf(page: () => Page) {
  const evidence = (): Locator => page().getByRole("complementary", { name: "Evidence" });
  const heading = (name: string | RegExp): Promise<void> =>
    evidence().getByRole("heading", { level: 2, name }).waitFor();

  /** Goes to a view as somebody who opens a link to it. */
  async function go(fragment: string): Promise<void> {
    await page().evaluate((hash) => location.assign(hash), `#${fragment || "theme=light"}`);
    await page().waitForFunction(
      () => !document.querySelector(".panel") === !/(entity|fact|path)=/.test(location.hash),
    );
  }

  async function search(words: string, option: RegExp): Promise<void> {
    await page().keyboard.press("Control+k");
    await page().keyboard.type(words);
    await page().getByRole("option", { name: option }).first().waitFor();
    await page().keyboard.press("ArrowDown");
    await page().keyboard.press("Enter");
  }

  return { evidence, heading, go, search };
}

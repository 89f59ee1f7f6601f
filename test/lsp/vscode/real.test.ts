import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../e2e/browser.ts";

/**
 * A folder in which `npm i node@24` and `npm i code-server@4.139.1 --ignore-scripts` were run, then `sh postinstall.sh` in code-server's own: 740 MB,
 * so that it is there where a person wants to look. ENTENTE_SHOTS: a folder for pictures of each step.
 */
const PLACE = process.env["ENTENTE_CODE_SERVER"] ?? "";
const ENTRY = join(PLACE, "node_modules", "code-server", "out", "node", "entry.js");
const missing =
  PLACE === ""
    ? " (skipped: ENTENTE_CODE_SERVER names no code-server)"
    : existsSync(ENTRY)
      ? ""
      : ` (skipped: no ${ENTRY})`;
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
};

describe.skipIf(missing !== "")(`in a real VS Code${missing}`, { timeout: 120_000 }, () => {
  let base = "";
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  let page: Page;
  const node = join(PLACE, "node_modules", ".bin", "node");

  beforeAll(async () => {
    base = realpathSync(mkdtempSync(join(tmpdir(), "entente-code-")));
    const project = join(base, "project");
    mkdirSync(join(project, "node_modules"), { recursive: true });
    mkdirSync(join(base, "user", "User"), { recursive: true });
    cpSync("data", join(project, "data"), { recursive: true });
    symlinkSync(resolve("."), join(project, "node_modules", "entente-graph"));
    writeFileSync(join(project, ".gitignore"), "node_modules\n.entente\n");
    writeFileSync(join(base, "user", "User", "settings.json"), JSON.stringify(SETTINGS));
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-C", project, "-c", "user.name=A", "-c", "user.email=a@b.c", ...args]);
    git("init", "-qb", "main");
    git("add", "-A");
    git("commit", "-qm", "Begin");
    execFileSync("npm", ["run", "-s", "build:vscode"]);
    const env = { ...process.env, HOME: base };
    const folders = ["--user-data-dir", join(base, "user"), "--extensions-dir", join(base, "extensions")];
    execFileSync(node, [ENTRY, ...folders, "--install-extension", resolve("entente.vsix")], { env });
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    server = spawn(
      node,
      [ENTRY, ...folders, "--auth", "none", "--bind-addr", address, "--disable-telemetry", project],
      { env, stdio: "ignore" },
    );
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    for (let tries = 0; tries < 60; tries += 1) {
      const answered = await page.goto(`http://${address}/?folder=${project}`).catch((error: Error) => error);
      if (!(answered instanceof Error)) break;
      await page.waitForTimeout(500);
    }
    await page.locator(".monaco-workbench").waitFor();
    await page
      .getByText("entente.yaml")
      .or(page.getByText("data", { exact: true }))
      .first()
      .waitFor();
    await page.waitForTimeout(8000);
    await command("Go to File...");
    await page.keyboard.type("facts/kpa-deployment-2024.yaml", { delay: 10 });
    await page.waitForTimeout(2000);
    await page.keyboard.press("Enter");
    await line("type: deploys_to").click();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    server?.kill();
    rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  });

  async function command(name: string): Promise<void> {
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input").first().waitFor();
    await page.keyboard.type(name, { delay: 10 });
    await page.waitForTimeout(1000);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(1000);
  }
  const line = (text: string): Locator => page.locator(".view-line", { hasText: text }).first();
  const shot = async (name: string): Promise<void> => {
    const folder = process.env["ENTENTE_SHOTS"];
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  /** A view that is filled anew has another frame each time. */
  const says = (frame: Frame, text: string | RegExp): Promise<boolean> =>
    frame
      .getByText(text)
      .count()
      .then(
        (count) => count > 0,
        () => false,
      );
  /** The frame of a webview that says this. */
  async function framed(text: string | RegExp): Promise<Frame> {
    for (let tries = 0; tries < 60; tries += 1) {
      for (const frame of page.frames()) if (frame !== page.mainFrame() && (await says(frame, text))) return frame;
      await page.waitForTimeout(500);
    }
    throw new Error(`no view says ${text}`);
  }
  const buffer = async (): Promise<string> =>
    ((await page.locator(".view-lines").first().textContent()) ?? "").replaceAll("\u00a0", " ");

  it("shows a code lens, and the fact under the cursor", async () => {
    await page.getByText("Confirmed · 10 independent voices · denied by a party to it").first().click();
    const view = await framed(/^Confirmed by South Korea, NATO and United States/);
    await shot("fact");
    expect(await view.locator("h1").textContent()).toContain("North Korea deploys to Russia");
    expect(await view.locator("svg.neighbourhood a").count()).toBeGreaterThan(1);
    expect(await view.locator("body").evaluate((body) => getComputedStyle(body).paddingBottom)).toBe("24px");
  });

  it("tells on hover who an id is", async () => {
    await line("to: russia").getByText("russia").hover();
    await page.locator(".monaco-hover").getByText("(State)").waitFor();
    await shot("hover");
    await page.mouse.move(5, 600);
  });

  it("completes ids by a name, marks what is wrong, and fixes it", async () => {
    await line("claims:").click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("  - {by: Ira", { delay: 50 });
    await page.locator(".suggest-widget").getByText("iran").first().waitFor();
    await shot("completion");
    await page.keyboard.press("Enter");
    await page.keyboard.type(", source: depetris-2024, stance: denis", { delay: 20 });
    await page.keyboard.press("Escape");
    await page.locator(".squiggly-error").first().waitFor();
    await shot("diagnostic");
    await command("Quick Fix...");
    await page.getByText("did you mean `denies`?").waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(buffer).toContain("{by: iran, source: depetris-2024, stance: denies");
  });
});

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

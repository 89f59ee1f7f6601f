import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";

const BIN = join(process.cwd(), "lib/cli/main.js");
const root = mkdtempSync(join(tmpdir(), "entente-bin-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const entente = (args: readonly string[], cwd = process.cwd(), env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: "utf8", env: { ...process.env, ...env } });

// `npm test` builds first; without a build there is no bin to run.
describe.skipIf(!existsSync(BIN))("the bin", () => {
  it("checks the shipped data without a finding", () => {
    const { status, stdout, stderr } = entente(["check"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^ok: \d+ files checked, nothing to report\n$/);
  });

  it("exits 1 on findings and 2 on misuse", () => {
    mkdirSync(join(root, "data"), { recursive: true });
    writeFileSync(join(root, "data/a.yaml"), "type: state\nnmae: A\n");
    expect(entente(["check"], root).status).toBe(1);
    expect(entente(["check"], "/").status).toBe(2);
    expect(entente([]).status).toBe(2);
  });

  it("colours when forced to, and never with NO_COLOR", () => {
    expect(entente(["check"], root, { FORCE_COLOR: "1", NO_COLOR: "" }).stdout).toContain("\u001B[");
    expect(entente(["check"], root, { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).not.toContain("\u001B[");
    expect(entente(["check"], root, { FORCE_COLOR: "", NO_COLOR: "" }).stdout).not.toContain("\u001B[");
  });

  it("checks again when a file changes", async () => {
    const folder = join(root, "watched");
    entente(["init", folder]);
    const watching = spawn(process.execPath, [BIN, "check", "--watch"], { cwd: folder });
    let printed = "";
    watching.stdout.on("data", (part) => {
      printed += part;
    });
    const shown = (text: string) =>
      vi.waitFor(() => expect(printed).toContain(text), { timeout: 20_000, interval: 50 });
    try {
      await shown("nothing to report");
      // The watcher is ready a moment after the first report; a change that it misses is made again.
      const change = setInterval(() => writeFileSync(join(folder, "data/broken.yaml"), "type: persn\nname: X\n"), 500);
      await shown("did you mean `person`?").finally(() => clearInterval(change));
      printed = "";
      rmSync(join(folder, "data/broken.yaml"));
      await shown("nothing to report");
    } finally {
      watching.kill("SIGINT");
    }
    expect(await new Promise((done) => watching.once("exit", done))).toBe(0);
  });

  it("is quiet when its reader goes away", () => {
    const piped = execFileSync(
      "bash",
      ["-c", `{ ${process.execPath} ${BIN} explain; } 2>${root}/err | head -1; cat ${root}/err`],
      {
        encoding: "utf8",
      },
    );
    expect(piped).toMatch(/^E1001 .*\n$/);
  });
});

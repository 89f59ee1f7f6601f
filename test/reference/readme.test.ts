import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";

const scratch = mkdtempSync(join(tmpdir(), "entente-readme-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a shell prints for `command`, both streams, with `entente` as the built command line. */
function shell(command: string): string {
  const cli = resolve("lib/cli/main.js");
  const script = `entente() { "${process.execPath}" "${cli}" "$@"; }\n{ ${command}\n} 2>&1 || true`;
  const env = { ...process.env, TMPDIR: scratch, NO_COLOR: "1", COLUMNS: "110" };
  return execFileSync("bash", ["-c", script], { encoding: "utf8", env }).trimEnd();
}

/** The README's TypeScript example, run as it is against the built package. */
function run(example: string): string {
  const file = join(scratch, "example.mjs");
  writeFileSync(file, example.replace('"entente-graph"', JSON.stringify(pathToFileURL(resolve("lib/index.js")).href)));
  return execFileSync(process.execPath, [file], { encoding: "utf8" }).trimEnd();
}

// `npx vitest run test/reference -u` writes the outputs anew.
it("shows what its commands and its example really print", async () => {
  const readme = readFileSync("README.md", "utf8")
    .replace(
      /```console\n\$ (.+)\n[\s\S]*?```/g,
      (_, command: string) => `\`\`\`console\n$ ${command}\n${shell(command)}\n\`\`\``,
    )
    .replace(
      /```ts\n([\s\S]+?)```\n\n```text\n[\s\S]*?```/g,
      (_, code: string) => `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`text\n${run(code)}\n\`\`\``,
    );
  await expect(readme).toMatchFileSnapshot("../../README.md");
});

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";

/**
 * Gives a run a folder for temporary files of its own, and removes it with all that is left in it: workers are killed in the end. Unpacks the
 * browser, for the next runs too: two workers that do so at the same time start half a file.
 */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  const { version } = JSON.parse(readFileSync("node_modules/@sparticuz/chromium/package.json", "utf8"));
  const unpacked = join(tmpdir(), `entente-chromium-${version}`);
  if (!existsSync(unpacked)) {
    const beside = join(folder, "chromium");
    mkdirSync(beside);
    process.env["TMPDIR"] = beside;
    await chromium.executablePath();
    // Another run may have been first.
    if (!existsSync(unpacked)) renameSync(beside, unpacked);
  }
  process.env["ENTENTE_CHROMIUM"] = join(unpacked, "chromium");
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

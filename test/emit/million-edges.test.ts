import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { bundle } from "../helpers/bundle.ts";

it("exports a million edges in less than 200 MB of memory", { timeout: 180_000 }, async () => {
  const script = await bundle(fileURLToPath(new URL("./million-edges.ts", import.meta.url)));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    const { written, megabytes, complete } = JSON.parse(stdout);
    expect(complete).toBe(true);
    expect(written).toBeGreaterThan(400_000_000);
    expect(megabytes).toBeGreaterThan(20);
    expect(megabytes).toBeLessThan(200);
  } finally {
    await rm(dirname(script), { recursive: true, force: true });
  }
});

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { builtViewer } from "./sites.ts";

/** What a reader waits for on a slow line before anything is drawn, data apart. */
const MOST_BYTES = 250_000;

describe("the built page", () => {
  const viewer = builtViewer();
  const text = (path: string): string => new TextDecoder().decode(viewer.read(path));

  it("loads less than 250 kB of script at first, gzipped", () => {
    const initial = [...text("index.html").matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path = ""]) => path);
    expect(initial.length).toBeGreaterThan(0);
    // What the first script imports at once counts as well; what it imports when asked for does not.
    const queue = [...initial];
    const seen = new Set<string>();
    for (const path of queue) {
      if (seen.has(path)) continue;
      seen.add(path);
      const imported = text(path).matchAll(/(?:^|;)import\s*(?:[\w$*{}\s,]+\s*from\s*)?"\.\/([^"]+\.js)"/g);
      for (const [, name = ""] of imported) queue.push(`assets/${name}`);
    }
    const bytes = [...seen].reduce((sum, path) => sum + gzipSync(text(path), { level: 9 }).length, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(bytes).toBeGreaterThan(50_000);
  });
});

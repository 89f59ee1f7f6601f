import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { memorySpill, openSpill } from "../../src/host/byte-range.ts";
import type { Source } from "../../src/pipeline/heads.ts";
import { sourceKeeper, takeSources } from "../../src/pipeline/threads/put-by.ts";

const source = (path: string, text: string | null): Source => ({
  path,
  bytes: text === null ? null : Buffer.from(text),
  document: text === null ? null : undefined,
  findings: [],
});
const BLOCKS = [
  [source("data/a.yaml", "type: state\n"), source("data/b.yaml", null), source("data/c.yaml", "")],
  [],
  [source("data/d.yaml", "name: 平壤\n")],
];
const plain = (sources: readonly Source[]) =>
  sources.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes && Buffer.from(bytes).toString() }));

it("gives sources back as they were put by, in any order, from a file and from memory", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-put-by-"));
  try {
    for (const spill of [openSpill(join(folder, "a.sources")), memorySpill()]) {
      const keep = sourceKeeper(spill);
      const kept = BLOCKS.map(keep);
      spill.close();
      expect(kept.map(takeSources).map(plain)).toEqual(BLOCKS.map(plain));
      expect([...kept].reverse().map(takeSources).map(plain)).toEqual([...BLOCKS].reverse().map(plain));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("takes no sources from a file that was cut short", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-put-by-"));
  try {
    const file = join(folder, "a.sources");
    const spill = openSpill(file);
    const [kept] = BLOCKS.map(sourceKeeper(spill));
    spill.close();
    truncateSync(file, 3);
    expect(() => kept && takeSources(kept)).toThrow("cut short");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

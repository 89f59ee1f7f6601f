import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path/posix";
import { describe, expect, it } from "vitest";

const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
})
  .split("\0")
  .filter((path) => path !== "" && existsSync(path));
const code = tracked.filter((path) => /^(?:src|viewer)\/.*\.tsx?$/.test(path));
const linesOf = (path: string): number => readFileSync(path, "utf8").split("\n").length - 1;

describe("the tree", () => {
  it("has no file of more than 300 lines", () => {
    const others = tracked.filter((path) => /^(?:viewer\/.*\.css|test\/.*\.(?:tsx?|mjs))$/.test(path));
    expect([...code, ...others].filter((path) => linesOf(path) > 300)).toEqual([]);
  });

  it("has files of around 90 lines", () => {
    const sizes = code.map(linesOf).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100);
  });

  it("has no folder of more than 25 files", () => {
    const sizes = new Map<string, number>();
    for (const path of tracked.filter((path) => /^(?:src|viewer|test)\//.test(path))) {
      sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    }
    expect([...sizes].filter(([, files]) => files > 25)).toEqual([]);
  });

  it("has no drawer for odds and ends", () => {
    const names = /(?:^|\/)(?:utils?|helpers?|misc|common|shared|manager|process\w*|handle\w*)(?:\/|\.|$)/i;
    expect(code.filter((path) => names.test(path))).toEqual([]);
  });

  it("never silences the compiler or the linter", () => {
    const silenced = /@ts-(?:ignore|nocheck)|biome-ignore|eslint-disable|\bas any\b/;
    expect(code.filter((path) => silenced.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("leaves nothing to chance: no clock, no dice, no locale in what is compiled", () => {
    const stages = code.filter((path) => /^src\/(?!cli\/|sql\/|host\/)/.test(path));
    const chance = /Date\.now\(|new Date\(\)|Math\.random\(|localeCompare|toLocale|Intl\./;
    expect(stages.filter((path) => chance.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});

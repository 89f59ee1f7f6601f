import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";

const host = nodeHost(".");
const shipped = ["schema", "data"]
  .flatMap((folder) => host.list(folder).files)
  .map(({ path }) => [path, readFileSync(path, "utf8")] as const);

const check = (files: readonly (readonly [string, string])[]) => checkProject(memoryHost(new Map(files)));

it("what Windows makes of the files says the same", () => {
  const windows = check(shipped.map(([path, text]) => [path, `\uFEFF${text.replaceAll("\n", "\r\n")}`]));
  expect(windows.dataset?.digest).toBe(check(shipped).dataset?.digest);
  expect(windows.diagnostics.every(({ name }) => name === "byte-order-mark")).toBe(true);
});

it("what a check finds does not depend on the order of the files", () => {
  const broken = shipped.map(
    ([path, text]) => [path, text.replace("source: depetris-2024", "source: deptris-2024")] as const,
  );
  const { diagnostics } = check(broken);
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(check(broken.toReversed()).diagnostics).toEqual(diagnostics);
});

import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, resolve } from "node:path";
import { build } from "vite";
import { expect, it } from "vitest";

it("has no Node import anywhere behind src/browser.ts", () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\b(?:[^;"]*\bfrom)?\s*"([^"]+)";/gm,
    )) {
      if (specifier.startsWith(".")) visit(resolve(dirname(file), specifier));
      else packages.add(specifier);
    }
  };
  visit(resolve("src/browser.ts"));
  expect(seen.size).toBeGreaterThan(20);
  expect([...packages].filter((name) => name.startsWith("node:") || builtinModules.includes(name))).toEqual([]);
});

it("bundles for a browser without anything of Node", async () => {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: "src/browser.ts", formats: ["es"] } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error("vite gave no bundle");
  for (const chunk of output.output) {
    if (chunk.type !== "chunk") continue;
    expect(chunk.imports).toEqual([]);
    expect(chunk.code).not.toMatch(/__vite-browser-external|\brequire\("(?:node:|fs|util|path)/);
  }
});

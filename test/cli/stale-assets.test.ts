import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { removeStaleAssets } from "../../src/cli/stale-assets.ts";

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "entente-stale-"));
  mkdirSync(join(out, "assets"));
  for (const name of ["index-C-rYx2zk.js", "index-AAAA1111.js", "logo.svg", "my-page.js"]) {
    writeFileSync(join(out, "assets", name), "");
  }
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const assets = () => readdirSync(join(out, "assets")).sort();

it("takes away the viewer's files of an earlier version, and nobody else's", () => {
  removeStaleAssets(out, ["index.html", "assets/index-C-rYx2zk.js"]);
  expect(assets()).toEqual(["index-C-rYx2zk.js", "logo.svg", "my-page.js"]);
});

it("takes away nothing where no viewer was written", () => {
  removeStaleAssets(out, ["graph.json"]);
  expect(assets()).toHaveLength(4);
});

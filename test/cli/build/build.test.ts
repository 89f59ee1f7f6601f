import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

const BROKEN = "type: state\nname: Ostia\nrelations: {borders: nowhere}\n";

describe("entente build", () => {
  let project: Folder;
  let dist: string;
  beforeEach(() => {
    project = harbourFolder();
    dist = join(project.path, "dist");
  });
  afterEach(() => project.remove());

  it("writes its files, says what they hold, and leaves nothing beside them", async () => {
    const { code, out } = await run("-p", project.path, "build", "-o", dist);
    expect(code).toBe(0);
    expect(out).toMatch(/^9 entities, 10 facts, 11 claims, 16 edges in \d+\.\d\d s \(dataset [0-9a-f]{16}\)\n/);
    const files = readdirSync(dist).sort();
    expect(files).toEqual([
      ".entente-build.json",
      "entente.html",
      "first-page.css",
      "first-page.js",
      "graph.gexf",
      "graph.json",
      "index.html",
    ]);
  });

  it("writes the same bytes again", async () => {
    const again = join(project.path, "again");
    await run("-p", project.path, "build", "-o", dist);
    await run("-p", project.path, "build", "-o", again);
    for (const file of readdirSync(dist)) {
      expect(readFileSync(join(again, file)).equals(readFileSync(join(dist, file))), file).toBe(true);
    }
  });

  it("exits 1 where there is an error, shows its place, and keeps the last good output", async () => {
    await run("-p", project.path, "build", "-o", dist);
    const before = readFileSync(join(dist, "graph.json"), "utf8");
    project.write("data/states/ostia.yaml", BROKEN);
    const { code, out, err } = await run("-p", project.path, "build", "-o", dist);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("data/states/ostia.yaml:3:22");
    expect(readFileSync(join(dist, "graph.json"), "utf8")).toBe(before);
  });

  it("makes no folder for a project that never built", async () => {
    project.write("data/states/ostia.yaml", BROKEN);
    expect((await run("-p", project.path, "build", "-o", dist)).code).toBe(1);
    expect(existsSync(dist)).toBe(false);
  });
});

describe("entente export", () => {
  let project: Folder;
  beforeEach(() => {
    project = harbourFolder();
  });
  afterEach(() => project.remove());

  it("writes to standard output or to a file, the same as build does", async () => {
    const dist = join(project.path, "dist");
    await run("-p", project.path, "build", "-o", dist);
    const json = await run("-p", project.path, "export", "json");
    expect([json.code, json.out]).toEqual([0, readFileSync(join(dist, "graph.json"), "utf8")]);
    const file = join(project.path, "deep/er/g.gexf");
    const gexf = await run("-p", project.path, "export", "gexf", "-o", file);
    expect([gexf.code, gexf.out]).toEqual([0, ""]);
    expect(gexf.err).toMatch(/^gexf: \d+ nodes and \d+ facts\n/);
    expect(readFileSync(file, "utf8")).toBe(readFileSync(join(dist, "graph.gexf"), "utf8"));
  });

  it("refuses a format that it does not know, and a project with errors", async () => {
    expect((await run("-p", project.path, "export", "dot")).code).toBe(2);
    project.write("data/states/ostia.yaml", BROKEN);
    const { code, out } = await run("-p", project.path, "export", "json");
    expect([code, out]).toEqual([1, ""]);
  });
});

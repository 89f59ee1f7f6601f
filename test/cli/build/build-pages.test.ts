import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

const harbour = harbourFolder();
afterAll(harbour.remove);
const out = join(harbour.path, "dist");
const build = (...flags: string[]) => run("build", "--project", harbour.path, "-o", out, ...flags);
const files = (): readonly string[] =>
  readdirSync(join(out, "pages"), { recursive: true, encoding: "utf8" })
    .map((path) => join("pages", path))
    .filter((path) => statSync(join(out, path)).isFile())
    .sort();
const LONG_AGO = new Date("2001-01-01");

describe("build --pages", () => {
  it("writes a page for each entity and fact beside the rest", async () => {
    const { code, out: said } = await build("--pages");
    expect(code).toBe(0);
    expect(said).toMatch(/pages\/ \(\d+ files\)/);
    expect(files()).toContain("pages/entity/norland.html");
    expect(files()).toContain("pages/fact/norland.supplies.sudmark.coal.html");
    expect(existsSync(join(out, "graph.json"))).toBe(true);
  });

  it("leaves pages alone that an edit does not show on, time and all", async () => {
    for (const path of files()) utimesSync(join(out, path), LONG_AGO, LONG_AGO);
    const file = join(harbour.path, "data/states/norland.yaml");
    const old = readFileSync(file, "utf8");
    writeFileSync(file, old.replace("quantity: 3000 tonnes", "quantity: 3001 tonnes"));
    expect((await build("--pages")).code).toBe(0);
    const rewritten = files().filter((path) => statSync(join(out, path)).mtime.getTime() !== LONG_AGO.getTime());
    const showing = files().filter((path) => /3,?001/.test(readFileSync(join(out, path), "utf8")));
    expect(rewritten).toEqual(showing);
    expect(rewritten).toContain("pages/fact/norland.supplies.sudmark.coal.html");
  });

  it("takes away the page of what is gone", async () => {
    const file = join(harbour.path, "data/states/norland.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/ +- \{to: sudmark, item: timber.*\n/, ""));
    expect((await build("--pages")).code).toBe(0);
    expect(files()).not.toContain("pages/fact/norland.supplies.sudmark.timber.html");
  });

  it("tells of what changed since an earlier build", async () => {
    const earlier = join(harbour.path, "earlier.json");
    await run("export", "facts", "--project", harbour.path, "-o", earlier);
    harbour.write("data/states/eastmark.yaml", "type: state\nname: Eastmark\n");
    expect((await build("--pages", "--since", earlier)).code).toBe(0);
    expect(readFileSync(join(out, "pages/changes.atom"), "utf8")).toContain("<title>Eastmark</title>");
    expect((await build("--since", earlier)).err).toContain("add `--pages`");
  });

  it("takes the pages away where a whole build writes none, since they would tell of an old state", async () => {
    expect((await build()).code).toBe(0);
    expect(files()).toEqual([]);
    expect((await build("--pages")).code).toBe(0);
    expect(files()).toContain("pages/entity/norland.html");
    expect((await build("--only", "graph.json")).code).toBe(0);
    expect(files()).toContain("pages/entity/norland.html");
  });

  it("writes over no file that it did not write", async () => {
    const own = join(out, "pages/entity/mine.html");
    writeFileSync(own, "mine");
    harbour.write("data/states/mine.yaml", "type: state\nname: Mine\n");
    const { code, err } = await build("--pages");
    expect(code).toBe(2);
    expect(err).toContain("mine.html is there already");
    expect(readFileSync(own, "utf8")).toBe("mine");
  });

  it("writes nothing where the project has errors", async () => {
    harbour.write("data/states/broken.yaml", "type: nothing\nname: Broken\n");
    const { code, err } = await build("--pages");
    expect(code).not.toBe(0);
    expect(err).not.toContain("No answer");
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { BIN } from "../../helpers/planted.ts";
import { run } from "../../helpers/run-cli.ts";
import { isLong } from "../../helpers/runs.ts";

let project: Folder;
let dist: string;
beforeEach(() => {
  project = harbourFolder();
  dist = join(project.path, "dist");
});
afterEach(() => project.remove());

const build = (out: string) => run("-p", project.path, "build", "--no-layout", "-o", out);

describe("where a build may write", () => {
  it("refuses the project's own folders, what holds the project, and files", async () => {
    writeFileSync(join(project.path, "notes.txt"), "mine");
    symlinkSync(join(project.path, "data"), join(project.path, "link"));
    const before = readdirSync(project.path, { recursive: true }).length;
    const refused: readonly (readonly [string, string])[] = [
      ["data", "in the project's data/"],
      ["data/states", "in the project's data/"],
      ["data/new/deep", "in the project's data/"],
      ["link", "in the project's data/"],
      ["schema", "in the project's schema/"],
      [".", "holds the project"],
      ["..", "holds the project"],
      ["notes.txt", "notes.txt is a file"],
      ["notes.txt/dist", "notes.txt is a file"],
    ];
    for (const [out, why] of refused) {
      const { code, err } = await build(join(project.path, out));
      expect([out, code, err]).toEqual([out, 2, expect.stringContaining(why)]);
      expect(err).toMatch(/^entente: -o /);
    }
    for (const format of ["gexf", "csv"]) {
      const { code, err } = await run("-p", project.path, "export", format, "-o", join(project.path, "data/x.yaml"));
      expect([code, err]).toEqual([2, expect.stringContaining("in the project's data/")]);
    }
    expect((await run("-p", project.path, "export", "gexf", "-o", join(project.path, "data"))).code).toBe(2);
    expect(readdirSync(project.path, { recursive: true }).length).toBe(before);
  });

  it("adds to a folder of others, and touches nothing of theirs", async () => {
    mkdirSync(join(dist, "assets"), { recursive: true });
    writeFileSync(join(dist, "assets/index-abcd1234.js"), "mine");
    writeFileSync(join(dist, "CNAME"), "example.org");
    expect((await build(dist)).code).toBe(0);
    project.write("data/states/isle.yaml", "type: state\nname: Isle\n");
    expect((await build(dist)).code).toBe(0);
    expect(readFileSync(join(dist, "assets/index-abcd1234.js"), "utf8")).toBe("mine");
    expect(readFileSync(join(dist, "CNAME"), "utf8")).toBe("example.org");
  });

  it("refuses to write over a file of others, and over a page that was changed", async () => {
    mkdirSync(dist);
    writeFileSync(join(dist, "index.html"), "mine");
    const first = await build(dist);
    expect([first.code, first.err]).toEqual([2, expect.stringContaining("did not write it")]);
    expect(readdirSync(dist)).toEqual(["index.html"]);
    const other = join(project.path, "other");
    expect((await build(other)).code).toBe(0);
    writeFileSync(join(other, "index.html"), "changed");
    const second = await build(other);
    expect([second.code, second.err]).toEqual([2, expect.stringContaining("has been changed since")]);
    expect(readFileSync(join(other, "index.html"), "utf8")).toBe("changed");
  });
});

// `npm test` builds first; without a build there is no bin to kill.
describe.skipIf(!existsSync(BIN))("builds that are killed, or run at once", () => {
  const pageDigests = (): readonly string[] =>
    readdirSync(join(dist, "view")).map((name) => {
      const bytes = readFileSync(join(dist, "view", name));
      const { digest } = JSON.parse(String(name.endsWith(".gz") ? gunzipSync(bytes) : bytes)) as { digest: string };
      return digest;
    });
  const digests = (): readonly string[] => {
    const graph = JSON.parse(readFileSync(join(dist, "graph.json"), "utf8")) as { attributes: { digest: string } };
    const page = /"entente-page\/\d+","digest":"(\w+)"/.exec(readFileSync(join(dist, "entente.html"), "utf8"));
    return [graph.attributes.digest, page?.[1] ?? "", ...pageDigests()];
  };
  const start = (): ChildProcess =>
    spawn(process.execPath, [BIN, "-p", project.path, "build", "--no-layout", "-o", dist], { stdio: "ignore" });

  it("leave all files of one build, or a record that says otherwise", async () => {
    await once(start(), "exit");
    const delays = isLong ? Array.from({ length: 12 }, (_, n) => n) : [0, 2, 5, 11];
    for (const n of delays) {
      project.write("data/states/isle.yaml", `type: state\nname: Isle ${n}\n`);
      const child = start();
      const exit = once(child, "exit");
      let isOver = false;
      exit.then(() => {
        isOver = true;
      });
      // Killed while it writes, or while it switches: as soon as the first file is there, or a little later.
      while (!isOver && !readdirSync(dist).some((name) => name.endsWith(".tmp"))) await setTimeout(1);
      await setTimeout(n);
      child.kill("SIGKILL");
      await exit;
      const record = readFileSync(join(dist, ".entente-build.json"), "utf8");
      if (!record.includes('"switching"')) expect(new Set(digests()).size, `killed in round ${n}`).toBe(1);
    }
    expect(await once(start(), "exit")).toEqual([0, null]);
    expect(new Set(digests()).size).toBe(1);
    expect(readFileSync(join(dist, "graph.json"), "utf8")).toContain("Isle 11");
    expect(readdirSync(dist).filter((name) => /tmp|lock/.test(name))).toEqual([]);
  }, 120_000);

  it("give one good result", async () => {
    const exits = await Promise.all([start(), start(), start()].map((child) => once(child, "exit")));
    expect(exits.map(([code]) => code)).toEqual([0, 0, 0]);
    expect(new Set(digests()).size).toBe(1);
    expect(readdirSync(dist).filter((name) => /tmp|lock/.test(name))).toEqual([]);
  }, 120_000);
});

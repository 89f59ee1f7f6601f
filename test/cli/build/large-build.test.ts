import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProject, checkProject } from "../../../src/build.ts";
import { keeping } from "../../../src/cli/run-project.ts";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { projectHost } from "../../../src/host/project-host.ts";
import { writeProject } from "../../bench/generate/project.ts";
import { run } from "../../helpers/run-cli.ts";

/** Longer than a change is too young to be told from the next one. */
const SETTLED = 70;
const ONLY = ["facts.json", "graph.json", "graph.gexf"];

let root: string;
const written = () => ONLY.map((name) => readFileSync(join(root, "dist", name), "utf8"));
const atOnce = () => {
  const files = new Map<string, string | Uint8Array>();
  buildProject(projectHost(root), memoryHost(files), { only: ONLY, layout: false });
  return ONLY.map((name) => Buffer.from(files.get(name) ?? "").toString("utf8"));
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-large-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** More than two blocks of files, and as many as are kept here. */
const FILES = 420;

describe("a build of a large project", { timeout: 120_000 }, () => {
  const usual = keeping.from;
  beforeAll(() => {
    keeping.from = FILES;
  });
  afterAll(() => {
    keeping.from = usual;
  });
  const build = () => run("-p", root, "build", "--no-layout", "-o", join(root, "dist"), "--only", ...ONLY);
  it("gives to the byte what a build of everything at once gives, again after an edit, and keeps it where there is an error", async () => {
    writeProject(root, "schema", FILES, 5);
    await setTimeout(SETTLED);
    const first = await build();
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^420 entities, \d+ facts/)]);
    const kept = readdirSync(join(root, ".entente/cache"), { recursive: true, encoding: "utf8" });
    expect(kept).toContainEqual(expect.stringMatching(/^parts-\w+.kept-\w+\.json$/));
    const before = atOnce();
    expect(written()).toEqual(before);
    const [path] = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .filter((name) => /quantity: \d+ /.test(readFileSync(join(root, "data", name), "utf8")))
      .sort();
    const file = join(root, "data", path ?? "");
    writeFileSync(file, readFileSync(file, "utf8").replace(/quantity: \d+ /, "quantity: 98765 "));
    await setTimeout(SETTLED);
    const second = await build();
    expect(second.out.replace(/ in .*/s, "")).toBe(first.out.replace(/ in .*/s, ""));
    const last = written();
    expect(last).toEqual(atOnce());
    expect(last).not.toEqual(before);
    writeFileSync(
      join(root, "data/states/nowhere-land.yaml"),
      "type: state\nname: Nowhere\nrelations: {borders: nowhere}\n",
    );
    const { code, err } = await build();
    expect(code).toBe(1);
    expect(err).toContain("nowhere-land.yaml:3:");
    expect(err).toContain("nothing written");
    expect(written()).toEqual(last);
  });
});

/** In the built program: threads run no TypeScript. Of a project as small as this only who asks for them gets several. */
const IN_THREADS = `
import { mkdirSync } from "node:fs";
const [root, ...only] = process.argv.slice(2);
const from = (module) => import(new URL(module, "file://" + process.cwd() + "/lib/"));
const { buildOutputs } = await from("pipeline/outputs.js");
const { finish } = await from("pipeline/steps.js");
const { nodeHost } = await from("host/node-host.js");
const { projectHost } = await from("host/project-host.js");
const [host, cache, out] = [projectHost(root), root + "/cache", root + "/dist"];
mkdirSync(cache, { recursive: true });
const input = { root, cache, data: host.list("data"), program: "test", blockSize: 10, threads: 3 };
const outFile = (path) => out + "/" + path;
const built = await finish(buildOutputs(host, nodeHost(out), { ...input, only, layout: false, outFile }));
console.log(built.state === "faulty" ? JSON.stringify(built.diagnostics) : built.digest);
`;

describe("a build in several threads", () => {
  const build = () => {
    const script = join(root, "build.mjs");
    writeFileSync(script, IN_THREADS);
    const { stdout, stderr } = spawnSync(process.execPath, [script, root, ...ONLY], { encoding: "utf8" });
    return stdout.trim() || stderr;
  };
  beforeEach(() => {
    writeProject(root, "schema", 80, 5);
  });

  it("gives to the byte what a build of everything at once gives", () => {
    const digest = build();
    expect(written()).toEqual(atOnce());
    expect(JSON.parse(written()[0] ?? "").digest).toBe(digest);
  });

  it.each(["aaa-land", "zzz-land"])("finds an error as that does, whichever thread meets it: %s", (name) => {
    writeFileSync(join(root, `data/states/${name}.yaml`), "type: state\nname: New\nrelations: {borders: nowhere}\n");
    expect(JSON.parse(build())).toEqual(checkProject(projectHost(root)).diagnostics);
  });
});

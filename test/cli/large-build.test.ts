import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { writeProject } from "../bench/generate/project.ts";

/** Longer than a change is too young to be told from the next one. */
const SETTLED = 70;
const ONLY = ["facts.json", "graph.json", "graph.gexf"];

/** So many files that several threads build them, block by block. */
describe("a build of a large project", { timeout: 120_000 }, () => {
  let root: string;
  // The built program: threads run no TypeScript.
  const build = () => {
    const args = ["lib/cli/main.js", "-p", root, "build", "--no-layout", "-o", join(root, "dist"), "--only", ...ONLY];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  };
  const written = () => ONLY.map((name) => readFileSync(join(root, "dist", name), "utf8"));
  const atOnce = () => {
    const files = new Map<string, string | Uint8Array>();
    buildProject(projectHost(root), memoryHost(files), { only: ONLY, layout: false });
    return ONLY.map((name) => Buffer.from(files.get(name) ?? "").toString("utf8"));
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "entente-large-"));
    writeProject(root, "schema", 2100, 5);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("gives to the byte what a build of everything at once gives, and again after an edit", async () => {
    await setTimeout(SETTLED);
    const first = build();
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^2100 entities, \d+ facts/)]);
    const kept = readdirSync(join(root, ".entente/cache"), { recursive: true, encoding: "utf8" });
    expect(kept).toContainEqual(expect.stringMatching(/^parts-\w+.kept\.json$/));
    const before = atOnce();
    expect(written()).toEqual(before);
    const [path] = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .filter((name) => /quantity: \d+ /.test(readFileSync(join(root, "data", name), "utf8")))
      .sort();
    const file = join(root, "data", path ?? "");
    writeFileSync(file, readFileSync(file, "utf8").replace(/quantity: \d+ /, "quantity: 98765 "));
    await setTimeout(SETTLED);
    const second = build();
    expect(second.out.replace(/ in .*/s, "")).toBe(first.out.replace(/ in .*/s, ""));
    expect(written()).toEqual(atOnce());
    expect(written()).not.toEqual(before);
  });

  it("says what is wrong, and leaves the last good outputs", () => {
    build();
    const before = written();
    writeFileSync(
      join(root, "data/states/nowhere-land.yaml"),
      "type: state\nname: Nowhere\nrelations: {borders: nowhere}\n",
    );
    const { code, err } = build();
    expect(code).toBe(1);
    expect(err).toContain("nowhere-land.yaml:3:");
    expect(err).toContain("nothing written");
    expect(written()).toEqual(before);
  });
});

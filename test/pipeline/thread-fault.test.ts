import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { BIN, planted } from "../helpers/planted.ts";
import { isLong } from "../helpers/runs.ts";

/** Checks a project in two threads, and prints how that failed. */
const SCRIPT = `(async () => {
const [root, cache] = process.argv.slice(1);
const { projectHost } = await import(process.cwd() + "/lib/host/project-host.js");
const { checkOnly } = await import(process.cwd() + "/lib/pipeline/check-only.js");
const { finish } = await import(process.cwd() + "/lib/pipeline/steps.js");
const host = projectHost(root);
const input = { root, cache, data: host.list("data"), program: "test", blockSize: 3, threads: 2 };
await finish(checkOnly(host, input)).then(() => console.log("no fault"), (error) => console.log(error.name + ": " + error.stack));
})()`;

// `npm test` builds first; threads need the compiled program.
describe.skipIf(!existsSync(BIN))("a fault in a thread", () => {
  let project: Folder;
  beforeAll(() => {
    project = harbourFolder();
    mkdirSync(join(project.path, "parts"));
  });
  afterAll(() => project.remove());

  function check(at: string, does?: string): string {
    const { args, env } = planted(at, []);
    const call = [...args.slice(0, 2), "-e", SCRIPT, project.path, join(project.path, "parts")];
    const more = { PLANT_IN: "thread", ...(does && { PLANT_DOES: does }) };
    return spawnSync(process.execPath, call, { encoding: "utf8", env: { ...env, ...more }, timeout: 30_000 }).stdout;
  }

  it("arrives with its stack", () => {
    const all = ["pipeline/heads.ts#blockReader", "pipeline/context.ts#openContext"];
    for (const at of isLong ? all : all.slice(1)) {
      const name = at.slice(at.indexOf("#") + 1);
      expect(check(at)).toMatch(new RegExp(`^TypeError: TypeError: planted\\n {4}at ${name} \\(`));
    }
  });

  it("is told of a thread that ends without a word", () => {
    expect(check("pipeline/context.ts#openContext", "process.exit(4)")).toContain(
      "Error: a thread ended with code 4 before its work was done",
    );
  });

  it("is none where nothing is planted", () => {
    expect(check("")).toBe("no fault\n");
  });
});

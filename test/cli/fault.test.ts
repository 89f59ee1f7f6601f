import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { BIN, runPlanted } from "../helpers/planted.ts";
import { isLong } from "../helpers/runs.ts";

/** A function of each stage, and a command that comes to it. */
const STAGES: readonly (readonly [at: string, ...args: string[]])[] = [
  ["text/text-file.ts#decode", "check"],
  ["parse/read-document.ts#readDocument", "check"],
  ["schema/load-schema.ts#loadSchema", "check"],
  ["resolve/resolve.ts#resolveFacts", "check"],
  ["rules/check-rules.ts#checkFacts", "check"],
  ["schema/editor-profile.ts#editorProfile", "check"],
  ["query/knowledge-graph.ts#openGraph", "facts"],
  ["compile/compile.ts#placedNodes", "build"],
  ["emit/read-places.ts#readPlaces", "build"],
  ["emit/gexf.ts#gexf", "build"],
  ["cli/build-record.ts#recordBuild", "build"],
  ["fmt/format-project.ts#formatProject", "fmt"],
];

/** That no stage catches a fault is read off their texts in test/architecture/catches.test.ts: one of each command does, but for a long run. */
const FAULTS = isLong
  ? STAGES
  : STAGES.filter(([, name], n) => STAGES.findLastIndex(([, other]) => other === name) === n);

// `npm test` builds first; without a build there is no bin to run.
describe.skipIf(!existsSync(BIN))("a fault of ours", () => {
  let project: Folder;
  let dist: string;
  beforeAll(() => {
    project = harbourFolder();
    dist = join(project.path, "dist");
    spawnSync(process.execPath, [BIN, "-p", project.path, "build", "-o", dist]);
  });
  afterAll(() => project.remove());

  it.each(FAULTS)("in %s ends `%s` with what to report and exit code 3", (at, ...args) => {
    // Else the build would find that nothing has changed.
    project.write("data/states/isle.yaml", `type: state\nname: Isle\n# ${at}\n`);
    const before = readFileSync(join(dist, "graph.json"), "utf8");
    const out = args[0] === "build" ? ["-o", dist] : [];
    const { status, stdout, stderr } = runPlanted(at, "-p", project.path, ...args, ...out);
    expect(stderr).toContain(`entente: this is a fault in Entente, not in your files: TypeError: planted\n`);
    expect(stderr).toMatch(/\n {2}version: entente \d+\.\d+\.\d+, Node \d/);
    expect(stderr).toContain(`\n  command: entente -p ${project.path} ${args[0]}`);
    expect(stderr).not.toContain("\n    at ");
    expect([status, stdout]).toEqual([3, ""]);
    const isLate = at === "cli/build-record.ts#recordBuild";
    if (!isLate) expect(readFileSync(join(dist, "graph.json"), "utf8")).toBe(before);
  });

  it("shows the stack with --debug", () => {
    const { status, stderr } = runPlanted("resolve/resolve.ts#resolveFacts", "-p", project.path, "--debug", "check");
    expect(stderr).toMatch(/TypeError: planted\n {4}at resolveFacts \(.*\/lib\/cli\/[\w-]+\.js:\d+:\d+\)/);
    expect(status).toBe(3);
  });

  it("prints no password that was on the command line", () => {
    const url = "postgres://editor:secret@127.0.0.1:1/x";
    const { stderr } = runPlanted("resolve/resolve.ts#resolveFacts", "-p", project.path, "publish", url);
    expect(stderr).toContain("publish postgres://editor:...@127.0.0.1:1/x");
    expect(stderr).not.toContain("secret");
  });
});

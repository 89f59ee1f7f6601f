import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as engineHost from "../../../src/host/node-host.ts";
import type * as projectHosts from "../../../src/host/project-host.ts";
import type * as outputs from "../../../src/pipeline/outputs.ts";
import type * as steps from "../../../src/pipeline/steps.ts";
import { call } from "../call.ts";
import { built } from "../program.ts";
import type { Verdict } from "./verdict.ts";

/** Builds a sound project at once, again, elsewhere without a cache, and in small blocks: the same files with the same bytes each time. */
export async function judgeBuild(root: string, verdict: Verdict): Promise<boolean> {
  const [out, other] = [join(root, "dist"), join(root, "other")];
  const first = await call("-p", root, "build", "-o", out);
  if (!verdict.sound(first, 0)) return false;
  const files = filesOf(out);
  // What was kept of the first build answers for the second; the third is made anew, on places of the first.
  await call("-p", root, "build", "-o", out);
  same(files, filesOf(out), "a second build", verdict);
  rmSync(join(root, ".entente"), { recursive: true, force: true });
  verdict.sound(await call("-p", root, "build", "-o", out), 0);
  same(files, filesOf(out), "a build without a cache", verdict);
  verdict.sound(await call("-p", root, "build", "-o", other), 0);
  same(files, filesOf(other), "a build elsewhere", verdict);
  await judgeBlocks(root, files, verdict);
  const digest = /\(dataset (\w+)\)/.exec(first.out)?.[1] ?? "";
  verdict.expect(digest !== "", "a build does not say its digest");
  for (const name of ["graph.json", "graph.gexf"]) {
    verdict.expect(files.get(name)?.includes(digest) === true, `${name} does not hold the digest ${digest}`);
  }
  return true;
}

/** Edits a built project and builds again over it: every output is of the edited one, as a build without any past makes it. */
export async function judgeEdit(root: string, file: string, verdict: Verdict): Promise<void> {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/^name: .*$/m, "name: Edited by hand"));
  const [out, fresh] = [join(root, "dist"), join(root, "fresh")];
  const over = await call("-p", root, "build", "-o", out);
  rmSync(join(root, ".entente"), { recursive: true, force: true });
  await call("-p", root, "build", "-o", fresh);
  // The edit may have made another's name of it.
  if (over.code === 0) {
    const digest = /\(dataset (\w+)\)/.exec(over.out)?.[1] ?? "";
    const [now, anew] = [filesOf(out), filesOf(fresh)];
    // Places, which a build over another keeps, are elsewhere.
    for (const name of [...anew.keys()].filter((path) => path.startsWith("view/facts-"))) {
      verdict.expect(now.get(name) === anew.get(name), `${name} is not of the edited project`);
    }
    for (const name of ["graph.json", "graph.gexf", "entente.html"]) {
      verdict.expect(
        now.get(name)?.includes(digest) === true,
        `after an edit, ${name} does not hold the digest ${digest}`,
      );
    }
    for (const name of ["graph.json", "graph.gexf"]) {
      verdict.expect(
        now.get(name)?.includes("Edited by hand") === true,
        `after an edit, ${name} is of the old project`,
      );
    }
  }
  writeFileSync(path, text);
}

/** A project with errors writes nothing. */
export async function judgeRefusal(root: string, verdict: Verdict): Promise<void> {
  const out = join(root, "dist");
  verdict.sound(await call("-p", root, "build", "-o", out), 1);
  verdict.expect(!existsSync(out), "a project with errors was built");
}

async function judgeBlocks(root: string, files: ReadonlyMap<string, string>, verdict: Verdict): Promise<void> {
  const { buildOutputs } = await built<typeof outputs>("pipeline/outputs.js");
  const { finishNow } = await built<typeof steps>("pipeline/steps.js");
  const { projectHost } = await built<typeof projectHosts>("host/project-host.js");
  const { nodeHost } = await built<typeof engineHost>("host/node-host.js");
  const [cache, out] = [join(root, "cache"), join(root, "in-blocks")];
  mkdirSync(cache, { recursive: true });
  const host = projectHost(root);
  const input = { root, cache, data: host.list("data"), program: "attack", blockSize: 2, threads: 1 };
  const outFile = (path: string): string => join(out, path);
  const done = finishNow(buildOutputs(host, nodeHost(out), { ...input, outFile }));
  if (!verdict.expect(done.state === "whole", "a sound project has problems in blocks")) return;
  const whole = new Map([...files].filter(([path]) => OF_BOTH.has(path)));
  const partly = new Map([...filesOf(out)].filter(([path]) => OF_BOTH.has(path)));
  same(whole, partly, "a build in small blocks", verdict);
}

/** What a build writes without the viewer's own files, which are handed in. */
const OF_BOTH = new Set(["graph.json", "graph.gexf"]);

function same(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  what: string,
  verdict: Verdict,
): void {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const apart = names.filter((name) => one.get(name) !== other.get(name));
  verdict.expect(apart.length === 0, `${what} differs in ${apart.join(", ")}`);
}

/** The files below a folder with their bytes as Latin-1. */
export function filesOf(folder: string): Map<string, string> {
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]));
}

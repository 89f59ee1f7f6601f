import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { buildProject } from "../../src/build.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { checkOnly } from "../../src/pipeline/check-only.ts";
import { buildOutputs, type OutputOptions, type Outputs } from "../../src/pipeline/outputs.ts";
import { type PartialRun, partialFacts } from "../../src/pipeline/partial-facts.ts";
import type { Finished, Run, RunInput, WholeRun } from "../../src/pipeline/run.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { storedFacts } from "../../src/pipeline/stored-facts.ts";
import { generate } from "../bench/generate/project.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

export type Flags = Pick<OutputOptions, "only" | "layout" | "relayout">;

/** With a viewer, the files that its page loads are written too. */
const viewer = memoryHost(
  new Map([
    ["index.html", "<p>site</p>"],
    ["single.html", "<body><!-- entente-data --></body>"],
  ]),
);

/** The project's folder, of the test that runs. */
export let root: string;

/** Gives each test of the file a folder of its own. */
export function inFoldersOfTheirOwn(): void {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "entente-parts-"));
    mkdirSync(join(root, "cache"));
  });
  afterEach(() => rmSync(root, { recursive: true }));
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

export function edit(path: string, change: (text: string) => string): void {
  write(path, change(readFileSync(join(root, path), "utf8")));
}

export function generated(entities: number): void {
  for (const { path, text } of generate(entities, 7)) write(path, text);
}

export function harbour(): void {
  for (const [path, text] of harbourProject()) write(path, String(text));
}

/** In one thread: another one would need a compiled program. */
function input(host: Host, cache: string): RunInput {
  mkdirSync(join(root, cache), { recursive: true });
  return { root, cache: join(root, cache), data: host.list("data"), program: "test", blockSize: 3, threads: 1 };
}

export function inBlocks(flags: Flags = {}, kept: Partial<RunInput> = {}, folder = "dist"): Run<Outputs> {
  const host = projectHost(root);
  const out = join(root, folder);
  const options = { ...flags, viewer, ...input(host, "cache"), ...kept, outFile: (path: string) => join(out, path) };
  return finishNow(buildOutputs(host, nodeHost(out), options));
}

export function checkedInBlocks(kept: Partial<RunInput> = {}): Run<Finished> {
  const host = projectHost(root);
  return finishNow(checkOnly(host, { ...input(host, "cache/check"), ...kept }));
}

/** What is kept on the disk for questions. */
export function storedInBlocks() {
  const host = projectHost(root);
  return finishNow(storedFacts(host, input(host, "cache/facts")));
}

/** The same, and what can be made of a project with errors. */
export function partialInBlocks(): PartialRun {
  const host = projectHost(root);
  return finishNow(partialFacts(host, input(host, "cache/facts")));
}

export function whole<T>(found: Run<T>): WholeRun<T> {
  if (found.state === "faulty") throw new Error(JSON.stringify(found.diagnostics[0]));
  return found;
}

/** What a build of everything at once gives. */
export function atOnce(flags: Flags, before: ReadonlyMap<string, string | Uint8Array> = new Map()) {
  const files = new Map(before);
  const built = buildProject(projectHost(root), memoryHost(files), { ...flags, viewer });
  return { built, files: new Map([...files].map(([path, content]) => [path, textOf(path, Buffer.from(content))])) };
}

/** Packed bytes as text in which no byte is lost. */
function textOf(path: string, bytes: Buffer): string {
  return bytes.toString(path.endsWith(".gz") ? "latin1" : "utf8");
}

export function written(folder = "dist"): Map<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const files = names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(root, folder, name)).isFile());
  return new Map(files.map((name) => [name, textOf(name, readFileSync(join(root, folder, name)))]));
}

/** Bytes of all parts in the cache. */
export function spilled(): number {
  const names = readdirSync(join(root, "cache")).filter((name) => /\.(?:facts|graph|gexf)$/.test(name));
  return names.reduce((sum, name) => sum + statSync(join(root, "cache", name)).size, 0);
}

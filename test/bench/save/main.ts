import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { idOfFile } from "../../../src/model/ids.ts";
import { editOneFile } from "../generate/edit-one-file.ts";
import { generate, writeProject } from "../generate/project.ts";

const USAGE = `npm run bench:save -- [--entities 1000,10000,50000] [--seed 42]

How long a person who saves a file waits: for a check, for a build with its layout, for answers to questions about one entity and about
all, one of them in SQL, and for a page of \`entente serve\`.
`;

const ROOT = join(import.meta.dirname, "../../../../../..");
const CLI = join(ROOT, "lib/cli/main.js");
/** Longer than a change is too young to be told from the next one. */
const SETTLED = 100;
/** Longer than `serve` is busy after a build. */
const QUIET = 4000;

/** What may be saved, in turn. */
function savesOf(
  project: string,
  paths: readonly string[],
  entities: number,
  seed: number,
): Readonly<Record<string, () => void>> {
  const file = join(project, paths[Math.floor(entities / 2)] ?? "");
  const before = readFileSync(file, "utf8");
  const state = idOfFile(paths.find((path) => path.startsWith("data/states/")) ?? "");
  const isle = `type: state\nname: New isle\nrelations: {borders: ${state}}\n`;
  return {
    "another number": () => editOneFile(project, entities, seed),
    "a new entity": () => writeFileSync(join(project, "data/states/new-isle.yaml"), isle),
    "an error": () => writeFileSync(file, `${before}nonsense: 1\n`),
    "the error put right": () => writeFileSync(file, before),
  };
}

/** What is done after each save. */
function commandsFor(project: string, [some = "", other = ""]: readonly string[]): readonly (readonly string[])[] {
  return [
    ["check"],
    ["build", "-o", join(project, "dist")],
    ["facts", "--about", idOfFile(some), "-f", "json"],
    ["path", idOfFile(some), idOfFile(other), "-f", "json"],
    ["query", "SELECT type, COUNT(*) FROM fact GROUP BY type", "-f", "json"],
  ];
}

function seconds(args: readonly string[], project: string): number {
  const began = performance.now();
  const { stderr, status } = spawnSync(process.execPath, [CLI, "-p", project, ...args], { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return (performance.now() - began) / 1000;
}

/** Serves a project, and tells of each build, good or bad. */
async function serve(project: string): Promise<{ served: ChildProcess; next: () => Promise<void> }> {
  const served = spawn(process.execPath, [CLI, "-p", project, "serve", "--port", "4700"]);
  const lines = createInterface({ input: served.stdout })[Symbol.asyncIterator]();
  const url = /http:\S+/.exec(String((await lines.next()).value))?.[0];
  const events = (await fetch(`${url}events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const next = async (): Promise<void> => {
    while (!/event: (?:build|broken)/.test(heard)) heard += (await events?.read())?.value ?? "";
    heard = "";
  };
  return { served, next };
}

const { values } = parseArgs({
  options: {
    entities: { type: "string", default: "1000,10000,50000" },
    seed: { type: "string", default: "42" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const [sizes, seed] = [values.entities.split(",").map(Number), Number(values.seed)];
if (values.help || ![...sizes, seed].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  process.stdout.write(
    "| files | what was saved | check | build | facts of one | a path | in SQL | a page |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
  );
  for (const size of sizes) await benchSaves(size);
}

async function benchSaves(entities: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-save-bench-"));
  try {
    const { files } = writeProject(folder, join(ROOT, "schema"), entities, seed);
    await setTimeout(SETTLED);
    const paths = [...generate(entities, seed)].map(({ path }) => path);
    const commands = commandsFor(folder, paths);
    const timed = (what: string) => {
      process.stderr.write(`${entities} entities: after ${what}\n`);
      return commands.map((command) => seconds(command, folder));
    };
    const times = new Map([["everything", timed("everything")]]);
    for (const [name, save] of Object.entries(savesOf(folder, paths, entities, seed))) {
      save();
      await setTimeout(SETTLED);
      times.set(name, timed(name));
    }
    process.stderr.write(`${entities} entities: served\n`);
    const began = performance.now();
    const { served, next } = await serve(folder);
    times.get("everything")?.push((performance.now() - began) / 1000);
    // The watcher begins once the first page is there, and then the server looks whether it missed anything.
    await setTimeout(QUIET);
    rmSync(join(folder, "data/states/new-isle.yaml"));
    await next();
    for (const [name, save] of Object.entries(savesOf(folder, paths, entities, seed))) {
      await setTimeout(QUIET);
      save();
      const saved = performance.now();
      await next();
      times.get(name)?.push((performance.now() - saved) / 1000);
    }
    served.kill("SIGINT");
    for (const [name, taken] of times) {
      const cells = [files, name, ...taken.map((time) => `${time.toFixed(2)} s`)];
      process.stdout.write(`| ${cells.join(" | ")} |\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

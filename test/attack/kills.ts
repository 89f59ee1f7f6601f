import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { filesOf } from "./judge/outputs.ts";
import { writeProject } from "./project-folder.ts";
import { chooseProject } from "./projects.ts";
import { type Random, randomFrom } from "./random.ts";

/** A command that writes, and the folder that it writes to, below the folder of the project. */
interface Writer {
  readonly name: string;
  readonly args: readonly string[];
  readonly into: string;
  /** Its files change places together, or a record beside them says that they have not yet. */
  readonly together?: true;
  /** It runs until it is stopped: it has done its work when it prints this. */
  readonly until?: string;
}

const COUNT =
  "SELECT (SELECT COUNT(*) FROM fact) AS facts, (SELECT string_agg(name, '|' ORDER BY name) FROM entity) AS names";

const WRITERS: readonly Writer[] = [
  { name: "build", args: ["build", "-o", "dist"], into: "dist", together: true },
  { name: "fmt", args: ["fmt"], into: "data" },
  { name: "export gexf", args: ["export", "gexf", "-o", "out/x.gexf"], into: "out" },
  { name: "export csv", args: ["export", "csv", "-o", "out"], into: "out" },
  { name: "export parquet", args: ["export", "parquet", "-o", "out"], into: "out" },
  { name: "types", args: ["types", "-o", "out/x.d.ts"], into: "out" },
  { name: "check", args: ["check"], into: ".entente" },
  { name: "query", args: ["query", COUNT, "--format", "csv"], into: "none" },
  { name: "serve", args: ["serve", "--port", "0"], into: "none", until: "serving " },
  { name: "init", args: ["init", "new"], into: "new" },
];

const PRELOAD = pathToFileURL(join(process.cwd(), "test/attack/kill.mjs")).href;
/** Names of files that a killed process may leave until the next one sweeps. */
const LEFT = /\.tmp$|\.lock$|^\.entente-build\.json$/;
/** Notes of what was written where and when: of no two folders the same. */
const NOTE = /^cache\/build-\w+\.json$/;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Kills one command somewhere, and looks at what is on the disk and at what the same command then does. Its faults. */
export async function killOnce(seed: number): Promise<{ readonly what: string; readonly faults: readonly string[] }> {
  const random = randomFrom(seed);
  const writer = random.pick(WRITERS);
  const folder = mkdtempSync(join(tmpdir(), "entente-kill-"));
  try {
    return await killed(writer, random, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killed(writer: Writer, random: Random, folder: string) {
  const [root, twin] = [join(folder, "project"), join(folder, "twin")];
  const files = harbour();
  writeProject(root, files);
  if (writer.name !== "init") await run(writer, root);
  const old = filesOf(join(root, writer.into));
  const states = files.get("data/states/norland.yaml");
  files.set(
    "data/states/norland.yaml",
    `${states}description:   'after the edit'   # mine\n`.replace("Norland", "Nordland"),
  );
  for (const path of ["data/states/norland.yaml", "data/states/westland.yaml"]) edit(root, path, files);
  const edited = filesOf(join(root, writer.into));
  cpSync(root, twin, { recursive: true });

  const counted = join(folder, "count");
  const whole = await run(writer, twin, { KILL_COUNT: counted });
  if (whole.code !== 0 && writer.until === undefined) throw new Error(`${writer.name} fails unharmed: ${whole.err}`);
  const now = filesOf(join(twin, writer.into));
  const steps = Number(existsSync(counted) ? readFileSync(counted, "utf8") : 0);
  // Most at a change of the disk; some at any moment, for what native code writes.
  const at = random.chance(0.8) ? 1 + random.below(Math.max(1, steps)) : null;
  const what = `${writer.name}, killed ${at === null ? "at some moment" : `before change ${at} of ${steps}`}`;
  const faults: string[] = [];
  if (at === null) await run(writer, root, {}, random.below(900));
  else await run(writer, root, { KILL_AT: String(at) });

  const left = filesOf(join(root, writer.into));
  const switching = (left.get(".entente-build.json") ?? "").includes('"switching"');
  const kinds = new Set<string>();
  for (const [path, bytes] of left) {
    if (LEFT.test(path) || NOTE.test(path)) continue;
    const from = writer.name === "fmt" || writer.name === "check" ? edited : old;
    if (bytes !== from.get(path) && bytes !== now.get(path))
      faults.push(`${path} is neither the old one nor the new one`);
    else if (from.get(path) !== now.get(path)) kinds.add(bytes === now.get(path) ? "new" : "old");
  }
  if (writer.together && kinds.size > 1 && !switching)
    faults.push("old and new files side by side, and nothing says so");

  const again = await run(writer, root);
  if (writer.name === "init" && again.code === 2 && /already holds/.test(again.err)) return { what, faults };
  // How one ends that is told to end depends on the moment.
  if (again.code !== whole.code && writer.until === undefined)
    faults.push(`the next run exits ${again.code}, not ${whole.code}: ${again.err}`);
  if (writer.into === "none" && writer.until === undefined && again.out !== whole.out)
    faults.push(`the next run answers ${again.out}, not ${whole.out}`);
  const mended = filesOf(join(root, writer.into));
  for (const path of new Set([...mended.keys(), ...now.keys()])) {
    if (mended.get(path) !== now.get(path) && !NOTE.test(path))
      faults.push(`after the next run, ${path} is not what a whole run writes`);
  }
  return { what, faults };
}

/** The one project that has everything; others would only take longer. */
function harbour() {
  for (let seed = 1; ; seed += 1) {
    const { name, files } = chooseProject(randomFrom(seed));
    if (name === "harbour") return files;
  }
}

function edit(root: string, path: string, files: ReturnType<typeof harbour>): void {
  const content = files.get(path);
  if (content !== undefined) writeProject(root, new Map([[path, content]]), true);
}

/** Runs a command to its end, or kills it after so many milliseconds. */
async function run(writer: Writer, root: string, env: NodeJS.ProcessEnv = {}, killAfter?: number): Promise<Ended> {
  const preload = Object.keys(env).length > 0 ? ["--import", PRELOAD] : [];
  const bin = join(process.cwd(), "lib/cli/main.js");
  const child = spawn(process.execPath, [...preload, bin, ...writer.args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", XDG_CACHE_HOME: join(root, "..", "home"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const ended = new Promise<Ended>((done) => child.on("close", (code) => done({ code, out, err })));
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
    if (writer.until !== undefined && out.includes(writer.until)) child.kill("SIGTERM");
  });
  const over = new AbortController();
  const kill = async (after: number): Promise<void> => {
    await setTimeout(after, null, { signal: over.signal }).then(
      () => child.kill("SIGKILL"),
      () => false,
    );
  };
  void kill(killAfter ?? 120_000);
  const result = await ended;
  over.abort();
  return result;
}

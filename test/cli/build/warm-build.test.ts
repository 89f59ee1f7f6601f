import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";
import { runs } from "../../helpers/runs.ts";
import { settle } from "../../pipeline/settled.ts";

const STATE = "data/states/ostia.yaml";

/** What may happen to a project, its outputs and its cache between two builds. */
const EDITS: Readonly<Record<string, (project: string, dist: string) => void>> = {
  nothing: () => {},
  "a longer text": (project) => writeFileSync(join(project, STATE), `${read(project, STATE)}# looked at again\n`),
  "another name": (project) => replace(project, STATE, /name: (.*)/, "name: New $1"),
  "a text as long, of the same time": (project) => {
    const { atime, mtime } = statSync(join(project, STATE));
    replace(project, STATE, /name: (.)/, (_, first: string) => `name: ${first === "Z" ? "Y" : "Z"}`);
    utimesSync(join(project, STATE), atime, mtime);
  },
  "a new entity": (project) => {
    const n = readdirSync(join(project, "data/states")).length;
    writeFileSync(join(project, `data/states/isle-${n}.yaml`), `type: state\nname: Isle ${n}\n`);
  },
  "an entity less": (project) => rmSync(join(project, "data/items/lone-lamp.yaml"), { force: true }),
  "what others refer to is gone": (project) => rmSync(join(project, "data/states/sudmark.yaml"), { force: true }),
  "it is back": (project) => writeFileSync(join(project, "data/states/sudmark.yaml"), "type: state\nname: Südmark\n"),
  "another schema": (project) => {
    mkdirSync(join(project, "schema/entities"), { recursive: true });
    const hue = readdirSync(join(project, "data/states")).length % 10;
    writeFileSync(join(project, "schema/entities/ship.yaml"), `label: Ship\nplural: Ships\ncolor: "#00000${hue}"\n`);
  },
  "an output is gone": (_, dist) => rmSync(join(dist, "graph.json"), { force: true }),
  "an output is cut short": (_, dist) => {
    if (existsSync(join(dist, "graph.gexf"))) truncateSync(join(dist, "graph.gexf"), 100);
  },
  "no cache": (project) => rmSync(join(project, ".entente"), { recursive: true, force: true }),
  "a broken cache": (project) => spoil(project, (text) => text.slice(0, text.length / 2)),
  "a cache of another kind": (project) => spoil(project, () => '{"inputs":1,"outputs":[],"said":{}}'),
};

function read(project: string, path: string): string {
  return readFileSync(join(project, path), "utf8");
}

function replace(project: string, path: string, what: RegExp, by: string | ((...found: string[]) => string)): void {
  writeFileSync(join(project, path), read(project, path).replace(what, by as string));
}

function spoil(project: string, change: (text: string) => string): void {
  const folder = join(project, ".entente/cache");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), "utf8")));
}

function contents(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

async function build(project: string, out: string): Promise<number> {
  return (await run("-p", project, "build", "--no-layout", "-o", out)).code;
}

async function withProject(work: (project: Folder, dist: string) => Promise<void>): Promise<void> {
  const project = harbourFolder();
  try {
    await work(project, join(project.path, "dist"));
  } finally {
    project.remove();
  }
}

describe("a second build", () => {
  it("leaves its outputs alone where nothing has changed, and says the same", async () => {
    await withProject(async (project, dist) => {
      settle();
      const args = ["-p", project.path, "build", "-o", dist] as const;
      const first = await run(...args);
      const before = statSync(join(dist, "graph.json"), { bigint: true });
      const second = await run(...args);
      expect(statSync(join(dist, "graph.json"), { bigint: true }).ino).toBe(before.ino);
      expect(second.out.replace(/ in .* s /, "")).toBe(first.out.replace(/ in .* s /, ""));
      expect(second.code).toBe(0);
    });
  });

  it("gives what a first build gives, whatever happened in between", async () => {
    const names = fc.constantFrom(...Object.keys(EDITS));
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 6 }), async (edits) => {
        await withProject(async (project, dist) => {
          await build(project.path, dist);
          for (const edit of edits) {
            EDITS[edit]?.(project.path, dist);
            settle();
            const code = await build(project.path, dist);
            const cold = join(project.path, "cold");
            rmSync(cold, { recursive: true, force: true });
            expect(await build(project.path, cold), edit).toBe(code);
            // With errors, the last good outputs stay.
            if (code === 0) expect(contents(dist), edit).toEqual(contents(cold));
          }
        });
      }),
      { numRuns: runs(3) },
    );
  }, 240_000);
});

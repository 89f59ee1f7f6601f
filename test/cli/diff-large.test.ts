import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseStates, readStates } from "../../src/cli/diff/states.ts";
import { openStored, readFrom } from "../../src/cli/open-graph.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { readDataset } from "../../src/pipeline/stored-facts.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const FIRST = "data/states/state-1.yaml";
const border = (n: number, more = ""): string =>
  `type: state\nname: State ${n}\nrelations:\n  borders:\n    - {to: state-${n - 1}, by: norland, source: harbour-gazette${more}}\n`;

/** Two that are rivals: one subject, two values. */
const strength = (spell: string, more = ""): string =>
  `type: has_strength\nfrom: state-9\nvalue: ${spell === "one" ? 100 : 200} troops\nspell: ${spell}\nsource: harbour-gazette\n${more}`;

/** So many files that blocks of them are kept, and those that two states share are not compared. */
const FILES = 1000;

describe("entente diff of a large project", () => {
  let project: Folder;
  let old: string;
  const git = (...args: string[]) =>
    spawnSync("git", ["-C", project.path, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args]);
  const built = async (name: string): Promise<string> => {
    const out = join(project.path, name);
    await run("-p", project.path, "build", "-o", out, "--only", "facts.json");
    return join(out, "facts.json");
  };
  beforeAll(async () => {
    project = harbourFolder();
    project.write(".gitignore", "built-*\n");
    project.write("data/states/state-0.yaml", "type: state\nname: State 0\n");
    for (const spell of ["one", "two"]) project.write(`data/facts/${spell}.yaml`, strength(spell));
    for (let n = 1; n < FILES; n++) project.write(`data/states/state-${n}.yaml`, border(n));
    git("init", "-qb", "main");
    git("add", "-A");
    git("commit", "-qm", "first");
    old = await built("built-old");
  });
  afterAll(() => project.remove());

  it.each([
    ["nothing", () => {}],
    ["a claim", () => project.write(FIRST, border(1, ", stance: denies"))],
    ["a fact with a rival", () => project.write("data/facts/one.yaml", strength("one", "at: p. 3\n"))],
    [
      "who speaks for whom, a name and the title",
      () => {
        const tie = "  part_of:\n    - {to: state-8, by: norland, source: harbour-gazette}\n";
        project.write("data/states/state-7.yaml", border(7).concat(tie).replace("State 7", "Seventh"));
        project.write("entente.yaml", "title: Other\n");
      },
    ],
    [
      "an id",
      () => {
        rmSync(join(project.path, FIRST));
        project.write("data/states/state-one.yaml", border(1).replace("type:", "former_ids: [state-1]\ntype:"));
      },
    ],
  ])("tells of %s the same as of two datasets", async (what, edit) => {
    edit();
    const { out, code, err } = await run("-p", project.path, "diff", "HEAD", "--format", "json");
    const whole = await run("-p", project.path, "diff", old, await built("built-now"), "--format", "json");
    git("checkout", "-q", "--", ".");
    git("clean", "-fdq", "data", "entente.yaml");
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual(JSON.parse(whole.out));
    expect(JSON.parse(out).before === JSON.parse(out).after).toBe(what === "nothing");
  });

  /** The project, and how many files of it have been read since the last time that this was asked. */
  const counted = () => {
    const host = projectHost(project.path);
    let reads = 0;
    const read = (path: string) => {
      reads += 1;
      return host.read(path);
    };
    const { origin: _, ...rest } = host;
    const asked = (): number => {
      const now = reads;
      reads = 0;
      return now;
    };
    return { root: project.path, host: { ...rest, read }, asked };
  };

  it("reads the facts alone that differ, and their rivals", async () => {
    const opened = counted();
    const { before, after } = chooseStates(opened, undefined, undefined);
    project.write("data/facts/one.yaml", strength("one", "at: p. 3\n"));
    const read = await readStates(before, after, false);
    expect(read.map(({ graph }) => graph.dataset.facts.map(({ id }) => id))).toEqual([
      ["one", "two"],
      ["one", "two"],
    ]);
    git("checkout", "-q", "--", ".");
  });

  it("compiles nothing anew where another process has kept a newer state", async () => {
    const opened = counted();
    const stored = await openStored(opened);
    project.write(FIRST, border(1, ", at: p. 9"));
    await openStored(opened);
    expect(stored?.isIntact()).toBe(false);
    opened.asked();
    const facts = stored && (await readFrom(stored, opened, (one) => readDataset(one).facts));
    expect(facts?.find(({ id }) => id === "state-1.borders.state-0")?.claims[0]?.at).toBe("p. 9");
    expect(opened.asked()).toBeLessThan(FILES / 2);
    git("checkout", "-q", "--", ".");
  });
});

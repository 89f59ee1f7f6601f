import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseStates, readStates } from "../../src/cli/diff/states.ts";
import { openStored, readFrom } from "../../src/cli/open-graph.ts";
import { keeping } from "../../src/cli/run-project.ts";
import { diffDatasets } from "../../src/diff/diff.ts";
import { openSnapshot } from "../../src/host/open-snapshot.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { readDataset } from "../../src/pipeline/stored-facts.ts";
import { wordDiff } from "../../src/report/diff.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const FIRST = "data/states/state-1.yaml";
const border = (n: number, more = ""): string =>
  `type: state\nname: State ${n}\nrelations:\n  borders:\n    - {to: state-${n - 1}, by: norland, source: harbour-gazette${more}}\n`;

/** Two that are rivals: one subject, two values. */
const strength = (spell: string, more = ""): string =>
  `type: has_strength\nfrom: state-9\nvalue: ${spell === "one" ? 100 : 200} troops\nspell: ${spell}\nsource: harbour-gazette\n${more}`;

/** More than one block of files, and as many as are kept here. Blocks that two states share are not compared. */
const FILES = 500;

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
  const usual = keeping.from;
  beforeAll(async () => {
    keeping.from = FILES;
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
  afterAll(() => {
    keeping.from = usual;
    project.remove();
  });

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

  it.each([
    ["a claim", FIRST, border(1, ", at: p. 3"), ["state-1.borders.state-0"]],
    ["a fact with a rival", "data/facts/one.yaml", strength("one", "at: p. 3\n"), ["one", "two"]],
  ])("reads of %s the facts alone that differ, and their rivals", async (what, file, text, ids) => {
    const { before, after } = chooseStates(counted(), undefined, undefined);
    project.write(file, text);
    const read = await readStates(before, after, false);
    expect(read.map(({ graph }) => graph.dataset.facts.map(({ id }) => id))).toEqual([ids, ids]);
    // They name what all entities would.
    const told = ([old, now]: typeof read) =>
      wordDiff(diffDatasets(old.graph, now.graph), old.graph, now.graph, "old", "now");
    expect(told(read)).toEqual(told(await readStates(before, after, true)));
    const named = ["harbour-gazette", "norland", "state-0", "state-1"];
    if (what === "a claim") expect(read[1].graph.dataset.entities.map(({ id }) => id)).toEqual(named);
    git("checkout", "-q", "--", ".");
  });

  it.each([
    ["leads nowhere", () => project.write(FIRST, border(1).replace("harbour-gazette", "harbour-gazete"))],
    ["is not YAML", () => project.write(FIRST, "type: [state\n")],
    ["names what is gone", () => rmSync(join(project.path, "data/states/state-8.yaml"))],
    [
      "is there while others speak for someone else",
      () => {
        project.write(FIRST, border(1).replace("harbour-gazette", "harbour-gazete"));
        const tie = "  part_of:\n    - {to: norland, by: norland, source: harbour-gazette}\n";
        project.write("data/states/state-7.yaml", border(7).concat(tie));
      },
    ],
  ])("compares of a state in which something %s the facts alone that differ", async (_, edit) => {
    edit();
    const { before, after } = chooseStates(counted(), undefined, undefined);
    const read = await readStates(before, after, false);
    const whole = await readStates(before, after, true);
    git("checkout", "-q", "--", ".");
    const told = ([old, now]: typeof read) => [
      wordDiff(diffDatasets(old.graph, now.graph), old.graph, now.graph, "old", "now"),
      old.faults,
      now.faults,
      now.graph.dataset.digest,
    ];
    expect(told(read)).toEqual(told(whole));
    expect(read[1].faults?.errors).toBeGreaterThan(0);
    expect(read[1].graph.dataset.facts.length).toBeLessThan(FILES / 10);
  });

  it("keeps the states that are compared side by side", async () => {
    const opened = counted();
    const placed = async (commit?: string) => {
      const origin = commit && openSnapshot({ kind: "revision", root: project.path, commit });
      const stored = await openStored(origin ? { root: project.path, host: origin } : opened);
      return stored?.blocks.map(({ facts }) => facts);
    };
    const [first] = [await placed("HEAD")];
    for (const at of ["p. 4", "p. 5", "p. 6", "p. 7"]) {
      project.write(FIRST, border(1, `, at: ${at}`));
      expect(await placed()).not.toEqual(first);
      expect(await placed("HEAD")).toEqual(first);
    }
    const last = await placed();
    git("commit", "-qam", "second");
    // What is committed is what was kept of the folder, and what it came from is kept still.
    expect(await placed("HEAD")).toEqual(last);
    expect(await placed("HEAD~1")).toEqual(first);
    git("reset", "-q", "--hard", "HEAD~1");
  });

  it("compiles nothing anew where another process has kept a newer state", async () => {
    const opened = counted();
    const stored = await openStored(opened);
    for (const at of ["p. 6", "p. 7", "p. 8", "p. 9"]) {
      project.write(FIRST, border(1, `, at: ${at}`));
      await openStored(opened);
    }
    expect(stored?.isIntact()).toBe(false);
    opened.asked();
    const facts = stored && (await readFrom(stored, opened, (one) => readDataset(one).facts));
    expect(facts?.find(({ id }) => id === "state-1.borders.state-0")?.claims[0]?.at).toBe("p. 9");
    expect(opened.asked()).toBeLessThan(FILES / 2);
    git("checkout", "-q", "--", ".");
  });
});

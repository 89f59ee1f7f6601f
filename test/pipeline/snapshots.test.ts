import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import type { ByteRange } from "../../src/host/byte-range.ts";
import { contentDigest } from "../../src/host/content-digest.ts";
import { git } from "../../src/host/git.ts";
import type { Snapshot } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openSnapshot } from "../../src/host/open-snapshot.ts";
import { overlay } from "../../src/host/overlay.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const POST = "data/sources/evening-post.yaml";

let folder: Folder;
const inGit = (...args: readonly string[]): string => execFileSync("git", ["-C", folder.path, ...args]).toString();
function commit(): string {
  inGit("add", "-A");
  inGit("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "c");
  return inGit("rev-parse", "HEAD").trim();
}
const revision = (name: string): Snapshot => openSnapshot({ kind: "revision", root: folder.path, commit: name });

const DESCRIPTION = "description: Appears at six.";
function addToPost(line: string): void {
  folder.write(POST, `${readFileSync(join(folder.path, POST), "utf8")}${line}\n`);
}

beforeEach(() => {
  folder = harbourFolder();
  inGit("init", "-q");
  inGit("config", "core.autocrlf", "false");
});
afterEach(() => folder.remove());

/** All outputs of a snapshot. */
function outputs(snapshot: Snapshot): unknown {
  const files = new Map<string, string | Uint8Array>();
  const { diagnostics } = buildProject(snapshot, memoryHost(files));
  return { diagnostics, files: [...files].map(([path, content]) => [path, Buffer.from(content).toString()]) };
}

/** A dataset, and where the facts of each block are. */
function stored(host: Snapshot, memory: Memory, cache: string | null = null) {
  const input = { root: "", cache, data: host.list("data"), program: "test", memory, blockSize: 3, threads: 1 };
  const run = finishNow(storedFacts(host, input));
  if (run.state === "faulty") throw new Error("the project has errors");
  return { dataset: readDataset(run.stored), blocks: run.stored.blocks.map(({ facts }) => facts) };
}

describe("a snapshot", () => {
  it("names contents as Git does", () => {
    folder.write("data/notes.txt", "Nordhafen\n");
    expect(contentDigest(bytes("Nordhafen\n"))).toBe(inGit("hash-object", "data/notes.txt").trim());
  });

  it("of a revision is the folder as it was, whatever is there now", () => {
    const before = outputs(projectHost(folder.path));
    const name = commit();
    addToPost(DESCRIPTION);
    folder.write("data/states/new.yaml", "type: state\nname: Newland\n");
    expect(outputs(revision(name))).toEqual(before);
    expect(outputs(projectHost(folder.path))).not.toEqual(before);
    expect(outputs(revision(commit()))).toEqual(outputs(projectHost(folder.path)));
  });

  it("of a revision follows links as a folder does, and no others", () => {
    folder.write("shared/inn.yaml", "type: place\nname: Inn\n");
    symlinkSync("../shared/inn.yaml", join(folder.path, "data/inn.yaml"));
    symlinkSync("evening-post.yaml", join(folder.path, "data/sources/twice.yaml"));
    symlinkSync("/etc/hostname", join(folder.path, "data/out.yaml"));
    const { files, links = [] } = revision(commit()).list("data");
    expect(files.map(({ path }) => path)).toContain("data/inn.yaml");
    expect(links.map(({ path }) => path)).toEqual(["data/out.yaml", "data/sources/twice.yaml"]);
    expect(links.map(({ path }) => path)).toEqual(
      projectHost(folder.path)
        .list("data")
        .links?.map(({ path }) => path),
    );
  });

  it("with buffers over it is what saving them would give", () => {
    const before = projectHost(folder.path);
    const text = `${Buffer.from(before.read(POST)).toString()}description: Appears at six.\n`;
    const buffers = new Map([
      [POST, bytes(text)],
      ["data/states/new.yaml", bytes("type: state\nname: Newland\n")],
      ["data/states/ostia.yaml", null],
    ]);
    const changed = checkProject(overlay(before, buffers));
    expect(changed.diagnostics).not.toEqual(checkProject(before).diagnostics);
    folder.write(POST, text);
    folder.write("data/states/new.yaml", "type: state\nname: Newland\n");
    rmSync(join(folder.path, "data/states/ostia.yaml"));
    expect(changed).toEqual(checkProject(projectHost(folder.path)));
  });

  it("is opened again from its origin", () => {
    const name = commit();
    const layered = overlay(revision(name), new Map([[POST, bytes("type: source\nname: Post\n")]]));
    for (const one of [projectHost(folder.path), revision(name), layered]) {
      const origin = structuredClone(one.origin);
      if (origin === undefined) throw new Error("it has none");
      expect(outputs(openSnapshot(origin))).toEqual(outputs(one));
    }
    expect(memoryHost(new Map()).origin).toBeUndefined();
  });

  it("says what Git refuses", () => {
    expect(() => git(folder.path, ["rev-parse", "--verify", "nope"])).toThrow(
      "git rev-parse: Needed a single revision",
    );
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      expect(() => git(folder.path, ["--version"])).toThrow("there is no `git` on this machine");
    } finally {
      process.env["PATH"] = path;
    }
  });
});

describe("results are shared between snapshots by what they were made from", () => {
  it.each([
    ["in memory", "a fact", "relations: {mentions: [coal]}", 1],
    ["on disk", "a fact", "relations: {mentions: [coal]}", 1],
    ["in memory", "a description", DESCRIPTION, 0],
    ["on disk", "a description", DESCRIPTION, 0],
  ])("%s: two revisions that differ in %s of one file", (where, _, line, blocks) => {
    const first = commit();
    addToPost(line);
    const second = commit();
    const cache = where === "on disk" ? join(folder.path, "parts") : null;
    if (cache !== null) mkdirSync(cache);
    const memory: Memory = { last: null };
    const next = (): Memory => (cache === null ? memory : { last: null });
    const fresh = [first, second].map((name) => stored(revision(name), { last: null }).dataset);
    const a = stored(revision(first), next(), cache);
    const b = stored(revision(second), next(), cache);
    expect([a.dataset, b.dataset]).toEqual(fresh);
    const isShared = ({ file, offset, bytes: held }: ByteRange): boolean =>
      a.blocks.some((one) => one.file === file && one.offset === offset && one.bytes === held);
    expect(a.blocks).toHaveLength(3);
    expect(b.blocks.filter((range) => !isShared(range))).toHaveLength(blocks);
    // The folder has the second: its files are read to see that, and none is compiled.
    expect(stored(projectHost(folder.path), next(), cache)).toEqual(b);
  });

  it("also where a file has been touched, and nothing else", () => {
    const memory: Memory = { last: null };
    stored(projectHost(folder.path), memory);
    const kept = memory.last?.found.blocks.map(({ tally }) => tally);
    utimesSync(join(folder.path, POST), 1, 1);
    stored(projectHost(folder.path), memory);
    expect(memory.last?.found.blocks.every(({ tally }, n) => tally === kept?.[n])).toBe(true);
  });
});

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { findProject, projectHost } from "../../src/host/project-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-host-"));
  mkdirSync(join(root, "data/states"), { recursive: true });
  writeFileSync(join(root, "data/states/b.yaml"), "type: state\nname: B\n");
  writeFileSync(join(root, "data/a.yaml"), "type: state\nname: A\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const paths = (): string[] =>
  nodeHost(root)
    .list("data")
    .files.map(({ path }) => path);

describe("nodeHost", () => {
  it("lists files below a folder, sorted, with sizes", () => {
    expect(paths()).toEqual(["data/a.yaml", "data/states/b.yaml"]);
    expect(nodeHost(root).list("data").files[0]?.size).toBe(20);
  });

  it("takes a missing folder for an empty one", () => {
    expect(nodeHost(root).list("schema")).toEqual({ files: [], loops: [] });
  });

  it("reports a link to a folder above, and goes on", () => {
    symlinkSync(root, join(root, "data/states/up"));
    expect(nodeHost(root).list("data").loops).toEqual(["data/states/up"]);
    symlinkSync(join(root, "data"), join(root, "data/states/loop"));
    const { files, loops } = nodeHost(root).list("data");
    expect(loops).toContain("data/states/loop");
    expect(files.map(({ path }) => path)).toContain("data/a.yaml");
    expect(readFolder(nodeHost(root), "data").findings.map(({ name }) => name)).toContain("folder-loop");
  });

  it("passes over pipes, and lists a dangling link only where it should be a file of ours", () => {
    execFileSync("mkfifo", [join(root, "data/pipe.yaml")]);
    symlinkSync(join(root, "nowhere"), join(root, "data/gone.yaml"));
    symlinkSync(join(root, "nowhere"), join(root, "data/notes"));
    expect(paths()).toEqual(["data/a.yaml", "data/gone.yaml", "data/states/b.yaml"]);
  });

  it("gives each file bytes of its own, however many are read and however large they are", () => {
    const texts = Array.from({ length: 40 }, (_, n) => String(n).repeat(n % 8 === 0 ? 70_000 : 30_000));
    for (const [n, text] of texts.entries()) writeFileSync(join(root, `data/${n}.txt`), text);
    const host = nodeHost(root);
    const read = texts.map((_, n) => host.read(`data/${n}.txt`));
    expect(read.map((bytes) => new TextDecoder().decode(bytes))).toEqual(texts);
  });

  it("has another stamp after a write", () => {
    const host = nodeHost(root);
    const before = host.list("data").files[0]?.stamp;
    host.write("data/a.yaml", ["type: state\n", new TextEncoder().encode("name: Ä\n")]);
    expect(host.list("data").files[0]?.stamp).not.toBe(before);
    expect(readFileSync(join(root, "data/a.yaml"), "utf8")).toBe("type: state\nname: Ä\n");
  });

  it("leaves the old file, and nothing beside it, when writing fails", () => {
    const chunks = function* (): Iterable<string> {
      yield "half";
      throw new Error("no more");
    };
    expect(() => nodeHost(root).write("data/a.yaml", chunks())).toThrow("no more");
    expect(readFileSync(join(root, "data/a.yaml"), "utf8")).toBe("type: state\nname: A\n");
    expect(readdirSync(join(root, "data"))).toEqual(["a.yaml", "states"]);
  });
});

describe("files that belong together", () => {
  it("all stay as they were when one cannot be written", () => {
    const host = nodeHost(root);
    const half = function* (): Iterable<string> {
      yield "half";
      throw new Error("no more");
    };
    const files = [
      { path: "out/one.json", chunks: () => ["new"] },
      { path: "out/two.json", chunks: half },
    ];
    host.writeAll([{ path: "out/one.json", chunks: () => ["old"] }]);
    expect(() => host.writeAll(files)).toThrow("no more");
    expect(readdirSync(join(root, "out"))).toEqual(["one.json"]);
    expect(readFileSync(join(root, "out/one.json"), "utf8")).toBe("old");
  });
});

describe("projectHost", () => {
  it("lays the shipped schema under the project's own", () => {
    mkdirSync(join(root, "schema/entities"), { recursive: true });
    writeFileSync(join(root, "schema/entities/state.yaml"), "label: Realm\nextends: actor\n");
    writeFileSync(join(root, "schema/entities/vessel.yaml"), "label: Vessel\nextends: thing\n");
    const host = projectHost(root);
    const listed = host.list("schema").files.map(({ path }) => path);
    expect(listed).toEqual(listed.toSorted());
    expect(listed).toContain("schema/entities/vessel.yaml");
    expect(listed).toContain("schema/relations/supplies.yaml");
    expect(listed.filter((path) => path === "schema/entities/state.yaml")).toHaveLength(1);
    const text = (path: string): string => new TextDecoder().decode(host.read(path));
    expect(text("schema/entities/state.yaml")).toContain("Realm");
    expect(text("schema/relations/supplies.yaml")).toContain("supplied by");
  });

  it("finds the project upward", () => {
    expect(findProject(join(root, "data/states"))).toBe(root);
    expect(findProject("/")).toBeUndefined();
  });
});

it("takes away what a killed writer left, and leaves alone what a running one writes and what is not a writer's", () => {
  const gone = execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).trim();
  for (const name of [`graph.json.${gone}.tmp`, `graph.json.${process.ppid}.tmp`, "notes.tmp"]) {
    writeFileSync(join(root, name), "");
  }
  nodeHost(root).write("graph.json", ["{}"]);
  const left = readdirSync(root).filter((name) => name !== "data");
  expect(left.sort()).toEqual(["graph.json", `graph.json.${process.ppid}.tmp`, "notes.tmp"]);
});

describe("readFolder", () => {
  it("reports a file that is too large without opening it", () => {
    writeFileSync(join(root, "data/big.yaml"), "");
    execFileSync("truncate", ["-s", "100M", join(root, "data/big.yaml")]);
    const host = nodeHost(root);
    const opened: string[] = [];
    const watched = { ...host, read: (path: string) => opened.push(path) && host.read(path) };
    const { findings, documents } = readFolder(watched as typeof host, "data");
    expect(findings.map(({ name }) => name)).toEqual(["file-too-large"]);
    expect(documents.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(opened).toEqual(["data/a.yaml", "data/states/b.yaml"]);
  });

  it("warns of a .yml file and passes over other files", () => {
    writeFileSync(join(root, "data/c.yml"), "type: state\n");
    writeFileSync(join(root, "data/README.md"), "# notes\n");
    const { findings, documents } = readFolder(nodeHost(root), "data");
    expect(findings.map(({ name, hint }) => [name, hint])).toEqual([["wrong-file-ending", "rename it to data/c.yaml"]]);
    expect(documents).toHaveLength(2);
  });

  it("reports a link that leads nowhere", () => {
    symlinkSync("/nowhere/c.yaml", join(root, "data/c.yaml"));
    symlinkSync("/nowhere/notes", join(root, "data/notes"));
    const { findings, broken } = readFolder(nodeHost(root), "data");
    expect(findings.map(({ name, place }) => [name, place.file])).toEqual([["unreadable-file", "data/c.yaml"]]);
    expect(broken.map(({ id }) => id)).toEqual(["c"]);
  });

  it("reports a file that vanishes between listing and reading", () => {
    const host = nodeHost(root);
    const gone = { ...host, read: (path: string) => nodeHost(join(root, "nowhere")).read(path) };
    expect(readFolder(gone, "data").findings.map(({ name }) => name)).toEqual(["unreadable-file", "unreadable-file"]);
  });
});

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

describe("entente rename of russia in the shipped data", () => {
  it("is one command: nothing is left to say, and every id in the README still leads where it led", async () => {
    const folder = mkdtempSync(join(tmpdir(), "entente-rename-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of ["data", "schema", "entente.yaml"]) cpSync(name, join(folder, name), { recursive: true });
    const { dataset } = checkProject(projectHost(folder));
    const named = readFileSync("README.md", "utf8").match(/[a-z0-9]+(?:[._-]+[a-z0-9]+)*/g) ?? [];
    const ids = new Set([...(dataset?.entities ?? []), ...(dataset?.facts ?? [])].map(({ id }) => id));
    const told = [...new Set(named)].filter((id) => ids.has(id));
    expect(told).toContain("russia");
    expect(told.some((id) => id.includes(".russia"))).toBe(true);

    expect(await run("-p", folder, "rename", "russia", "russian-federation")).toMatchObject({ code: 0, err: "" });
    const after = checkProject(projectHost(folder));
    expect(after.diagnostics).toEqual([]);
    expect(await run("-p", folder, "check")).toMatchObject({ code: 0, err: "" });
    expect(await run("-p", folder, "fmt", "--check")).toMatchObject({ code: 0, err: "" });
    if (after.dataset === null) throw new Error("it has errors");
    const graph = openGraph(after.dataset);
    const now = (id: string) => id.replace(/(?<=^|\.)russia(?=\.|$)/, "russian-federation");
    for (const id of told) expect((graph.entity(id) ?? graph.fact(id))?.id, id).toBe(now(id));
  });
});

describe("entente rename", () => {
  let project: Folder;
  const read = (path: string): string => readFileSync(join(project.path, path), "utf8");
  const isThere = (path: string): boolean => existsSync(join(project.path, path));
  const rename = (...args: string[]) => run("-p", project.path, "rename", ...args);
  beforeEach(() => {
    project = harbourFolder();
    project.write("data/states/carthage.yaml", "type: state\nname: Carthage\n");
    project.write("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations:\n  borders: {to: carthage}\n");
  });
  afterEach(() => project.remove());

  it("moves the file, changes what refers to it, and says how much that was", async () => {
    const { code, out, err } = await rename("carthage", "qart-hadasht");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      "data/states/ostia.yaml\ndata/states/qart-hadasht.yaml\ncarthage is now qart-hadasht: 1 reference in 2 files\n",
    );
    expect(isThere("data/states/carthage.yaml")).toBe(false);
    expect(read("data/states/qart-hadasht.yaml")).toBe("type: state\nname: Carthage\nformer_ids: [carthage]\n");
    expect(read("data/states/ostia.yaml")).toContain("{to: qart-hadasht}");
    expect((await run("-p", project.path, "show", "carthage")).out).toContain("qart-hadasht");
  });

  it("leaves old ids of facts good, in every command", async () => {
    await rename("carthage", "qart-hadasht");
    const old = "ostia.borders.carthage";
    expect((await run("-p", project.path, "show", old)).out).toContain("[ostia.borders.qart-hadasht]");
    expect((await run("-p", project.path, "facts", "--fact", old, "--format", "csv")).out).toContain("qart-hadasht");
    expect((await run("-p", project.path, "facts", "--to", "carthage", "--format", "csv")).out).toContain("ostia");
  });

  it("writes nothing with --dry-run", async () => {
    const { code, out } = await rename("carthage", "qart-hadasht", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("carthage would become qart-hadasht: 1 reference in 2 files");
    expect(isThere("data/states/carthage.yaml")).toBe(true);
    expect(read("data/states/ostia.yaml")).toContain("{to: carthage}");
  });

  it.each([
    ["cartage", "now", "there is no entity `cartage`", "did you mean `carthage`?"],
    ["carthage", "Qart Hadasht", "`Qart Hadasht` cannot be an id", "`qart-hadasht` can"],
    ["carthage", "unknown", "`unknown` cannot be an id", "words joined by hyphens"],
    ["carthage", "con", "`con` cannot be an id", "words joined by hyphens"],
    ["carthage", "ostia", "`ostia` is the id of data/states/ostia.yaml", "`entente merge carthage ostia`"],
    ["carthage", "carthage", "`carthage` is its id already", ""],
  ])("refuses %s to %s", async (old, now, message, hint) => {
    const { code, err } = await rename(old, now);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(isThere("data/states/carthage.yaml")).toBe(true);
  });

  it("leaves a project with errors alone", async () => {
    project.write("data/states/portus.yaml", "type: state\nname: [Portus\n");
    const { code, err } = await rename("carthage", "qart-hadasht");
    expect(code).toBe(1);
    expect(err).toContain("portus.yaml");
    expect(err).toContain("Nothing was written");
    expect(isThere("data/states/carthage.yaml")).toBe(true);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

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

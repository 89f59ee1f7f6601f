import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const LOOSE = 'name: "Ostia" # at the mouth of the Tiber\ntype: state\n';
const CANONICAL = "type: state\nname: Ostia # at the mouth of the Tiber\n";

describe("entente fmt", () => {
  let project: Folder;
  const read = (path: string): string => readFileSync(join(project.path, path), "utf8");
  beforeEach(async () => {
    project = harbourFolder();
    await run("-p", project.path, "fmt");
    project.write("data/states/ostia.yaml", LOOSE);
  });
  afterEach(() => project.remove());

  it("rewrites what is not canonical, names it, and has nothing to do the second time", async () => {
    const first = await run("-p", project.path, "fmt");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(/^data\/states\/ostia\.yaml\n1 file of \d+ rewritten\n$/);
    expect(read("data/states/ostia.yaml")).toBe(CANONICAL);
    const second = await run("-p", project.path, "fmt");
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^ok: \d+ files in canonical form\n$/);
  });

  it("only tells with --check, and exits 1", async () => {
    const { code, out } = await run("-p", project.path, "fmt", "--check");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^data\/states\/ostia\.yaml\n1 file of \d+ not in canonical form; `entente fmt` puts that right\n$/,
    );
    expect(read("data/states/ostia.yaml")).toBe(LOOSE);
  });

  it("leaves a broken file alone, shows where it is broken, and formats the others", async () => {
    project.write("data/states/portus.yaml", "type: state\nname: [Portus\n");
    const { code, out, err } = await run("-p", project.path, "fmt");
    expect(code).toBe(1);
    expect(out).toContain("1 file of ");
    expect(err).toContain("data/states/portus.yaml:");
    expect(err).toContain("yaml-syntax");
    expect(read("data/states/portus.yaml")).toBe("type: state\nname: [Portus\n");
    expect(read("data/states/ostia.yaml")).toBe(CANONICAL);
  });

  it("touches only the paths that it is given, and takes a wrong one for a slip", async () => {
    const { code, out } = await run("-p", project.path, "fmt", "--check", "schema");
    if (existsSync(join(project.path, "schema"))) expect(code).toBe(0);
    expect(out).not.toContain("ostia");
    const wrong = await run("-p", project.path, "fmt", "data/nowhere");
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("there is no file or folder data/nowhere");
  });
});

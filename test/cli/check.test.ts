import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsFiles } from "../../src/cli/init/init-files.ts";
import { run } from "../helpers/run-cli.ts";

let root = "";
const BROKEN = "data/people/trentino.yaml";
beforeAll(async () => {
  root = join(mkdtempSync(join(tmpdir(), "entente-check-")), "graph");
  expect((await run("init", root)).code).toBe(0);
});
afterAll(() => rmSync(join(root, ".."), { recursive: true, force: true }));

/** Breaks one file for as long as the test takes. */
async function whileBroken(text: string, test: () => Promise<void>): Promise<void> {
  const file = join(root, BROKEN);
  const before = readFileSync(file);
  writeFileSync(file, text);
  try {
    await test();
  } finally {
    writeFileSync(file, before);
  }
}

describe("init", () => {
  it("makes a project that passes check without a warning", async () => {
    expect(await run("--project", root, "check")).toEqual({
      code: 0,
      out: "ok: 9 files checked, nothing to report\n",
      err: "",
    });
  });

  it("brings editor settings that point at the schema it writes", () => {
    const settings = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8"));
    expect(settings["yaml.schemas"]).toEqual({
      "./.entente/editor.schema.json": "data/**/*.yaml",
      "./.entente/entity-type.schema.json": "schema/entities/*.yaml",
      "./.entente/families.schema.json": "schema/families.yaml",
      "./.entente/import-map.schema.json": "imports/*.yaml",
      "./.entente/project.schema.json": "entente.yaml",
      "./.entente/relation-type.schema.json": "schema/relations/*.yaml",
    });
    for (const path of Object.keys(settings["yaml.schemas"])) expect(existsSync(join(root, path))).toBe(true);
    const schema = JSON.parse(readFileSync(join(root, ".entente/editor.schema.json"), "utf8"));
    expect(schema.$defs["id-actor"].enum).toContain("freedonia");
  });

  it("has the settings that this repository has", () => {
    for (const path of [".vscode/settings.json", ".vscode/extensions.json"]) {
      expect(readFileSync(path, "utf8")).toBe(settingsFiles({ name: "", version: "" })[path]);
    }
  });

  it("replaces nothing", async () => {
    const { code, err } = await run("init", root);
    expect(code).toBe(2);
    expect(err).toContain("already holds data");
  });

  it("keeps the files of a folder that is not empty, and says so", async () => {
    const folder = join(root, "../begun");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), "{}\n");
    const { code, out } = await run("init", folder, "--empty");
    expect(code).toBe(0);
    expect(out).toContain("Left as they are: package.json.");
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe("{}\n");
    expect(readdirSync(join(folder, "data"))).toEqual([".gitkeep"]);
    expect((await run("--project", folder, "check")).out).toBe("ok: 1 file checked, nothing to report\n");
  });

  it("pins the package that made it", () => {
    const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies).toEqual({ [name]: version });
  });

  it("brings copies of the sources in which every quote and place is found", async () => {
    const { code, out } = await run("--project", root, "verify", "--archive", join(root, "archive"));
    expect(code).toBe(0);
    expect(out).toContain("4 locators, 2 quotes");
  });
});

describe("check", () => {
  it("exits 1 with the finding in its frame", async () => {
    await whileBroken("type: persn\nname: Trentino\n", async () => {
      const { code, out } = await run("--project", root, "check");
      expect(code).toBe(1);
      expect(out).toContain(`--> ${BROKEN}:1:7`);
      expect(out).toContain("did you mean `person`?");
    });
  });

  it("exits 0 where there are only warnings", async () => {
    await whileBroken("\uFEFFtype: person\nname: Trentino\n", async () => {
      const { code, out } = await run("--project", root, "check", "--format", "json");
      expect(JSON.parse(out).diagnostics.map(({ code: found }: { code: string }) => found)).toEqual(["W1002"]);
      expect(code).toBe(0);
    });
  });

  it("reports only what concerns the paths that it is given", async () => {
    await whileBroken("type: persn\nname: Trentino\n", async () => {
      const elsewhere = await run("--project", root, "check", join(root, "data/sources"));
      expect(elsewhere.code).toBe(0);
      expect(elsewhere.out).toContain("1 file checked");
      expect((await run("--project", root, "check", "data/people")).code).toBe(1);
      expect((await run("--project", root, "check", BROKEN)).code).toBe(1);
    });
  });

  it.each(["json", "sarif"])("prints valid %s even when all is well", async (format) => {
    const { out, code } = await run("--project", root, "check", "--format", format);
    expect(code).toBe(0);
    expect(() => JSON.parse(out)).not.toThrow();
  });

  it("keeps the editor's schema fresh, also of a faulty project or where it is spoilt, and leaves it alone when nothing changed", async () => {
    const schema = join(root, ".entente/editor.schema.json");
    const before = statSync(schema, { bigint: true }).mtimeNs;
    await run("--project", root, "check");
    expect(statSync(schema, { bigint: true }).mtimeNs).toBe(before);
    writeFileSync(join(root, "data/people/mary-somerville.yaml"), "type: person\nname: Mary Somerville\nnoise: 1\n");
    await run("--project", root, "check");
    rmSync(join(root, "data/people/mary-somerville.yaml"));
    const faulty = readFileSync(schema, "utf8");
    expect(faulty).toContain('"mary-somerville"');
    await run("--project", root, "check");
    const sound = readFileSync(schema, "utf8");
    expect(sound).not.toContain('"mary-somerville"');
    for (const spoil of [() => rmSync(schema), () => writeFileSync(schema, faulty)]) {
      spoil();
      await run("--project", root, "check");
      expect(readFileSync(schema, "utf8")).toBe(sound);
    }
  });

  it("finds the project upward from where it is called", async () => {
    const before = process.cwd();
    process.chdir(join(root, "data/people"));
    try {
      expect((await run("check", "trentino.yaml")).out).toContain("1 file checked");
    } finally {
      process.chdir(before);
    }
  });
});

describe("usage errors exit 2, in one line, without a stack", () => {
  it.each([
    [["chekc"], "Did you mean check?"],
    [["check", "--frmat", "json"], "Did you mean --format?"],
    [["check", "--format", "xml"], "Allowed choices are pretty, json, sarif, github"],
    [["--project", "/nowhere/at/all", "check"], "there is no folder /nowhere/at/all"],
    [["--project", "src", "check"], "holds no folder data/"],
    [["check", "data/nothing-here"], "there is no file or folder data/nothing-here"],
    [["check", "/tmp"], "is not in the project"],
    [["explain", "E9999"], "there is no diagnostic E9999"],
    [["explain", "duplicate-kye"], "did you mean duplicate-key?"],
    [["init"], "missing required argument 'dir'"],
    [["init", "package.json"], "package.json is a file"],
  ])("%j", async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe("");
  });

  it("shows help and the version with exit code 0", async () => {
    for (const args of [["--help"], ["help", "check"], ["check", "--help"]]) {
      const { code, out } = await run(...args);
      expect(code).toBe(0);
      expect(out).toContain("Usage: entente");
    }
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect((await run("--version")).out).toBe(`${version}\n`);
  });

  it("says so when the data folder has no file to check", async () => {
    const empty = mkdtempSync(join(tmpdir(), "entente-empty-"));
    mkdirSync(join(empty, "data"));
    const { code, out } = await run("--project", empty, "check");
    rmSync(empty, { recursive: true });
    expect([code, out]).toEqual([0, "ok: 0 files checked, nothing to report\n"]);
  });
});

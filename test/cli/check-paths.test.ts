import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { sylvaniaFolder } from "../helpers/sylvania-folder.ts";

let folder: Folder;
const check = (...args: string[]) => run("check", "--project", folder.path, ...args);
const fact = (to = "sylvania") => `type: deploys_to\nfrom: freedonia\nto: ${to}\nsource: page\nat: para. 2\n`;

beforeAll(() => {
  folder = sylvaniaFolder();
});
afterAll(() => folder.remove());

/** Writes files for as long as the test takes. */
async function whileThereAre(files: Record<string, string>, test: () => Promise<void>): Promise<void> {
  const own = folder;
  folder = sylvaniaFolder(files);
  try {
    await test();
  } finally {
    folder.remove();
    folder = own;
  }
}

describe("check PATH", () => {
  it("fails a file that repeats the fact of another, whichever of the two is named", async () => {
    await whileThereAre({ "data/facts/a2.yaml": fact() }, async () => {
      for (const path of ["data/facts/a2.yaml", "data/facts/deployment.yaml"]) {
        const { code, out } = await check(path);
        expect(code, path).toBe(1);
        expect(out).toContain("error[E4001]");
        expect(out).not.toContain("elsewhere");
      }
    });
  });

  it("fails each of two files that name what there is not", async () => {
    const files = {
      "data/facts/a2.yaml": fact("rusia"),
      "data/facts/a3.yaml": fact("rusia").replace("freedonia", "sylvania"),
    };
    await whileThereAre(files, async () => {
      for (const path of Object.keys(files)) expect((await check(path)).code, path).toBe(1);
      expect((await check("data/states")).code).toBe(0);
    });
  });

  it("passes a file that nothing is wrong with, and counts what is wrong elsewhere", async () => {
    await whileThereAre({ "data/facts/a2.yaml": fact("rusia") }, async () => {
      const { code, out } = await check("data/states/sylvania.yaml");
      expect(code).toBe(0);
      expect(out).toBe("ok: 1 file checked, nothing to report; elsewhere in the project: 1 error\n");
      const { summary } = JSON.parse((await check("data/states/sylvania.yaml", "--format", "json")).out);
      expect(summary).toMatchObject({ errors: 0, elsewhere: { errors: 1, warnings: 0 } });
    });
  });

  it("fails any file while the schema is broken, since nothing else is checked", async () => {
    await whileThereAre({ "schema/entities/ship.yaml": "lable: Ship\n" }, async () => {
      const { code, out } = await check("data/states/sylvania.yaml");
      expect(code).toBe(1);
      expect(out).toContain("schema/entities/ship.yaml");
    });
  });

  it("says so where a path is not part of the project", async () => {
    await whileThereAre({ "notes/README.md": "x" }, async () => {
      const { code, out, err } = await check("notes/README.md");
      expect([code, out]).toEqual([0, "ok: 0 files checked, nothing to report\n"]);
      expect(err).toContain("none of these paths is part of the project");
      expect((await check("data")).err).toBe("");
    });
  });

  it("is what the pre-commit hook of the docs runs", async () => {
    const [, config = ""] = /```yaml\n(repos:[^`]*)```/.exec(readFileSync("docs/cli.md", "utf8")) ?? [];
    const [hook] = (parse(config) as { repos: { hooks: { entry: string; files: string }[] }[] }).repos[0]?.hooks ?? [];
    if (!hook) throw new Error("no hook in the docs");
    await whileThereAre({ "data/facts/a2.yaml": fact(), "data/notes.csv": "" }, async () => {
      const changed = ["data/facts/a2.yaml", "data/notes.csv", "README.md", "entente.yaml"];
      const handed = changed.filter((path) => new RegExp(hook.files).test(path));
      expect(handed).toEqual(["data/facts/a2.yaml", "entente.yaml"]);
      const [npx, entente, ...args] = hook.entry.split(" ");
      expect([npx, entente]).toEqual(["npx", "entente"]);
      const { code } = await run(...args, "--project", folder.path, "data/facts/a2.yaml");
      expect(code).toBe(1);
      expect((await run(...args, "--project", folder.path, "data/people/ann.yaml")).code).toBe(0);
    });
  });
});

describe("many findings", () => {
  it("of one code in many files are listed a hundred times, then counted, and summed up by code", async () => {
    const own = folder;
    folder = harbourFolder();
    for (let n = 0; n < 120; n += 1) folder.write(`data/x/p-${n}.yaml`, "type: person\nname: P\nkye: 1\nnoise: 2\n");
    folder.write("data/x/odd.yaml", "type: persn\nname: P\n");
    const { out } = await check();
    expect(out.match(/^error\[E2004\]/gm)).toHaveLength(100);
    expect(out).toContain("and 140 more E2004 (unknown-key) in 70 files\n`--limit all` lists them.\n");
    expect(out).toMatch(/By code \(.*\):\n240 {2}E2004 {2}unknown-key\n +1 {2}E2002 {2}unknown-type\n/);
    expect(out).toContain("241 errors in 121 files;");
    const { unlisted, summary } = JSON.parse((await check("--format", "json")).out);
    expect(unlisted).toEqual([
      { code: "E2004", name: "unknown-key", severity: "error", file: null, files: 70, count: 140 },
    ]);
    expect(summary.codes).toEqual({ E2004: 240, E2002: 1 });
    const github = (await check("--format", "github")).out;
    expect(github).toContain("::error title=E2004 unknown-key::and 140 more like this in 70 files\n");
    folder.remove();
    folder = own;
  });
});

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE } from "../../src/cli/init/init-sample.ts";
import { linksIn, readPages } from "../pages/page-links.ts";

const home = mkdtempSync(join(tmpdir(), "entente-tutorial-"));
const folder = join(home, "first-dossier");
const { name } = JSON.parse(readFileSync("package.json", "utf8"));
const installed = join(home, "node_modules", name);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Packs the package and unpacks it as npm would; what it depends on is there already. */
beforeAll(() => {
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", home], {
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(packed);
  mkdirSync(dirname(installed), { recursive: true });
  execFileSync("tar", ["-xzf", join(home, filename), "-C", home]);
  execFileSync("mv", [join(home, "package"), installed]);
  for (const one of readdirSync("node_modules")) {
    const link = join(home, "node_modules", one);
    if (!one.startsWith(".") && !existsSync(link)) symlinkSync(resolve("node_modules", one), link);
  }
}, 120_000);

function shell(command: string, cwd: string): string {
  const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const script = `entente() { "${process.execPath}" "${join(installed, bin.entente)}" "$@"; }\n{ ${command}\n} 2>&1 || true`;
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "110" };
  return execFileSync("bash", ["-c", script], { encoding: "utf8", env, cwd }).trimEnd();
}

const BLOCK = /```(sh|yaml|text|console)(?: (\S+))?\n([\s\S]*?)```/g;

describe("the tutorial, from the packed package in an empty folder", () => {
  // `npx vitest run test/tutorial --update` writes the outputs anew.
  it("does what it says, step by step, and ends with the project that `init` makes", async () => {
    shell("entente init first-dossier --empty", home);
    const page = readFileSync("docs/tutorial.md", "utf8").replace(BLOCK, (block, kind, path, body: string) => {
      if (kind === "console") {
        const command = body.split("\n")[0]?.slice(2) ?? "";
        return `\`\`\`console\n$ ${command}\n${shell(command, folder)}\n\`\`\``;
      }
      if (path !== undefined) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), body);
      }
      return block;
    });
    await expect(page).toMatchFileSnapshot("../../docs/tutorial.md");
    for (const [path, text] of Object.entries(SAMPLE))
      expect([path, readFileSync(join(folder, path), "utf8")]).toEqual([path, text]);
    expect(shell("entente fmt --check", folder)).toMatch(/in canonical form$/);
    expect(existsSync(join(folder, "dist/entente.html"))).toBe(true);
  }, 120_000);

  it("goes from nothing to published pages, without a private trace and without a broken link", () => {
    const root = join(home, "journey");
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const sh = (command: string): string => shell(`set -e; ${command}`, root);
    shell("entente init journey --empty", home);
    sh("git init -q && git config user.email a@b.c && git config user.name A && git add -A && git commit -qm Begin");
    write("ships.csv", "imo,ship_name,flag\n9321483,Ocean Star,Freedonia\n9410741,Blue Wave,Sylvania\n");
    write(
      "imports/ships.yaml",
      `source: {id: register, name: A register, kind: dataset, date: 2024-06-01}
entities:
  - {type: resource, id: imo, register: imo, name: ship_name}
relations:
  - {type: possesses, key: imo, from: {column: flag, type: state}, to: {column: imo, register: imo}}
`,
    );
    expect(sh("entente import ships.csv --map imports/ships.yaml --new")).toMatch(/2 .*written|written .*2/s);
    expect(sh('entente add register "p. 2" freedonia borders sylvania')).toContain("reported");
    write(
      "data/people/zqxsecret-informant.yaml",
      "type: person\nname: Zqxsecret\nprivate: true\nrelations:\n  leads:\n    - {to: freedonia, source: register, at: p. 4}\n",
    );
    expect(sh("entente check && entente fmt --check")).toContain("nothing to report");
    expect(sh("entente diff")).toContain("freedonia");
    expect(sh("entente build -o site --public --pages")).toContain("site:");
    const below = (folder: string): string[] =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
    const files = new Map(
      below("site").flatMap((path) =>
        /\.\w+$/.test(path) ? [[path, readFileSync(join(root, "site", path), "utf8")]] : [],
      ),
    );
    const pages = new Map([...files].filter(([path]) => path.startsWith("pages/")));
    const { seen, broken } = linksIn(files, ...readPages(pages));
    expect(seen).toBeGreaterThan(50);
    expect(broken.filter((link) => !/: \.\.\/(?:\.\.\/)?index\.html#(?:entity|fact|step)=/.test(link))).toEqual([]);
    for (const [path, text] of files) expect([path, /zqxsecret/i.test(path + text)]).toEqual([path, false]);
  }, 120_000);

  it("links to pages that the package holds", () => {
    for (const page of readdirSync(join(installed, "docs")).filter((file) => file.endsWith(".md"))) {
      const text = readFileSync(join(installed, "docs", page), "utf8");
      for (const [, target = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
        expect([page, target, existsSync(join(installed, "docs", target))]).toEqual([page, target, true]);
    }
  });
});

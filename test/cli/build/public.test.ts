import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkProject } from "../../../src/build.ts";
import { EXPORT_FORMATS } from "../../../src/cli/export/export-formats.ts";
import { projectHost } from "../../../src/host/project-host.ts";
import { Core } from "../../../src/query/core.ts";
import { redactProject } from "../../../src/redact/redact-project.ts";
import { copyText } from "../../../src/sql/postgres/copy-text.ts";
import { tablesOf } from "../../../src/sql/tables.ts";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

const SECRET = "zqxsecret";

let project: Folder;
beforeEach(() => {
  project = harbourFolder();
  project.write(`data/people/${SECRET}.yaml`, `type: state\nname: Land of ${SECRET}\nprivate: true\n`);
  project.write(
    "data/states/ostia.yaml",
    `type: state
name: Ostia
description: What ${SECRET} says.
private: [description]
relations:
  borders:
    - {to: ${SECRET}, source: harbour-gazette}
    - to: norland
      claims:
        - {source: harbour-gazette}
        - {source: harbour-gazette, note: "${SECRET} 987654321", private: true}
`,
  );
});
afterEach(() => project.remove());

/** The rows of a table in a script for psql. */
function rowsIn(script: string, table: string): string {
  const portions = script.matchAll(new RegExp(`^COPY "entente"."${table}" .*\\n([^]*?)^\\\\\\.$`, "gm"));
  return Array.from(portions, ([, rows = ""]) => rows).join("");
}

/** Every byte below a path, with packed files unpacked. */
function textsBelow(path: string): string {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path);
    return [...names, ...names.map((name) => textsBelow(join(path, name)))].join("\n");
  }
  const bytes = readFileSync(path);
  if (!path.endsWith(".xlsx")) return bytes.toString("latin1");
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString("latin1"))
    .join("\n");
}

function expectNoTrace(path: string): void {
  const text = textsBelow(path).toLowerCase();
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain("987654321");
  expect(text).not.toMatch(/"private"\s*:/);
}

describe("a public build", () => {
  it("has no byte of what is private, in its files and pages", async () => {
    const out = join(project.path, "public");
    expect(textsBelow(join(project.path, "data"))).toContain(SECRET);
    const { code, err } = await run("build", "-p", project.path, "-o", out, "--public", "--pages");
    expect([code, err.includes("error")], err).toEqual([0, false]);
    expectNoTrace(out);
    const told = await run("export", "facts", "-p", project.path, "--public");
    const facts: { id: string; claims: object[] }[] = JSON.parse(told.out).facts;
    expect(
      facts.find(({ id }) => id === "norland.borders.ostia" || id === "ostia.borders.norland")?.claims.length,
    ).toBe(1);
  });

  it.each(Object.keys(EXPORT_FORMATS).filter((format) => format !== "parquet"))("is exported as %s", async (format) => {
    const out = join(project.path, `public.${format}`);
    const { code, err } = await run("export", format, "-p", project.path, "-o", out, "--public");
    expect(code, err).toBe(0);
    expectNoTrace(out);
  });

  it("is published row for row as what is left of the project is in memory", async () => {
    project.write(
      "entente.yaml",
      "title: Harbour\nviews:\n  - {id: one, title: One, facts: [norland.borders.sudmark]}\n",
    );
    for (const path of [project.path, "."]) {
      const { out, code, err } = await run("publish", "-p", path, "--public", "--print-sql", "--rows");
      expect(code, err).toBe(0);
      const { write, writeAll, ...host } = projectHost(path);
      const { dataset } = checkProject({ ...redactProject(host).open, ...{ write, writeAll } });
      const core = new Core(dataset ?? expect.fail("it has errors"));
      const tables = tablesOf(core.schema);
      const expected = tables.map((table) => Array.from(copyText(table, table.rows(core)), String).join(""));
      expect(tables.map(({ name }) => rowsIn(out, name))).toEqual(expected);
    }
  });

  it("writes nothing while an open text names what is private, and says where", async () => {
    project.write("data/items/timber.yaml", `type: item\nname: Timber\ndescription: From the land of ${SECRET}.\n`);
    const { code, err } = await run("build", "-p", project.path, "-o", join(project.path, "public"), "--public");
    expect(code).toBe(1);
    expect(err).toContain("data/items/timber.yaml:3:14");
    expect(err).toContain("nothing written");
  });

  it("says how many claims are withheld where the project wants it", async () => {
    const out = join(project.path, "public");
    project.write("entente.yaml", "title: Harbours\nstandfirst: Who borders whom.\ntells_withheld: true\n");
    await run("build", "-p", project.path, "-o", out, "--public", "--only", "facts.json");
    const told = JSON.parse(readFileSync(join(out, "facts.json"), "utf8")).project;
    expect(told.standfirst).toBe("Who borders whom.\n\n2 claims are withheld.");
  });

  it("is not compared with a state that tells what is private", async () => {
    const { code, err } = await run("build", "-p", project.path, "--public", "--pages", "--since", "HEAD");
    expect([code, err.includes("facts.json of an earlier public build")]).toEqual([2, true]);
  });

  it("is the same as any other where nothing is private", async () => {
    const plain = harbourFolder();
    const [a, b] = [join(plain.path, "a"), join(plain.path, "b")];
    await run("build", "-p", plain.path, "-o", a, "--only", "facts.json");
    await run("build", "-p", plain.path, "-o", b, "--only", "facts.json", "--public");
    expect(readFileSync(join(b, "facts.json"), "utf8")).toBe(readFileSync(join(a, "facts.json"), "utf8"));
    plain.remove();
  });
});

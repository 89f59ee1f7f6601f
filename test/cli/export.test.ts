import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { doubtedHarbour, NOT_ASSERTED } from "../helpers/doubted-harbour.ts";
import { run } from "../helpers/run-cli.ts";

let [project, out] = ["", ""];
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "entente-export-"));
  out = mkdtempSync(join(tmpdir(), "entente-exported-"));
  nodeHost(project).writeAll([...doubtedHarbour()].map(([path, text]) => ({ path, chunks: () => [text] })));
});
afterAll(() => {
  for (const folder of [project, out]) rmSync(folder, { recursive: true, force: true });
});

const exported = (...args: readonly string[]) => run("export", "--project", project, ...args);

describe("export", () => {
  it("says on standard error, and in a file, what it wrote and what the format could not carry", async () => {
    const report = join(out, "report.json");
    const { code, err } = await exported("stix", "-o", join(out, "a.json"), "--report", report);
    expect(code).toBe(0);
    expect(err).toContain("not carried by stix:\n");
    const { format, written, lost } = JSON.parse(readFileSync(report, "utf8"));
    expect(format).toBe("stix");
    expect(err).toContain(`${written.relationships} relationships`);
    expect(lost).toContainEqual(
      expect.objectContaining({ count: NOT_ASSERTED.length, examples: [...NOT_ASSERTED].sort() }),
    );
  });

  it.each(["gexf", "graphml", "json", "csv"])(
    "names in the report on %s the facts whose note or assessment it has no room for",
    async (format) => {
      const noted = mkdtempSync(join(tmpdir(), "entente-noted-"));
      const state = (name: string, relations: string): string =>
        `type: state\nname: ${name}\nrelations: ${relations}\n`;
      const { writeAll } = nodeHost(noted);
      const files = {
        "entente.yaml": "title: Noted\n",
        "data/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 2024\n",
        "data/a.yaml": state(
          "A",
          "{borders: [{to: b, note: A river, claims: [{source: gazette}]}, {to: c, source: gazette}]}",
        ),
        "data/b.yaml": state("B", "{borders: {to: c, source: gazette, assessment: {support: alleged, why: Unlike}}}"),
        "data/c.yaml": "type: state\nname: C\n",
      };
      writeAll(Object.entries(files).map(([path, text]) => ({ path, chunks: () => [text] })));
      const report = join(noted, "report.json");
      const { code } = await run("export", "--project", noted, format, "-o", join(noted, "out"), "--report", report);
      expect(code).toBe(0);
      const { lost } = JSON.parse(readFileSync(report, "utf8"));
      expect(lost).toContainEqual(expect.objectContaining({ count: 2, examples: ["a.borders.b", "b.borders.c"] }));
      rmSync(noted, { recursive: true, force: true });
    },
  );

  it("writes the same bytes each time, to a file and to standard output", async () => {
    for (const format of ["ftm", "stix", "nquads", "trig", "jsonld", "xlsx"]) {
      const file = join(out, `same.${format}`);
      await exported(format, "-o", file);
      const first = readFileSync(file);
      await exported(format, "-o", file);
      expect(Buffer.compare(first, readFileSync(file))).toBe(0);
      if (format !== "xlsx") expect((await exported(format)).out).toBe(first.toString("utf8"));
    }
  });

  it("takes the clocks: what was not known yet is not written", async () => {
    const now = await exported("nquads");
    const then = await exported("nquads", "--known", "2021-05-10");
    expect(now.out).toContain("evening-post");
    expect(then.out).not.toContain("claim:coal-denied");
    expect(now.out).toContain("claim:coal-denied");
    const later = await exported("ftm", "--as-of", "2022");
    expect(later.out).not.toContain("norland.supplies.sudmark.coal");
    expect((await exported("ftm")).out).toContain("norland.supplies.sudmark.coal");
  });

  it("begins the names of RDF as it is told", async () => {
    const { out: text } = await exported("trig", "--base", "https://example.org/graph");
    expect(text).toContain("PREFIX entity: <https://example.org/graph/entity/>");
  });

  it("marks CSV for Excel where asked", async () => {
    await exported("sheets", "--bom", "-o", join(out, "sheets"));
    expect(readFileSync(join(out, "sheets", "facts.csv"), "utf8").startsWith("\ufeffsubject,relation,object")).toBe(
      true,
    );
  });

  it.each([
    [["sheets"], "sheets is several files"],
    [["csv"], "csv is several files"],
    [["parquet", "--report", "x.json"], "`--report` is for"],
    [["graphml", "--mutual"], "`--mutual` is for gexf, not for graphml"],
    [["xlsx", "--bom"], "`--bom` is for sheets"],
    [["jsonld", "--rdf12"], "`--rdf12` is for nquads, trig"],
    [["parquet", "--known", "2024", "-o", "x"], "`--known` is for"],
    [["trig", "--base", "no iri"], "takes an absolute IRI"],
    [["ftm", "--as-of", "soon"], "is not a date"],
    [["ftm", "--report", "data/report.json"], "that is in the project's data/"],
  ])("refuses %j", async (args, message) => {
    const before = process.cwd();
    process.chdir(project);
    try {
      const { code, err } = await exported(...args);
      expect(code).toBe(2);
      expect(err).toContain(message);
    } finally {
      process.chdir(before);
    }
  });
});

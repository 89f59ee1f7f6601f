import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { openGraph } from "../../src/query/index.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { run } from "../helpers/run-cli.ts";
import { rows } from "../sql/ask.ts";
import { cacheOf } from "../sql/cache-of.ts";
import { rome, romeFiles } from "./rome-project.ts";

const person = (lines: string) => ({
  "data/people/caesar.yaml": `type: person\nname: Julius Caesar\n${lines}\n`,
});
const found = (changes: Record<string, string>) =>
  checkProject(rome(changes)).diagnostics.flatMap(({ code, message, hint }) =>
    code === "W3017" ? [] : [`${code} ${message} ${hint ?? ""}`.trim()],
  );

describe("what is written", () => {
  const { dataset, diagnostics } = checkProject(rome());
  if (dataset === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const graph = openGraph(dataset);

  it("has no findings, and bare years keep the zeros that EDTF wants", () => {
    expect(diagnostics.filter(({ code }) => code !== "W3017")).toEqual([]);
    expect(graph.entity("pepin")?.attributes).toMatchObject({ born: "0800", died: "0810" });
    expect(graph.entity("gallic-war")?.attributes["date"]).toBe("-0051");
  });

  it("is in force before our era", () => {
    const on = (trueOn: string) => graph.asOf({ trueOn }).facts().ids();
    expect(on("-0220")).toEqual(["rome.opposes.carthage"]);
    expect(on("-0043-03-15")).toEqual(["rome.occupies.carthage", "rome.occupies.gaul"]);
    expect(on("-0041")).toEqual(["rome.occupies.carthage", "rome.occupies.gaul", "rome.opposes.parthia"]);
    expect(on("2020")).toEqual(["rome.occupies.carthage"]);
  });

  it("was known when it was said", () => {
    const known = (knownOn: string) => graph.asOf({ knownOn }).facts().ids();
    expect(known("-0052")).toEqual([]);
    expect(known("-0051")).toEqual(["caesar.visited.gaul.-0057-about---0049"]);
    expect(known("0533").length).toBe(5);
    expect(graph.voices.published("survey")).toBe("2024-03-11");
  });

  it("is found within dates", () => {
    expect(graph.facts().during("-0300/-0200").ids()).toEqual(["rome.opposes.carthage"]);
    expect(() => graph.facts().during("-0200/-0300")).toThrow("ends before it begins");
  });
});

describe("what is refused", () => {
  it.each([
    ['born: "-0044/-0100"', "E4004", "(-0100-12-31) before it begins (-0044-01-01)"],
    ["born: 0014\ndied: -0043", "E4005", "`died` is -0043, before `born` 0014."],
    ['born: "[1967,1968,1970..1972]"', "E2011", "write the interval that holds them, `1967/1972`"],
    ['born: "{1942..1945, 1949..1950}"', "E2011", "write a fact for each, `1942/1945` and `1949/1950`"],
    ["born: 12345", "E2011", "write `Y12345`"],
    ['born: "800"', "E2011", "write `0800`"],
    ['born: "-44"', "E2011", "write `-0044`"],
    ["born: 44 BC", "E2011", "write `-0043`"],
    ["born: 2024-03-11 01:30:00", "E2011", "write `2024-03-11T01:30:00`"],
    ["born: 20241028", "E2011", "write `2024-10-28`"],
    ["born: 11/1933", "E2011", "write `1933-11`"],
    ['born: "3.1933"', "E2011", "write `1933-03`"],
    ["born: 1930s", "E2011", "write `193X`"],
    [
      "relations:\n  visited: {to: gaul, source: digest, when: [1967, 1968, 1970..1972]}",
      "E2006",
      "write the interval that holds them, `1967/1972`",
    ],
    [
      "relations:\n  visited: {to: gaul, source: digest, when: {1942..1945, 1949..1950}}",
      "E2006",
      "write a fact for each, `1942/1945` and `1949/1950`",
    ],
    [
      'relations:\n  affiliated_with: {to: rome, source: digest, when: "[1967,1968,1970..1972]"}',
      "E2011",
      "write the one that you take, and in their claims what others give; `1967/1972` would say that it lasted all that time",
    ],
    [
      "relations:\n  affiliated_with: {to: rome, source: digest, when: [1967, 1968]}",
      "E2006",
      "`1967/1968` would say that it lasted all that time",
    ],
    ['born: "2023-02-29"', "E2011", ""],
  ])("%s", (lines, code, words) => {
    const all = found(person(lines));
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(code);
    expect(all[0]).toContain(words);
  });
});

describe("on a disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-rome-"));
  beforeAll(() => {
    const host = nodeHost(folder);
    for (const [path, text] of romeFiles()) host.write(path, [text]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([["--as-of=-0220"], ["--as-of", "-0220"]])("facts %s %s", async (...flags) => {
    const { code, out } = await run("facts", "--project", folder, "--format", "json", ...flags.filter(Boolean));
    expect(code).toBe(0);
    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual(["rome.opposes.carthage"]);
  });

  it("SQL orders and prints days as we do", async () => {
    const { dataset } = checkProject(
      rome(
        person("born: Y-17E7\ndied: Y-12345\nrelations:\n  visited: {to: gaul, when: Y-17E7/Y-12345, source: digest}"),
      ),
    );
    if (dataset === null) throw new Error("faulty");
    const engine = await openCache(join(folder, "sql"), cacheOf(dataset));
    expect(await rows(engine, "SELECT when_text, when_first, when_last FROM fact ORDER BY when_first, id")).toEqual([
      ["Y-17E7/Y-12345", "-infinity", "-infinity"],
      ["-0264/-0146", "-0264-01-01", "-0146-12-31"],
      ["-0146/..", "-0146-01-01", null],
      ["-0051/0486", "-0051-01-01", "0486-12-31"],
      ["-0042/0014", "-0042-01-01", "0014-12-31"],
    ]);
    await engine.close();
  });
});

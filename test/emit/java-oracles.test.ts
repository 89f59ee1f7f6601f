import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitNeo4jCsv } from "../../src/emit/neo4j-csv.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { oracleJars } from "../helpers/oracles.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-java-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(host: Host): Dataset {
  const { dataset } = checkProject(host, { partial: true });
  if (!dataset) throw new Error("the project is faulty");
  return dataset;
}

function java(...args: readonly string[]): string {
  const env = { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, "conf") };
  const { stdout, stderr, status } = spawnSync("java", args, { cwd: folder, encoding: "utf8", env, timeout: 150_000 });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  return stdout;
}

const gephi = oracleJars("gephi");
it.skipIf(gephi.missing !== "")(
  `Gephi's own importer has every node and edge, with its direction${gephi.missing}`,
  { timeout: 200_000 },
  () => {
    const datasets = [open(memoryHost(harbourProject())), open(nodeHost(resolve(".")))];
    for (const [n, dataset] of datasets.entries()) {
      nodeHost(folder).write(`${n}.gexf`, emitGexf(compileRows(dataset), gexfMeta(dataset)));
    }
    const stdout = java("-cp", gephi.classpath, resolve("test/emit/GephiImport.java"), "0.gexf", "1.gexf");
    const results = stdout.split("\n").filter((line) => line.startsWith("RESULT "));
    const wanted = datasets.map((dataset) => {
      const rows = compileRows(dataset, false);
      const edges = [...rows.edges];
      const undirected = edges.filter((edge) => edge.undirected).length;
      const kinds = new Set(edges.map(({ attributes }) => attributes.kind)).size;
      return `RESULT ${[...rows.nodes].length} ${edges.length - undirected} ${undirected} ${kinds}`;
    });
    expect(results).toEqual(wanted);
  },
);

const neo4j = oracleJars("neo4j");
it.skipIf(neo4j.missing !== "")(
  `neo4j-admin imports the CSV with the documented command, lines and semicolons in texts included${neo4j.missing}`,
  { timeout: 200_000 },
  () => {
    const files = harbourProject();
    files.set(
      "data/states/ostia.yaml",
      'type: state\nname: Ostia\naliases: ["Doe; Sons", "a, b"]\ndescription: |\n  One line.\n  "Another", line.\n',
    );
    const dataset = open(memoryHost(files));
    const rows = compileRows(dataset, false);
    nodeHost(folder).writeAll(emitNeo4jCsv(rows, dataset.schema));
    mkdirSync(join(folder, "conf"), { recursive: true });
    const documented = ["--array-delimiter=U+001F", "--multiline-fields=true"];
    const stdout = java(
      ...["-Xmx900m", "-cp", neo4j.classpath, "org.neo4j.cli.AdminTool", "database", "import", "full"],
      ...["--nodes=nodes.csv", "--relationships=edges.csv", ...documented, "graph"],
    );
    expect(stdout).toMatch(new RegExp(`\\b${[...rows.nodes].length} nodes\\s+${[...rows.edges].length} relationships`));
  },
);

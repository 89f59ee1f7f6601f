import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import type { GraphRows } from "../../src/compile/graph-rows.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphJson } from "../../src/emit/graph-json.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { rowsOf } from "../helpers/rows.ts";

/** An independent checker (Gephi's import rules, the schema, and a comparison with graph.json) that lies beside a checkout of the maintainers. */
const CHECKER = resolve("../shared/tools/gexf_check.py");
const PYTHON = "/usr/bin/python3";
const missing = !existsSync(CHECKER)
  ? "the checker is not beside this checkout"
  : spawnSync(PYTHON, ["-c", "import lxml"]).status !== 0
    ? "python3-lxml is not installed"
    : "";

it.skipIf(missing !== "")(`has no error in the independent checker${missing && ` (skipped: ${missing})`}`, () => {
  for (const project of [memoryHost(harbourProject()), nodeHost(resolve("."))]) {
    const { dataset } = checkProject(project, { partial: true });
    if (!dataset) throw new Error("no dataset");
    const found = check(dataset, compileRows(dataset));
    expect(found.errors).toEqual([]);
    // Several facts of one relation between one pair: the file's description and the README say what to choose in Gephi.
    expect(found.warnings.filter((warning) => !warning.startsWith("parallel-merged"))).toEqual([]);
  }
});

it.skipIf(missing !== "")(`has no error where texts are hostile${missing && ` (skipped: ${missing})`}`, () => {
  const { dataset } = checkProject(memoryHost(harbourProject()));
  if (!dataset) throw new Error("no dataset");
  const hostile = "\u0000\u001b\ud800]]><!-- & \"quoted\" 'too' \\ a,b | c;d 😀";
  const more = { note: hostile, list: [hostile, "two"], Note: 1, id: "x", when: "2024~", start: "2024-01-01" };
  const graph = rowsOf([["a", { ...more, label: hostile }], ["b\u0002"]], [["a", "b\u0002", more]]);
  expect(check(dataset, graph, false).errors).toEqual([]);
});

interface Found {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

function check(dataset: Dataset, graph: GraphRows, compare = true): Found {
  const folder = mkdtempSync(join(tmpdir(), "entente-gexf-"));
  try {
    const out = nodeHost(folder);
    out.write("graph.json", emitGraphJson(graph));
    out.write("graph.gexf", emitGexf(graph, gexfMeta(dataset)));
    const dump = compare ? ["--dump", join(folder, "graph.json")] : [];
    const { stdout } = spawnSync(PYTHON, [CHECKER, join(folder, "graph.gexf"), "--json", ...dump], {
      encoding: "utf8",
    });
    const { findings }: { findings: { level: string; code: string; examples: string[] }[] } = JSON.parse(stdout);
    const at = (level: string) =>
      findings.filter((found) => found.level === level).map(({ code, examples }) => `${code}: ${examples[0] ?? ""}`);
    return { errors: at("ERROR"), warnings: at("WARN") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

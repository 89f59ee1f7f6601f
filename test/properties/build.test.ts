import fc from "fast-check";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compile, compileRows } from "../../src/compile/compile.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphJson } from "../../src/emit/graph-json.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { textOf } from "../helpers/text-of.ts";

const files = [...harbourProject()].filter(([path]) => path.startsWith("data/"));
const words = [
  "norland",
  "sudmark",
  "unknown",
  "coal",
  "port-treaty",
  "nowhere",
  "2024-10",
  "3000 tonnes",
  "[]",
  "{}",
  "\u2028",
  "]]>",
];

/** A line of some file is replaced, by one of another file or by a stray value. */
const edit = fc.record({
  file: fc.nat(files.length - 1),
  line: fc.nat(11),
  by: fc.oneof(
    fc.record({ file: fc.nat(files.length - 1), line: fc.nat(11) }),
    fc.constantFrom(...words).map((word) => `  ${word}`),
    fc.constantFrom(...words).map((word) => `name: ${word}`),
  ),
});

it("makes a graph and its files of whatever can be made of a project, and never throws", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const project = harbourProject();
      for (const { file, line, by } of edits) {
        const [path = "", text = ""] = files[file] ?? [];
        const lines = (project.get(path) ?? text).split("\n");
        lines[line % lines.length] = typeof by === "string" ? by : (files[by.file]?.[1].split("\n")[by.line] ?? "");
        project.set(path, lines.join("\n"));
      }
      const { dataset } = checkProject(memoryHost(project), { partial: true });
      if (!dataset) throw new Error("no dataset");
      const rows = compileRows(dataset);
      const json = JSON.parse(textOf(emitGraphJson(rows)));
      const keys = new Set(json.nodes.map(({ key }: { key: string }) => key));
      for (const { source, target } of json.edges) expect(keys.has(source) && keys.has(target)).toBe(true);
      expect(json.edges).toHaveLength(rows.edgeCount);
      expect(compile(dataset).size).toBe(rows.edgeCount);
      expect(textOf(emitGexf(rows, gexfMeta(dataset)))).toMatch(/<\/gexf>\n$/);
    }),
    { numRuns: 60 },
  );
});

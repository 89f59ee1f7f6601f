import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { REPORT_FORMATS } from "../../src/report/formats.ts";
import { linesFrom, type Report } from "../../src/report/report.ts";
import { REPORTERS } from "../../src/report/reporters.ts";

const FILES: Readonly<Record<string, string>> = {
  "data/states/north-korea.yaml": "type: state\nname: 북한 (DPRK)\nrelations:\n\tborders: [rusia, 中国]\n",
  "data/states/russia.yaml": "type: state\nname: Russia\n",
};

const NORTH = "data/states/north-korea.yaml";
const spanOf = (file: string, text: string) => {
  const start = FILES[file]?.indexOf(text) ?? -1;
  return { file, start, end: start + text.length };
};

const UNRESOLVED: Diagnostic = {
  code: "E3001",
  name: "unresolved-reference",
  severity: "error",
  message: "No entity has the id `rusia`.",
  span: spanOf(NORTH, "rusia"),
  hint: "did you mean `russia` (Russia)?",
  related: [{ span: spanOf("data/states/russia.yaml", "Russia"), message: "declared here" }],
};
const WARNING: Diagnostic = {
  code: "W4001",
  name: "alias-clash",
  severity: "warning",
  message: "50% of a line\nand more",
  span: spanOf(NORTH, "(DPRK)"),
  fix: [{ span: spanOf(NORTH, "(DPRK)"), newText: "[DPRK]" }],
};

const report = (diagnostics: readonly Diagnostic[], color = false): Report => ({
  diagnostics,
  files: 2,
  linesOf: linesFrom((file) => FILES[file]),
  color,
});
const pretty = (diagnostics: readonly Diagnostic[], color = false): string =>
  REPORTERS.pretty(report(diagnostics, color));

describe("pretty", () => {
  it("shows a frame with carets under wide characters and tabs, related places, hint, fix and summary", () => {
    expect(pretty([WARNING, UNRESOLVED])).toMatchInlineSnapshot(`
      "warning[W4001]: 50% of a line<U+000A>and more (alias-clash)
       --> data/states/north-korea.yaml:2:10
        |
      2 | name: 북한 (DPRK)
        |            ^^^^^^
        = fix: put \`[DPRK]\` there

      error[E3001]: No entity has the id \`rusia\`. (unresolved-reference)
       --> data/states/north-korea.yaml:4:12
        |
      4 |     borders: [rusia, 中国]
        |               ^^^^^
        | declared here
       --> data/states/russia.yaml:2:7
        |
      2 | name: Russia
        |       ^^^^^^
        = hint: did you mean \`russia\` (Russia)?

      1 error and 1 warning in 1 file; 2 files checked
      "
    `);
  });

  it("says that all is well", () => {
    expect(pretty([])).toBe("ok: 2 files checked, nothing to report\n");
  });

  it("colours only when asked to", () => {
    expect(pretty([UNRESOLVED])).not.toContain("\u001B");
    expect(pretty([UNRESOLVED], true)).toContain("\u001B[31m");
  });

  it("shows the neighbourhood of a span in a very long line", () => {
    const text = `note: ${"x".repeat(6000)}HERE${"y".repeat(4000)}\n`;
    const start = text.indexOf("HERE");
    const span = { file: "long.yaml", start, end: start + 4 };
    const out = REPORTERS.pretty({
      ...report([{ ...UNRESOLVED, span, related: [] }]),
      linesOf: linesFrom(() => text),
    });
    const [source = "", carets = ""] = out.split("\n").slice(3, 5);
    expect(source.length).toBeLessThan(130);
    expect(source.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("HERE");
    expect(source).toContain("…x");
    expect(source.endsWith("y…")).toBe(true);
  });

  it("spells out characters that steer a terminal or reorder a line", () => {
    const text = "name: \u202Eevil\u001B[2J\n";
    const out = REPORTERS.pretty({
      ...report([
        { ...UNRESOLVED, message: "no \u001B[31m", span: { file: "a\u0007.yaml", start: 7, end: 11 }, related: [] },
      ]),
      linesOf: linesFrom(() => text),
    });
    for (const unseen of ["\u202E", "\u0007", "\u001B"]) expect(out).not.toContain(unseen);
    expect(out).toContain("<U+202E>evil<U+001B>[2J");
    const [source = "", carets = ""] = out.split("\n").slice(3, 5);
    expect(source.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("evil");
  });

  it("marks the first line of a span over several", () => {
    const out = pretty([{ ...UNRESOLVED, span: { file: NORTH, start: 0, end: 60 }, related: [] }]);
    expect(out).toContain("1 | type: state\n  | ^^^^^^^^^^^\n");
  });

  it("lists no more than six related places", () => {
    const [place] = UNRESOLVED.related ?? [];
    if (!place) throw new Error("no related place");
    const out = pretty([{ ...UNRESOLVED, related: Array(20).fill(place) }]);
    expect(out.match(/declared here/g)).toHaveLength(6);
    expect(out).toContain("and 14 more places");
  });

  it("survives a file that is gone", () => {
    expect(pretty([{ ...UNRESOLVED, span: { file: "gone.yaml", start: 5, end: 9 } }])).toContain("gone.yaml:1:1");
  });
});

it.each(REPORT_FORMATS)("%s names the code and the place of every finding", (format) => {
  const text = REPORTERS[format](report([UNRESOLVED, WARNING]));
  for (const { code } of [UNRESOLVED, WARNING]) expect(text).toContain(code);
  expect(text.split(NORTH).length).toBeGreaterThan(2);
  expect(text.endsWith("\n")).toBe(true);
});

it("json has the documented shape", () => {
  expect(JSON.parse(REPORTERS.json(report([UNRESOLVED, WARNING])))).toEqual({
    unlisted: [],
    diagnostics: [
      {
        code: "E3001",
        name: "unresolved-reference",
        severity: "error",
        message: "No entity has the id `rusia`.",
        file: NORTH,
        line: 4,
        column: 12,
        endLine: 4,
        endColumn: 17,
        hint: "did you mean `russia` (Russia)?",
        related: [
          { file: "data/states/russia.yaml", line: 2, column: 7, endLine: 2, endColumn: 13, message: "declared here" },
        ],
      },
      {
        code: "W4001",
        name: "alias-clash",
        severity: "warning",
        message: "50% of a line\nand more",
        file: NORTH,
        line: 2,
        column: 10,
        endLine: 2,
        endColumn: 16,
      },
    ],
    summary: { errors: 1, warnings: 1, files: 2, codes: {}, elsewhere: { errors: 0, warnings: 0 } },
  });
});

it("github gives one escaped workflow command a finding", () => {
  expect(REPORTERS.github(report([WARNING]))).toBe(
    `::warning file=${NORTH},line=2,endLine=2,col=10,endColumn=16,title=W4001 alias-clash::50%25 of a line<U+000A>and more\n`,
  );
});

it("sarif names the rule and the region of each result", () => {
  const unresolved = { ...UNRESOLVED, code: "E1103", name: "duplicate-key" };
  const log = JSON.parse(REPORTERS.sarif(report([unresolved])));
  expect(log.version).toBe("2.1.0");
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules).toMatchObject([
    { id: "E1103", name: "duplicate-key", defaultConfiguration: { level: "error" } },
  ]);
  expect(results).toMatchObject([
    {
      ruleId: "E1103",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: NORTH },
            region: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 17 },
          },
        },
      ],
      relatedLocations: [{ message: { text: "declared here" } }],
    },
  ]);
});

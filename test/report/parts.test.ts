import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { listAlike } from "../../src/report/alike.ts";
import { codeFrame } from "../../src/report/code-frame.ts";
import { cellsOf, neutral, neutralLines } from "../../src/report/display.ts";
import { reportGithub } from "../../src/report/github.ts";
import { reportPretty } from "../../src/report/pretty.ts";
import { countSeverities, region } from "../../src/report/region.ts";
import { linesFrom, type Report } from "../../src/report/report.ts";
import { reportSarif } from "../../src/report/sarif.ts";
import { indexLines } from "../../src/text/line-index.ts";

const one = (code: string, file: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ code, name: `name-${code}`, severity: code.startsWith("W") ? "warning" : "error", message: "m" },
  span: { file, start: 0, end: 1 },
  ...more,
});
const many = (n: number, code: string, file: string): readonly Diagnostic[] =>
  Array.from({ length: n }, () => one(code, file));

describe("findings of one kind", () => {
  it("are listed up to a limit in each file, and up to five times that in all", () => {
    const all = [...many(3, "E1", "a"), ...many(2, "E1", "b"), ...many(1, "W1", "a")];
    const { diagnostics, unlisted, codes, faulty } = listAlike(all, 2);
    expect(diagnostics.map(({ code, span }) => code + span.file)).toEqual(["E1a", "E1a", "E1b", "E1b", "W1a"]);
    expect(unlisted).toEqual([{ code: "E1", name: "name-E1", severity: "error", file: "a", files: 1, count: 1 }]);
    expect(codes).toEqual([
      { code: "E1", name: "name-E1", severity: "error", count: 5 },
      { code: "W1", name: "name-W1", severity: "warning", count: 1 },
    ]);
    expect(faulty).toBe(2);
  });

  it("beyond that are counted together, with their files", () => {
    const all = [..."abcdefg"].flatMap((file) => many(2, "E1", file));
    const { diagnostics, unlisted } = listAlike(all, 1);
    expect(diagnostics.map(({ span }) => span.file)).toEqual([..."abcde"]);
    // The second of `e` came when five were listed.
    expect(unlisted.map(({ file, files, count }) => [file, files, count])).toEqual([
      ["a", 1, 1],
      ["b", 1, 1],
      ["c", 1, 1],
      ["d", 1, 1],
      [null, 3, 5],
    ]);
  });

  it("are counted by code: errors first, the most frequent first, then by code", () => {
    const all = [
      ...many(3, "W2", "a"),
      ...many(1, "E3", "a"),
      ...many(2, "E1", "a"),
      ...many(1, "E2", "a"),
      ...many(3, "W1", "a"),
    ];
    expect(listAlike(all, 20).codes.map(({ code, count }) => [code, count])).toEqual([
      ["E1", 2],
      ["E2", 1],
      ["E3", 1],
      ["W1", 3],
      ["W2", 3],
    ]);
  });
});

const report = (diagnostics: readonly Diagnostic[], more: Partial<Report> = {}): Report => ({
  ...{ diagnostics, files: 3, color: false, linesOf: linesFrom(() => "abc\ndef\n") },
  ...more,
});
const last = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

describe("the summary of a check", () => {
  it("counts errors and warnings, with those that are not listed, and files", () => {
    expect(last(reportPretty(report([])))).toBe("ok: 3 files checked, nothing to report");
    expect(last(reportPretty(report([one("E1", "a")])))).toBe("1 error in 1 file; 3 files checked");
    expect(last(reportPretty(report([one("W1", "a"), one("W1", "b")])))).toBe("2 warnings in 2 files; 3 files checked");
    const unlisted = [{ code: "E1", name: "n", severity: "error", file: null, files: 2, count: 5 }] as const;
    expect(last(reportPretty(report([one("W1", "a")], { unlisted, faulty: 4 })))).toBe(
      "5 errors and 1 warning in 4 files; 3 files checked",
    );
    expect(countSeverities({ diagnostics: [one("E1", "a"), one("W1", "a")], unlisted })).toEqual({
      errors: 6,
      warnings: 1,
    });
    expect(countSeverities({ diagnostics: [] })).toEqual({ errors: 0, warnings: 0 });
  });

  it("tells what is wrong elsewhere", () => {
    const elsewhere = (errors: number, warnings: number) =>
      last(reportPretty(report([], { elsewhere: { errors, warnings } })));
    expect(elsewhere(1, 0)).toBe("ok: 3 files checked, nothing to report; elsewhere in the project: 1 error");
    expect(elsewhere(0, 2)).toContain("; elsewhere in the project: 2 warnings");
    expect(elsewhere(1, 2)).toContain("; elsewhere in the project: 1 error and 2 warnings");
    expect(elsewhere(0, 0)).not.toContain("elsewhere");
  });

  it("is by code where there is more than one can take in", () => {
    const codes = (...counts: number[]) =>
      counts.map((count, n) => ({
        code: `E${n}`,
        name: `n${n}`,
        severity: n === 0 ? ("error" as const) : ("warning" as const),
        count,
      }));
    const of = (...counts: number[]) => reportPretty(report([], { codes: codes(...counts) }));
    expect(of(1200, 5)).toContain(
      "By code (`entente explain CODE` says what one means):\n1,200  E0  n0\n    5  E1  n1\n\n",
    );
    expect(of(20, 1)).toContain("By code");
    expect(of(19, 1)).not.toContain("By code");
    expect(of(100)).not.toContain("By code");
    expect(reportPretty(report([]))).not.toContain("By code");
    const colored = reportPretty(report([], { codes: codes(20, 1), color: true }));
    expect(colored).toContain("\u001B[31mE0");
    expect(colored).toContain("\u001B[33mE1");
  });

  it("names what is not listed", () => {
    const rest = (file: string | null, files: number) =>
      reportPretty(report([], { unlisted: [{ code: "E1", name: "n", severity: "error", file, files, count: 1200 }] }));
    expect(rest("a.yaml", 1)).toContain("and 1,200 more E1 (n) in a.yaml\n`--limit all` lists them.\n\n");
    expect(rest(null, 7)).toContain("and 1,200 more E1 (n) in 7 files\n");
  });
});

describe("one finding", () => {
  const pretty = (more: Partial<Diagnostic>, text = "abc\ndef\n") =>
    reportPretty(report([one("E1", "a.yaml", more)], { linesOf: linesFrom(() => text) }));

  it("tells its fix where the hint does not", () => {
    const fix = [{ span: { file: "a.yaml", start: 0, end: 1 }, newText: "new" }];
    expect(pretty({ fix })).toContain("= fix: put `new` there\n");
    expect(pretty({ fix, hint: "write `new`" })).not.toContain("fix:");
    expect(pretty({ fix, hint: "look" })).toContain("= hint: look\n  = fix: put `new` there\n");
    expect(pretty({ fix: [] })).not.toContain("fix:");
  });

  it("shows no frame of an empty line", () => {
    expect(pretty({ span: { file: "a.yaml", start: 0, end: 0 } }, "")).toContain(" --> a.yaml:1:1\n\n");
    expect(pretty({ span: { file: "a.yaml", start: 1, end: 1 } }, "\n  \nx")).not.toContain("|");
  });

  it("has room for the longest of its numbers of lines", () => {
    const text = "x\n".repeat(12);
    const related = [{ span: { file: "a.yaml", start: 22, end: 23 }, message: "there" }];
    expect(pretty({ related }, text)).toContain(
      "  --> a.yaml:1:1\n   |\n 1 | x\n   | ^\n   | there\n  --> a.yaml:12:1\n   |\n12 | x\n   | ^\n",
    );
    const six = Array.from({ length: 6 }, () => related[0]).flatMap((place) => place ?? []);
    expect(pretty({ related: six }, text)).not.toContain("more places");
    expect(pretty({ related: [...six, ...related] }, text)).toContain("… and 1 more places");
  });

  it("is red where it is an error, and yellow where it is a warning", () => {
    const colored = (code: string) => reportPretty(report([one(code, "a.yaml")], { color: true }));
    expect(colored("E1")).toContain("\u001B[31m");
    expect(colored("E1")).not.toContain("\u001B[33m");
    expect(colored("W1")).toContain("\u001B[33m");
    expect(colored("W1")).not.toContain("\u001B[31m");
  });

  it("is a command for GitHub, with columns where it is on one line", () => {
    const github = (more: Partial<Diagnostic>, rest: Partial<Report> = {}) =>
      reportGithub(report([one("E1", "a,b:c.yaml", more)], rest));
    expect(github({ hint: "look" })).toBe(
      "::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=1,endColumn=2,title=E1 name-E1::m%0Ahint: look\n",
    );
    const file = "a.yaml";
    expect(github({ span: { file, start: 1, end: 1 } })).toContain("line=1,endLine=1,col=2,endColumn=3,");
    expect(github({ span: { file, start: 1, end: 6 } })).toContain("file=a.yaml,line=1,endLine=2,title=");
    const unlisted = [
      { code: "W1", name: "n", severity: "warning", file: "x.yaml", files: 1, count: 2 },
      { code: "E1", name: "n", severity: "error", file: null, files: 7, count: 3 },
    ] as const;
    expect(github({}, { unlisted }).split("\n").slice(1)).toEqual([
      "::warning file=x.yaml,title=W1 n::and 2 more like this",
      "::error title=E1 n::and 3 more like this in 7 files",
      "",
    ]);
  });

  it("is a result of SARIF, with its hint", () => {
    const run = (more: Partial<Diagnostic>, rest: Partial<Report> = {}) =>
      JSON.parse(reportSarif(report([one("E1103", "a b/ü.yaml", more)], rest))).runs[0];
    expect(run({}).results[0].message.text).toBe("m");
    expect(run({ hint: "look" }).results[0].message.text).toBe("m Hint: look");
    expect(run({}).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a%20b/%C3%BC.yaml");
    expect(run({}).results[0]).not.toHaveProperty("relatedLocations");
    expect(run({}).tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["E1103"]);
    expect(run({})).not.toHaveProperty("properties");
  });

  it("has its place as lines and columns from 1", () => {
    const lines = indexLines("abc\ndef\n");
    expect(region(lines, { file: "a", start: 1, end: 5 })).toEqual({ line: 1, column: 2, endLine: 2, endColumn: 2 });
    expect(region(lines, { file: "a", start: 5, end: 1 })).toEqual({ line: 2, column: 2, endLine: 2, endColumn: 2 });
  });
});

describe("a frame of code", () => {
  const framed = (text: string, start: number, end = start + 1) =>
    codeFrame(indexLines(text), { file: "a", start, end });

  it("marks the span, a character at least, to the end of its first line", () => {
    expect(framed("ab cd\nef", 3, 5)).toEqual({ line: 1, column: 4, source: "ab cd", carets: "   ^^" });
    expect(framed("ab cd\nef", 3, 8).carets).toBe("   ^^");
    expect(framed("ab cd\nef", 3, 3).carets).toBe("   ^");
    expect(framed("ab", 2, 2)).toMatchObject({ source: "ab", carets: "  ^" });
    expect(framed("\tab", 1, 3)).toMatchObject({ source: "    ab", carets: "    ^^" });
    expect(framed("中a", 1)).toMatchObject({ carets: "  ^" });
    expect(framed("中a", 0)).toMatchObject({ carets: "^^" });
  });

  it("is cut to a window where the line is longer than 110 columns", () => {
    const at = (n: number, length: number) => framed(`${"x".repeat(n)}H${"y".repeat(length - n - 1)}`, n);
    expect(at(5, 110).source).toHaveLength(110);
    expect(at(5, 111).source).toBe(`xxxxxH${"y".repeat(104)}…`);
    // The span is in the first window.
    expect(at(70, 300).source).toBe(`${"x".repeat(70)}H${"y".repeat(39)}…`);
    const far = at(71, 300);
    expect(far.source).toBe(`…${"x".repeat(40)}H${"y".repeat(69)}…`);
    expect(far.carets).toBe(`${" ".repeat(41)}^`);
    expect(at(299, 300).source).toBe(`…${"x".repeat(40)}H`);
    expect(framed("x".repeat(300), 300)).toMatchObject({ source: `…${"x".repeat(40)}`, carets: `${" ".repeat(41)}^` });
  });

  it("is right in a line of many thousand characters", () => {
    const text = `${"x".repeat(5000)}HERE${"y".repeat(5000)}`;
    const { source, carets } = framed(text, 5000, 5004);
    expect(source).toBe(`…${"x".repeat(40)}HERE${"y".repeat(66)}…`);
    expect(carets).toBe(`${" ".repeat(41)}^^^^`);
    expect(framed(`HERE${"y".repeat(5000)}`, 0, 4)).toMatchObject({ carets: "^^^^" });
    expect(framed(`${"x".repeat(5000)}HERE`, 5000, 5004).source.endsWith("HERE")).toBe(true);
  });
});

describe("text on a terminal", () => {
  it("has tabs of four columns, and wide characters of two", () => {
    const widths = (text: string) => cellsOf(text).map(({ width }) => width);
    expect(widths("\ta\t")).toEqual([4, 1, 3]);
    expect(widths("中\t")).toEqual([2, 2]);
    expect(widths("e\u0301한")).toEqual([1, 0, 2]);
    expect(cellsOf("a😀b").map(({ offset }) => offset)).toEqual([0, 1, 3]);
  });

  it("spells out what cannot be seen or would be obeyed", () => {
    expect(neutral("a\nb")).toBe("a<U+000A>b");
    expect(neutral("a\u001Bb")).toBe("a<U+001B>b");
    expect(neutral("a\u202Eb")).toBe("a<U+202E>b");
    expect(neutral("::error a")).toBe("<U+003A>:error a");
    expect(neutral("##[group]")).toBe("<U+0023>#[group]");
    expect(neutral("a: b # c :: 1")).toBe("a: b # c :: 1");
    expect(neutralLines("a\nb\u001B")).toBe("a\nb<U+001B>");
  });
});

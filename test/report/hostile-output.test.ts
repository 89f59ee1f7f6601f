import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { REPORT_FORMATS } from "../../src/report/formats.ts";
import { LISTING_FORMATS } from "../../src/report/listing/listing.ts";
import { reportListing } from "../../src/report/listing/report-listing.ts";
import { linesFrom } from "../../src/report/report.ts";
import { REPORTERS } from "../../src/report/reporters.ts";
import { csvLine } from "../../src/text/csv-line.ts";
import { jsonText } from "../../src/text/json-text.ts";
import { run } from "../helpers/run-cli.ts";

const HOSTILE = [
  "st\n::error::pwned",
  "st\r\n  ::set-output name=x::pwned",
  "::error file=x::pwned",
  "##[group]pwned",
  "\u001B[2J\u001B]0;pwned\u0007",
  "\u009B31m",
  "\u202Egnp.exe",
  "a\u2028::error::b",
  "%0A::error::pwned",
  "\uD800",
];

/** What a terminal or the log of a CI service would obey. */
function isObeyed(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return (
    lines.some((line) => /^\s*::[a-z]/i.test(line) || line.includes("##[")) ||
    /(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text)
  );
}

const diagnostic = (hostile: string): Diagnostic => {
  const span = { file: `data/${hostile}.yaml`, start: 0, end: 4 };
  const name = "alias-clash";
  return {
    code: "W3015",
    name,
    severity: "warning",
    message: hostile,
    span,
    hint: hostile,
    related: [{ span, message: hostile }],
    fix: [{ span, newText: hostile }],
  };
};

describe.each(HOSTILE)("what a file says is obeyed by nothing: %j", (hostile) => {
  it.each(REPORT_FORMATS.filter((format) => format !== "github"))("%s", (format) => {
    const text = REPORTERS[format]({
      diagnostics: [diagnostic(hostile)],
      files: 1,
      linesOf: linesFrom(() => hostile),
      color: false,
    });
    expect(text).toContain("W3015");
    expect(isObeyed(text)).toBe(false);
  });

  it("github: one command, and no other", () => {
    const text = REPORTERS.github({
      diagnostics: [diagnostic(hostile)],
      files: 1,
      linesOf: linesFrom(() => hostile),
      color: false,
    });
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(text.startsWith("::warning file=data/")).toBe(true);
    expect(isObeyed(text.slice(2))).toBe(false);
  });

  it("tables, CSV and JSON of a listing", async () => {
    const column = { title: "x", cell: () => hostile };
    const listing = {
      records: [1],
      table: [column],
      csv: [column],
      json: () => ({ [hostile]: hostile }),
      noun: ["row", "rows"] as const,
    };
    for (const format of LISTING_FORMATS) {
      let text = "";
      for await (const part of reportListing(listing, { format, width: 20 })) text += part;
      expect(isObeyed(text), format).toBe(false);
    }
    expect(JSON.parse(jsonText({ [hostile]: hostile }))).toEqual({ [hostile]: hostile });
  });

  it("messages of the command line, those of commander included", async () => {
    for (const args of [
      [hostile],
      ["check", `--${hostile}`],
      ["check", "-f", hostile],
      ["explain", hostile],
      ["-p", hostile, "check"],
      ["check", hostile],
    ]) {
      const { code, out, err } = await run(...args);
      expect(code).toBe(2);
      expect(isObeyed(out + err), args.join(" ")).toBe(false);
    }
  });
});

describe("CSV", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u00A0=1",
    "\u200B=1",
    "\uFEFF=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "|calc",
    "﹦1",
  ])("is not a formula to a spreadsheet: %j", (text) => expect(csvLine([text]).replace(/^"/, "")).toMatch(/^'/));
  it("leaves other text and numbers alone", () => {
    expect(csvLine(["a=1", "x - y", -5, "a,b"])).toBe('a=1,x - y,-5,"a,b"\r\n');
  });
});

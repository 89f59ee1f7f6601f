import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { call } from "../call.ts";
import type { Verdict } from "./verdict.ts";

interface Region {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Reported extends Region {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly related?: readonly Region[];
}

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: { readonly region: { readonly startLine: number; readonly startColumn: number } };
      }[];
    }[];
  }[];
}

/** Checks a project in each format: the formats agree with one another, with the exit code and with the files. */
export async function judgeFindings(root: string, verdict: Verdict): Promise<readonly Reported[] | null> {
  const calls = {
    json: await call("-p", root, "check", "--format", "json"),
    pretty: await call("-p", root, "check"),
    sarif: await call("-p", root, "check", "--format", "sarif"),
    github: await call("-p", root, "check", "--format", "github"),
  };
  const sound = Object.values(calls).map((one) => verdict.sound(one, 0, 1));
  if (sound.includes(false)) return null;
  const { diagnostics, unlisted, summary } = JSON.parse(calls.json.out) as {
    diagnostics: readonly Reported[];
    /** Beyond so many alike, findings are counted. */
    unlisted: readonly { readonly severity: string; readonly count: number }[];
    summary: { errors: number; warnings: number };
  };
  const count = (severity: string): number =>
    diagnostics.filter((one) => one.severity === severity).length +
    unlisted.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
  const errors = count("error");
  for (const { args, code } of Object.values(calls)) {
    verdict.expect(code === (errors > 0 ? 1 : 0), `exit ${code} from ${args.join(" ")} with ${errors} errors`);
  }
  verdict.expect(summary.errors === errors, `${summary.errors} errors in the summary, ${errors} in the list`);
  verdict.expect(summary.warnings === count("warning"), "the summary counts other warnings than are listed");

  const placed = diagnostics.map(({ file, line, column, code }) => `${code} ${file}:${line}:${column}`);
  const { results = [] } = (JSON.parse(calls.sarif.out) as Sarif).runs[0] ?? {};
  const inSarif = results.map(({ ruleId, locations }, n) => {
    const { startLine, startColumn } = locations[0]?.physicalLocation.region ?? { startLine: 0, startColumn: 0 };
    return `${ruleId} ${diagnostics[n]?.file}:${startLine}:${startColumn}`;
  });
  verdict.expect(
    inSarif.join("\n") === placed.join("\n"),
    () => `sarif differs from json:\n${inSarif.join("\n")}\n${placed.join("\n")}`,
  );
  const lines = calls.github.out.split("\n").filter((line) => line !== "");
  const inGithub = lines.slice(0, lines.length - unlisted.length);
  verdict.expect(
    inGithub.length === diagnostics.length,
    () => `github has ${inGithub.length} lines of ${diagnostics.length}`,
  );
  for (const [n, line] of inGithub.entries()) {
    const one = diagnostics[n];
    const begins = new RegExp(`^::${one?.severity} file=[^\\n]*,line=${one?.line},endLine=${one?.endLine},`);
    verdict.expect(begins.test(line), () => `github: ${line} is not ${placed[n]}`);
  }
  const heads = [...calls.pretty.out.matchAll(/^(?:error|warning)\[(\w+)\]: .*$\n +--> .*?:(\d+):(\d+)$/gm)];
  const inPretty = heads.map(([, code, line, column]) => `${code} ${line}:${column}`);
  const wanted = diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
  verdict.expect(
    inPretty.join("\n") === wanted.join("\n"),
    () => `pretty differs from json:\n${inPretty.join("\n")}\n--\n${wanted.join("\n")}`,
  );

  for (const one of diagnostics)
    for (const region of [one, ...(one.related ?? [])]) judgeRegion(root, region, one, verdict);
  return diagnostics;
}

/** Codes whose place is inside a word: a letter, an escape, a part of a date, of a number or of a torn scalar. */
const INSIDE = /^E1|^W1|^E2|^W3019/;

/** A region lies in its file, and does not begin or end in the middle of a word. */
function judgeRegion(root: string, region: Region, { code, message }: Reported, verdict: Verdict): void {
  const { file, line, column, endLine, endColumn } = region;
  const at = `${code} ${file}:${line}:${column}-${endLine}:${endColumn} (${message})`;
  verdict.expect(line >= 1 && column >= 1, () => `before its file's beginning: ${at}`);
  verdict.expect(endLine > line || (endLine === line && endColumn >= column), () => `ends before it begins: ${at}`);
  const path = [join(root, file), join(process.cwd(), file)].find((one) => existsSync(one) && statSync(one).isFile());
  if (path === undefined || statSync(path).size > 1e7) {
    verdict.expect(line === 1 && column === 1, () => `a place in no file: ${at}`);
    return;
  }
  const lines = readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/);
  const [first = "", last = ""] = [lines[line - 1], lines[endLine - 1]];
  if (!verdict.expect(endLine <= lines.length, () => `after its file's end (${lines.length} lines): ${at}`)) return;
  verdict.expect(column <= first.length + 1, () => `after its line's end (${first.length}): ${at}`);
  verdict.expect(endColumn <= last.length + 1, () => `ends after its line's end (${last.length}): ${at}`);
  if (INSIDE.test(code)) return;
  const torn = (text: string, n: number) => /^[\p{L}\p{N}_]{2}$/u.test(text.slice(n - 2, n));
  verdict.expect(!torn(first, column), () => `begins in the middle of a word: ${at} in \`${first}\``);
  verdict.expect(!torn(last, endColumn), () => `ends in the middle of a word: ${at} in \`${last}\``);
}

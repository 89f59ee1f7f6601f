import { Lexer, Parser } from "yaml";
import { call } from "../call.ts";
import type { Reported } from "./findings.ts";
import { plain, readElsewhere } from "./oracle.ts";
import { filesOf } from "./outputs.ts";
import type { Verdict } from "./verdict.ts";

/** `fmt`: values and comments are as they were, what it finds is as it was, and a second time changes nothing. */
export async function judgeFormatting(root: string, before: readonly Reported[], verdict: Verdict): Promise<void> {
  const old = yamlOf(root);
  const first = await call("-p", root, "fmt");
  verdict.sound(first, 0, 1);
  const now = yamlOf(root);
  verdict.expect([...old.keys()].join() === [...now.keys()].join(), "fmt adds or drops files");
  for (const [path, text] of now) {
    const was = old.get(path) ?? "";
    if (text === was) continue;
    const [a, b] = [readElsewhere(was.replace(/^\ufeff/, "")), readElsewhere(text)];
    if (a)
      verdict.expect(
        b !== null && plain(a.value) === plain(b.value),
        () => `fmt changes values in ${path}:\n${was}\n--\n${text}`,
      );
    verdict.expect(commentsOf(was) === commentsOf(text), () => `fmt loses a comment in ${path}:\n${was}\n--\n${text}`);
  }
  const again = await call("-p", root, "fmt");
  verdict.sound(again, first.code);
  const twice = [...yamlOf(root)].filter(([path, text]) => now.get(path) !== text).map(([path]) => path);
  verdict.expect(
    twice.length === 0,
    () => `fmt changes ${twice} again:\n${now.get(twice[0] ?? "")}\n--\n${yamlOf(root).get(twice[0] ?? "")}`,
  );
  const { out } = await call("-p", root, "check", "--format", "json");
  const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Reported[] };
  // What it puts right is how a file is written.
  const kinds = (all: readonly Reported[]) =>
    all
      .filter(({ code }) => !/^[EW]1/.test(code))
      .map(({ code, file }) => `${code} ${file}`)
      .sort()
      .join("\n");
  verdict.expect(
    kinds(before) === kinds(diagnostics),
    () => `check finds other things after fmt:\n${kinds(before)}\n--\n${kinds(diagnostics)}`,
  );
}

function yamlOf(root: string): Map<string, string> {
  const mine = [...filesOf(root)].filter(([path]) => /^(?:(?:data|schema)\/.*|entente)\.yaml$/.test(path));
  return new Map(mine.map(([path, bytes]) => [path, Buffer.from(bytes, "latin1").toString("utf8")]));
}

/** The words of the comments, by the other parser's tokens. */
function commentsOf(written: string): string {
  // The parser takes no carriage return alone for a line's end, as YAML does.
  const text = written.replace(/\r(?!\n)/g, "\n");
  const found: string[] = [];
  const visit = (token: unknown): void => {
    if (typeof token !== "object" || token === null) return;
    if ("type" in token && token.type === "comment" && "source" in token) found.push(String(token.source).trim());
    for (const value of Object.values(token)) if (typeof value === "object") visit(value);
  };
  for (const token of new Parser().parse([...new Lexer().lex(text)].length > 0 ? text : "")) visit(token);
  return found.sort().join("\n");
}

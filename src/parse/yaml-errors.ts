import type { YAMLError } from "yaml";
import type { Finding, Span } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { TextFile } from "../text/text-file.ts";
import { MAX_DEPTH } from "./compose-yaml.ts";
import { findUnclosed } from "./find-unclosed.ts";

/** Puts an error of `yaml` into the words and the place that help the person who made it. */
export function syntaxFinding(file: TextFile, error: YAMLError): Finding {
  const [from, to] = error.pos;
  const span = visibleSpan(file, from, to);
  const lineStart = file.text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = file.text.indexOf("\n", lineStart);
  const line = file.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);

  const operator = quantityOperator(file, line, lineStart);
  if (operator && (error.code === "BAD_SCALAR_START" || error.message.includes("Block scalar"))) return operator;

  switch (error.code) {
    case "TAB_AS_INDENT":
      return finding("tab-indentation", {}, tabSpan(file, span), { hint: "put spaces in the place of the tab" });
    case "MULTIPLE_DOCS":
      return finding("multiple-documents", {}, { ...span, end: from + "---".length });
    case "RESOURCE_EXHAUSTION":
      return finding("nested-too-deep", { limit: MAX_DEPTH }, span);
    case "BAD_SCALAR_START":
      return finding("reserved-character", { character: file.text.charAt(from) }, span, {
        hint: "put the value in quotes",
      });
    case "BAD_DIRECTIVE":
      return finding("yaml-directive", {}, span);
    default: {
      const opening = unclosed(file, error);
      if (opening) return opening;
      const [reason, hint] = reword(error);
      return finding("yaml-syntax", { reason }, span, hint ? { hint } : {});
    }
  }
}

/** At the end of a file nothing can be marked: its last visible character stands for it. */
function visibleSpan(file: TextFile, from: number, to: number): Span {
  const last = file.text.trimEnd().length;
  if (from >= last) return { file: file.path, start: Math.max(0, last - 1), end: last };
  return { file: file.path, start: from, end: Math.min(Math.max(to, from), file.text.length) };
}

/** A bracket or quote that is never closed is noticed far below; what helps is where it opens. */
function unclosed(file: TextFile, error: YAMLError): Finding | undefined {
  const mayBe = error.code === "MISSING_CHAR" || (error.code === "BAD_INDENT" && error.message.startsWith("Flow"));
  const start = mayBe ? findUnclosed(file.text, error.pos[0]) : -1;
  if (start < 0) return undefined;
  const character = file.text.charAt(start);
  const isQuote = character === '"' || character === "'";
  const reason = `this \`${character}\` is never closed`;
  const hint = isQuote
    ? "close the quote; within single quotes an apostrophe is written twice"
    : "close it on the same line, or indent the lines that go on";
  return finding("yaml-syntax", { reason }, { file: file.path, start, end: start + 1 }, { hint });
}

/** `>=16500` where a quantity belongs. */
function quantityOperator(file: TextFile, line: string, lineStart: number): Finding | undefined {
  const match = /(>=?)\s*(~?\d+(?:\.\d+)?)(?:[^\S\n]+([A-Za-z%][\w%-]*))?/.exec(line);
  if (!match) return undefined;
  const [written, , number = "", unit] = match;
  const start = lineStart + match.index;
  const place = { file: file.path, start, end: start + written.length };
  const good = `${number}..${unit ? ` ${unit}` : ""}`;
  return finding("quantity-operator", { written }, place, {
    hint: `for that many or more write \`${good}\``,
    fix: [{ place, newText: good }],
  });
}

function tabSpan(file: TextFile, span: Span): Span {
  const tab = file.text.indexOf("\t", span.start);
  const end = file.text.indexOf("\n", span.start);
  return tab >= 0 && (end < 0 || tab < end) ? { file: file.path, start: tab, end: tab + 1 } : span;
}

function reword(error: YAMLError): [reason: string, hint?: string] {
  switch (error.code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return [
        "a mapping cannot begin inside a value on the same line",
        "put a value that holds `: ` in quotes, or check the indentation of the next line",
      ];
    case "MULTILINE_IMPLICIT_KEY":
      return ["a key cannot go over several lines", "is a `:` missing, or a line indented wrongly?"];
    case "MISSING_CHAR":
      return [lowerFirst(error.message)];
    case "BAD_INDENT":
      return ["this line is not indented as the lines around it"];
    case "BAD_DQ_ESCAPE":
      return [lowerFirst(error.message), "use single quotes for text with backslashes"];
    default:
      return [lowerFirst(error.message)];
  }
}

function lowerFirst(message: string): string {
  const text = message.replace(/\.$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

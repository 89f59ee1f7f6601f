import type { YAMLError } from "yaml";
import type { Finding, Span } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { TextFile } from "../text/text-file.ts";
import { MAX_DEPTH } from "./compose-yaml.ts";

/** Puts an error of `yaml` into the words and the place that help the person who made it. */
export function syntaxFinding(file: TextFile, error: YAMLError): Finding {
  const [from, to] = error.pos;
  const span: Span = { file: file.path, start: from, end: Math.max(to, from) };
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
      const [reason, hint] = reword(error);
      return finding("yaml-syntax", { reason }, span, hint ? { hint } : {});
    }
  }
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
      return error.message.startsWith("Flow")
        ? ["a `[` or `{` is not closed", "close it on the same line, or indent the lines that go on"]
        : ["this line is not indented as the lines around it"];
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

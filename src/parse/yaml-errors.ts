import type { YAMLError } from "yaml";
import type { Finding, Span } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { TextFile } from "../text/text-file.ts";
import { MAX_DEPTH } from "./compose-yaml.ts";
import { findUnclosed } from "./find-unclosed.ts";

/** Puts an error of `yaml` into the words and the place that help the person who made it. */
export function syntaxFinding(file: TextFile, error: YAMLError): Finding {
  const conflict = mergeConflict(file);
  if (conflict) return conflict;
  const [from, to] = error.pos;
  const span = visibleSpan(file, from, to);
  const lineStart = file.text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = file.text.indexOf("\n", lineStart);
  const line = file.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);

  const operator = quantityOperator(file, line, lineStart);
  if (operator && (error.code === "BAD_SCALAR_START" || error.message.includes("Block scalar"))) return operator;

  switch (error.code) {
    case "TAB_AS_INDENT":
      return finding("tab-indentation", {}, tabSpan(file, from), { hint: "put spaces in the place of the tab" });
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
      const known = unclosed(file, error) ?? secondColon(file, error);
      if (known) return known;
      const [reason, hint] = reword(error);
      return finding("yaml-syntax", { reason }, span, hint ? { hint } : {});
    }
  }
}

/** The marks that Git leaves where it could not merge; some may be gone already. */
const MARK = /^(?:<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?$/gm;

function mergeConflict(file: TextFile): Finding | undefined {
  const marks = [...file.text.matchAll(MARK)].map(({ index, 0: text }) => ({
    file: file.path,
    start: index,
    end: index + text.length,
  }));
  const [first, ...others] = marks;
  // A lone row of equals signs may be anything.
  if (!first || (others.length === 0 && file.text.charAt(first.start) === "=")) return undefined;
  return finding("merge-conflict", {}, first, {
    related: others.slice(0, MOST_MARKS).map((place) => ({ place, message: "and here" })),
    hint: "keep what is right of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
  });
}

const MOST_MARKS = 10;

/** Where there is nothing to see, the next word is marked, and at the end of a file its last visible character. */
function visibleSpan(file: TextFile, from: number, to: number): Span {
  const last = file.text.trimEnd().length;
  if (from >= last) return { file: file.path, start: Math.max(0, last - 1), end: last };
  const end = Math.min(Math.max(to, from), file.text.length);
  if (file.text.slice(from, end).trim() !== "") return { file: file.path, start: from, end };
  const start = from + file.text.slice(from).search(/\S/);
  return { file: file.path, start, end: start + file.text.slice(start).search(/\s|$/) };
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

function tabSpan(file: TextFile, from: number): Span {
  const tab = file.text.indexOf("\t", from);
  const start = tab < 0 ? from : tab;
  return { file: file.path, start, end: start + 1 };
}

/** `name: Taiwan: an invasion`: what is wrong is the second colon, not the value that it is in. */
function secondColon(file: TextFile, error: YAMLError): Finding | undefined {
  const isFlow = error.code === "BLOCK_IN_FLOW";
  if (!isFlow && error.code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
  const [from] = error.pos;
  const rest = (isFlow ? /^[^\r\n,{}[\]]*/ : /^[^\r\n]*/).exec(file.text.slice(from))?.[0] ?? "";
  const colon = rest.search(/:(?=\s|$)/);
  if (colon < 0 && isFlow) return undefined;
  if (colon < 0) return deepLine(file, from + rest.length);
  const place = { file: file.path, start: from + colon, end: from + colon + 1 };
  return finding("yaml-syntax", { reason: "this `:` makes a second key of the value before it" }, place, {
    hint: "put text that holds a colon and a space in quotes",
  });
}

/** A key under a value that is complete: the line is indented too far. */
function deepLine(file: TextFile, after: number): Finding | undefined {
  const key = /^\s*([^\s:][^\r\n:]*):/.exec(file.text.slice(after));
  if (!key?.[1]) return undefined;
  const start = after + key[0].length - key[1].length - 1;
  const reason = "this key is indented under a value that is already complete";
  return finding(
    "yaml-syntax",
    { reason },
    { file: file.path, start, end: start + key[1].length },
    {
      hint: "indent it as the lines around it",
    },
  );
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
      return error.message.startsWith("Implicit map keys")
        ? [
            "this is neither a key with a `:` nor indented as part of the value above",
            "write `key: value`, or indent it",
          ]
        : [lowerFirst(error.message)];
    case "BAD_INDENT":
      return ["this line is not indented as the lines around it"];
    case "UNEXPECTED_TOKEN":
      return error.message.startsWith("Sequence item")
        ? [
            "this line belongs to no item of the list above it",
            "indent it as the lines around it, or begin it with `- `",
          ]
        : [lowerFirst(error.message)];
    case "BLOCK_IN_FLOW":
      return ["a list with `- ` cannot be inside braces or brackets", "write it as `[a, b]`"];
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
